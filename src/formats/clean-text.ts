/** Replaces lone surrogates, which are no characters, by U+FFFD; every other code unit stays, controls included. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** A text as it leaves a file or a clipboard: without byte order mark and well formed. */
export function cleanText(text: string): string {
  return wellFormed(text.startsWith('\uFEFF') ? text.slice(1) : text);
}

/** One kind of line end, so that lines are counted alike on every system. */
export function oneLineEnd(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
