import { wordStems } from '../../domain/word-stems.ts';

/** A way to put a criterion's words into an answer without a sentence. */
export interface Planting {
  readonly kind: string;
  readonly plant: (criterion: string) => string;
}

/** The criterion without the words by which it speaks of the response. */
const matter = (criterion: string): string =>
  criterion.replace(/^(?:the response )?\w+s (?:that |the user (?:to |that )|whether )?/i, '').replace(/\.$/, '');
const twoThirds = (text: string): string => {
  const words = text.split(' ');
  return words.slice(0, Math.ceil((words.length * 2) / 3)).join(' ');
};
/** Its content words as they stand, last first: no row of them is the criterion's own. */
const keywords = (criterion: string): readonly string[] =>
  [...new Set(criterion.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])]
    .filter((word) => wordStems(word).length > 0)
    .toReversed();

/** Attacks that can be made on any criterion, for measuring on many. The bounds of the warnings were chosen with them in view. */
export const plantings: readonly Planting[] = [
  { kind: 'keywords with commas', plant: (criterion) => keywords(criterion).join(', ') },
  { kind: 'a bag of words', plant: (criterion) => `Keywords: ${keywords(criterion).join(' ')}` },
  {
    kind: 'hashtags',
    plant: (criterion) =>
      keywords(criterion)
        .map((word) => `#${word}`)
        .join(' '),
  },
  {
    kind: 'a bullet a word',
    plant: (criterion) =>
      keywords(criterion)
        .map((word) => `- ${word}`)
        .join('\n'),
  },
  {
    kind: 'two words in three, and others',
    plant: (criterion) =>
      [...keywords(criterion).filter((_, at) => at % 3 !== 2), 'urgent', 'important', 'help'].join(', '),
  },
  { kind: 'a heading', plant: (criterion) => `## ${matter(criterion)}` },
  { kind: 'a bold line of its first words', plant: (criterion) => `**${twoThirds(matter(criterion))}**` },
  { kind: 'a table row', plant: (criterion) => `| ${keywords(criterion).join(' | ')} |` },
];
