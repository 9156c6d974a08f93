import type { Stretch } from './sentences.ts';

/** Shorter quotes stand anywhere by chance. Units: letters and digits. */
const leastLetters = 4;
const wordCharacter = /[\p{L}\p{N}]/gu;
const single = "['‘’‚‛`´]";
const double = '["“”„‟«»]';
const dash = '[-‐‑‒–—−]';

/**
 * Where a quote that a model wrote stands in a text: word for word, though spaces, case and the shape of quotation
 * marks and dashes may differ, and an ellipsis may end it. Null when it does not, or is too short to tell.
 */
export function findQuote(text: string, quote: string): Stretch | null {
  const bare = quote.replace(/^[\s"“”„]+|[\s"“”„…]+$/gu, '').replace(/[\s"“”„]*\.\.\.$/u, '');
  if ((bare.match(wordCharacter)?.length ?? 0) < leastLetters) return null;
  const exact = text.indexOf(bare);
  if (exact >= 0) return { start: exact, end: exact + bare.length };
  const words = bare.split(/\s+/).map(loosely);
  const match = new RegExp(words.join('\\s+'), 'iu').exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : null;
}

/** A word as a pattern that takes every shape of a mark for the same. */
function loosely(word: string): string {
  return [...word]
    .map((letter) => {
      for (const marks of [single, double, dash]) if (marks.slice(1, -1).includes(letter)) return marks;
      return letter.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    })
    .join('');
}
