import { toPlainWords } from './plain-text.ts';

/** Texts compared by the rare words they share: cosine over tf-idf, 0 to 1. */
export interface WordModel {
  similarity(a: string, b: string): number;
}

const common = new Set(
  'the a an and or of to in for on at by with from as is are was were be been it its this that these those which who what when where how if than then so not no do does did has have had can could may might must should would will i you he she we they my your his her their me response user says say advises advise names name gives give states state asks ask about explains explain recommends recommend describes describe mentions mention person such'.split(
    ' ',
  ),
);

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

/** Content words cut to a common beginning: crude, but the same on both sides. */
export function wordStems(text: string): readonly string[] {
  return toPlainWords(text)
    .split(' ')
    .filter((word) => word.length > 1 && word !== '.' && !common.has(word))
    .map((word) => word.replace(/(?:ing|ed|es|s|ly)$/, '').slice(0, 8));
}
