/**
 * Reads a file as text: UTF-8, or UTF-16 where its byte order mark says so (Notepad's "Unicode", Excel's "Unicode
 * Text"). The mark is dropped; what is no character becomes U+FFFD.
 */
export function decodeText(content: Uint8Array): string {
  const [first, second] = content;
  const big = first === 0xfe && second === 0xff;
  const little = first === 0xff && second === 0xfe;
  return new TextDecoder(big ? 'utf-16be' : little ? 'utf-16le' : 'utf-8').decode(content);
}
