/** A letter or digit, as a piece of a pattern with the flag `u`. */
export const letterPattern = String.raw`[\p{L}\p{N}]`;

/** Scripts written without spaces have no word boundaries to look for. */
export const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** A text as a pattern that matches it and nothing else. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
