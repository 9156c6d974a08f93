import type { Passage } from './find-signs.ts';
import { type PlainText, readPlainly } from './read-plainly.ts';
import { endsOf } from './text-ends.ts';

/** Fewer words in a row than this are everyday speech. */
const leastWords = 6;
/** Share of the criterion's words that stand in the response in a row. */
const leastShare = 0.7;

/**
 * Reads a response once and tells for any criterion where its own words are first repeated in a row: a text written for
 * the rubric rather than for the reader, or chance. Null where they are not, and for criteria shorter than six words.
 */
export function readEchoes(response: string): (criterion: string) => Passage | null {
  const parts = endsOf(response).map(readPart);
  return (criterion) => {
    const asked = wordsOf(readPlainly(criterion)).map(({ word }) => word);
    const needed = Math.max(leastWords, Math.ceil(asked.length * leastShare));
    const runs = asked.flatMap((_, at) => (at + needed > asked.length ? [] : [asked.slice(at, at + needed)]));
    for (const part of parts) {
      const places = runs.map((run) => findRun(part, run)).filter((place) => place >= 0);
      const place = places.length > 0 ? Math.min(...places) : -1;
      const [first, last] = [part.words[place], part.words[place + needed - 1]];
      if (first && last) return { start: first.start, end: last.end };
    }
    return null;
  };
}

interface Word extends Passage {
  readonly word: string;
}

/** A text's words in order, and at which of them each stands. */
interface ReadPart {
  readonly words: readonly Word[];
  readonly places: ReadonlyMap<string, readonly number[]>;
}

function readPart(part: PlainText): ReadPart {
  const words = wordsOf(part);
  const places = new Map<string, number[]>();
  for (const [place, { word }] of words.entries()) {
    const known = places.get(word);
    if (known) known.push(place);
    else places.set(word, [place]);
  }
  return { words, places };
}

/** The first word from which a run of words stands in a row, sought from its rarest one; -1 where it does not. */
function findRun({ words, places }: ReadPart, run: readonly string[]): number {
  const timesOf = (word: string): readonly number[] => places.get(word) ?? [];
  let rarest = 0;
  for (const [at, word] of run.entries()) {
    if (timesOf(word).length < timesOf(run[rarest] ?? '').length) rarest = at;
  }
  for (const place of timesOf(run[rarest] ?? '')) {
    if (run.every((word, at) => words[place - rarest + at]?.word === word)) return place - rarest;
  }
  return -1;
}

function wordsOf({ text, at }: PlainText): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    word: word.toLowerCase(),
    start: at(index),
    end: at(index + word.length),
  }));
}
