import { wordStems } from '../domain/word-stems.ts';

/** How well each document answers a query, in their order. Units: 0 for no word in common, 1 for the query's own words. */
export type Ranker = (query: string) => readonly number[];

/** How soon further occurrences of a word stop counting. */
const saturation = 1.2;
/** How much a long document is held to be long-winded. */
const lengthShare = 0.75;

/**
 * Ranks documents by Okapi BM25 over cut words. A score is told as a share of what the query's own text would get, so
 * that scores of different queries can be compared.
 * Source: Robertson and Zaragoza 2009; the share is ours.
 */
export function createRanker(documents: readonly string[]): Ranker {
  const counted = documents.map((text) => countWords(wordStems(text)));
  const seenIn = new Map<string, number>();
  for (const { counts } of counted) for (const word of counts.keys()) seenIn.set(word, (seenIn.get(word) ?? 0) + 1);
  const usual = counted.reduce((sum, { length }) => sum + length, 0) / Math.max(1, counted.length);

  const rarity = (word: string): number => {
    const held = seenIn.get(word) ?? 0;
    return Math.log(1 + (documents.length - held + 0.5) / (held + 0.5));
  };
  const score = (query: ReadonlySet<string>, { counts, length }: Counted): number => {
    const norm = saturation * (1 - lengthShare + (lengthShare * length) / Math.max(1, usual));
    let sum = 0;
    for (const word of query) {
      const count = counts.get(word) ?? 0;
      if (count > 0) sum += (rarity(word) * count * (saturation + 1)) / (count + norm);
    }
    return sum;
  };
  return (query) => {
    const own = countWords(wordStems(query));
    const words = new Set(own.counts.keys());
    const whole = score(words, own);
    return counted.map((document) => (whole > 0 ? Math.min(1, score(words, document) / whole) : 0));
  };
}

interface Counted {
  readonly counts: ReadonlyMap<string, number>;
  readonly length: number;
}

function countWords(words: readonly string[]): Counted {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, length: words.length };
}
