import type { Stretch } from './sentences.ts';

/** Shorter quotes stand anywhere by chance. Units: letters and digits. */
const leastLetters = 4;
const single = "['‘’‚‛`´]";
const double = '["“”„‟«»]';
const dash = '[-‐‑‒–—−]';

const letter = String.raw`[\p{L}\p{N}]`;
/** Scripts that set no space between words: any character may begin or end a quote there. */
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * Where a quote that a model wrote stands in a text: word for word, though spaces, case and the shape of quotation
 * marks and dashes may differ, and an ellipsis may end it, then even within a word. Null when it does not, or is too short
 * to tell.
 */
export function findQuote(text: string, quote: string): Stretch | null {
  const bare = quote.replace(/^[\s"“”„]+|[\s"“”„…]+$/gu, '').replace(/[\s"“”„]*\.\.\.$/u, '');
  if ((bare.match(new RegExp(letter, 'gu'))?.length ?? 0) < leastLetters) return null;
  const cut = /(?:…|\.\.\.)[\s"“”„]*$/u.test(quote);
  const characters = [...bare];
  const before = joins(characters[0]) ? `(?<!${letter})` : '';
  const after = !cut && joins(characters.at(-1)) ? `(?!${letter})` : '';
  const loose = bare.split(/\s+/).map(loosely).join('\\s+');
  const match =
    new RegExp(`${before}${escaped(bare)}${after}`, 'u').exec(text) ??
    new RegExp(`${before}${loose}${after}`, 'iu').exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : null;
}

/** Whether a letter beside this character would belong to the same word. */
function joins(character = ''): boolean {
  return new RegExp(letter, 'u').test(character) && !spaceless.test(character);
}

/** A word as a pattern that takes every shape of a mark for the same. */
function loosely(word: string): string {
  return [...word]
    .map(
      (character) =>
        [single, double, dash].find((marks) => marks.slice(1, -1).includes(character)) ?? escaped(character),
    )
    .join('');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
