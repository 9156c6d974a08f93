import type { Stretch } from './sentences.ts';
import { escapePattern, letterPattern, unspaced } from './word-patterns.ts';

/** Shorter quotes stand anywhere by chance. Units: letters and digits. */
const leastLetters = 4;
const single = "['‘’‚‛`´]";
const double = '["“”„‟«»]';
const dash = '[-‐‑‒–—−]';

/**
 * Where a quote that a model wrote stands in a text: word for word, though spaces, case and the shape of quotation
 * marks and dashes may differ, and an ellipsis may end it, then even within a word. Null when it does not, or is too short
 * to tell.
 */
export function findQuote(text: string, quote: string): Stretch | null {
  const bare = quote.replace(/^[\s"“”„]+|[\s"“”„…]+$/gu, '').replace(/[\s"“”„]*\.\.\.$/u, '');
  if ((bare.match(new RegExp(letterPattern, 'gu'))?.length ?? 0) < leastLetters) return null;
  const cut = /(?:…|\.\.\.)[\s"“”„]*$/u.test(quote);
  const characters = [...bare];
  const before = joins(characters[0]) ? `(?<!${letterPattern})` : '';
  const after = !cut && joins(characters.at(-1)) ? `(?!${letterPattern})` : '';
  const loose = bare.split(/\s+/).map(loosely).join('\\s+');
  const match =
    new RegExp(`${before}${escapePattern(bare)}${after}`, 'u').exec(text) ??
    new RegExp(`${before}${loose}${after}`, 'iu').exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : null;
}

/** Whether a letter beside this character would belong to the same word. */
function joins(character = ''): boolean {
  return new RegExp(letterPattern, 'u').test(character) && !unspaced.test(character);
}

/** A word as a pattern that takes every shape of a mark for the same. */
function loosely(word: string): string {
  return [...word]
    .map(
      (character) =>
        [single, double, dash].find((marks) => marks.slice(1, -1).includes(character)) ?? escapePattern(character),
    )
    .join('');
}
