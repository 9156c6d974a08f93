import { wordStems } from '../domain/word-stems.ts';

/** Texts compared by the rare words they share: cosine over tf-idf, 0 to 1. */
export interface WordModel {
  similarity(a: string, b: string): number;
}

/** Learns how rare each word is from the given texts. Vectors of compared texts are kept: each is compared many times. */
export function createWordModel(texts: readonly string[]): WordModel {
  const seenIn = new Map<string, number>();
  for (const text of texts) for (const word of new Set(wordStems(text))) seenIn.set(word, (seenIn.get(word) ?? 0) + 1);
  const vectors = new Map<string, ReadonlyMap<string, number>>();

  const vectorOf = (text: string): ReadonlyMap<string, number> => {
    const known = vectors.get(text);
    if (known !== undefined) return known;
    const counts = new Map<string, number>();
    for (const word of wordStems(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
    let squares = 0;
    for (const [word, count] of counts) {
      const value = (1 + Math.log(count)) * Math.log((1 + texts.length) / (1 + (seenIn.get(word) ?? 0)) + 1);
      counts.set(word, value);
      squares += value * value;
    }
    for (const [word, value] of counts) counts.set(word, value / Math.sqrt(squares));
    vectors.set(text, counts);
    return counts;
  };

  return {
    similarity(a, b) {
      const [small, large] = [vectorOf(a), vectorOf(b)].toSorted((x, y) => x.size - y.size);
      let dot = 0;
      for (const [word, value] of small ?? []) dot += value * (large?.get(word) ?? 0);
      return Math.min(1, dot);
    },
  };
}
