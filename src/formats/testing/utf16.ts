/** A file's bytes in UTF-16 with its byte order mark, as Notepad and Excel write it. */
export function utf16(text: string, order: 'little' | 'big'): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(2 * (text.length + 1));
  const view = new DataView(bytes.buffer);
  for (const [at, unit] of `\uFEFF${text}`.split('').entries()) {
    view.setUint16(2 * at, unit.charCodeAt(0), order === 'little');
  }
  return bytes;
}
