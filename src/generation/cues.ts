import { plainLetters } from './plain-text.ts';

/** Finds whether the cues of a scenario or entry stand in plain words (see `models/bank/scenarios.ts` for the notation). */
export type CueFinder = (words: string) => boolean;

/** "Denies fever" denies it, and "yellow fever" is no fever. */
const negated =
  '(?<! (?:no|denies|denied|deny|without|negative for)(?: (?!relief|idea|change|improvement|longer|matter|doubt)[^ .]+){0,2})(?<! (?:yellow|hay))';
const between = '(?: [^ .]+){0,8}?';

const finders = new Map<string, CueFinder>();

/** Compiles cues once. Negated words ("denies chest pain") do not count. No cues find nothing. */
export function cueFinder(cues: string): CueFinder {
  const known = finders.get(cues);
  if (known !== undefined) return known;
  const parts = cues
    .split('|')
    .map((cue) => cue.trim())
    .filter(Boolean)
    .map(toPattern);
  const pattern = parts.length === 0 ? null : new RegExp(`${negated} (?:${parts.join('|')})(?= )`, 'u');
  const finder: CueFinder = (words) => pattern?.test(words) ?? false;
  finders.set(cues, finder);
  return finder;
}

function toPattern(cue: string): string {
  const sides = cue.split(' + ').map(toPhrase);
  if (sides.length === 1) return sides[0] ?? '';
  const forward = sides.join(`${between} `);
  const backward = sides.toReversed().join(`${between} `);
  return `${forward}|${backward}`;
}

function toPhrase(phrase: string): string {
  return phrase
    .split(' ')
    .map((written) => {
      // Cues are read as the words they are matched against; Chinese puts no spaces between its words.
      const word = plainLetters(written.replace('*', ''));
      if (/\p{Script=Han}/u.test(word)) return `[^ .]*?${word}[^ .]*`;
      return written.endsWith('*') ? `${word}[^ .]*` : word;
    })
    .join(' ');
}
