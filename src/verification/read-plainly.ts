import { plainLetters } from '../domain/plain-letters.ts';

/** A text, or a part of it, as it is read. */
export interface PlainText {
  readonly text: string;
  /** Where a place of what is read stands in the whole. Units: UTF-16. */
  readonly at: (index: number) => number;
}

/** What is read as it stands. */
const usual = /^[\t\n\r -~]*$/;

/**
 * Reads a text as the model does: without invisible characters and accents, any space as a space, letters disguised as
 * Latin ones as those. Words could else be hidden from whoever looks for them and still be read by the model.
 */
export function readPlainly(text: string, start = 0): PlainText {
  if (usual.test(text)) return { text, at: (index) => start + index };
  const letters: string[] = [];
  const places: number[] = [];
  let place = start;
  for (const letter of text) {
    const read = readLetter(letter);
    for (let unit = 0; unit < read.length; unit += 1) places.push(place + unit);
    letters.push(read);
    place += letter.length;
  }
  const whole = start + text.length;
  return { text: letters.join('').replace(/\S+/g, plainLetters), at: (index) => places[index] ?? whole };
}

function readLetter(letter: string): string {
  if (usual.test(letter)) return letter;
  if (/\s/.test(letter)) return ' ';
  if (/[\p{Cc}\p{Cf}\p{Mn}]/u.test(letter)) return '';
  const bare = letter.normalize('NFD').replace(/\p{Mn}+/gu, '');
  return bare.length === letter.length ? bare : letter;
}
