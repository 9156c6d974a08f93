import { bank } from '../../models/bank/index.ts';
import type { Criterion } from '../domain/rubric.ts';
import type { Message } from '../domain/submission.ts';
import { wordStems } from '../domain/word-stems.ts';
import { askedText, type Neighbour } from './library-neighbours.ts';

/** A criterion of a neighbour. `bound` are its words that tell of the neighbour's case and have no place in this one. */
export interface Borrowed {
  readonly criterion: Criterion;
  /** `library:<entry>/<criterion>` */
  readonly place: string;
  /** Of its neighbour. Units: 0 to 1. */
  readonly likeness: number;
  readonly bound: readonly string[];
  /** The most that a criterion of its rubric counts, either way. Units: points. */
  readonly heaviest: number;
}

/** A word that so many other criteria use is no name of a case. */
const general = 2;

/**
 * The criteria of the neighbours, each with what ties it to the case that it was written for: words that its own
 * conversation has and this one has not, unless criteria of other cases use them too; any such number.
 */
export function borrowCriteria(
  conversation: readonly Message[],
  neighbours: readonly Neighbour[],
): readonly Borrowed[] {
  const here = new Set(wordStems(askedText(conversation)));
  const usedBy = countUses([
    ...bank.map(({ text }) => text),
    ...neighbours.flatMap(({ entry }) => entry.rubric.criteria.map(({ text }) => text)),
  ]);
  return neighbours.flatMap(({ entry, likeness }) => {
    const there = new Set(wordStems(askedText(entry.conversation)));
    const ownUses = countUses(entry.rubric.criteria.map(({ text }) => text));
    const heaviest = Math.max(...entry.rubric.criteria.map(({ points }) => Math.abs(points)));
    const isBound = (word: string): boolean => {
      if (!there.has(word) || here.has(word)) return false;
      return /\d/.test(word) || (usedBy.get(word) ?? 0) - (ownUses.get(word) ?? 0) < general;
    };
    return entry.rubric.criteria.map((criterion): Borrowed => {
      const bound = [...new Set(wordStems(criterion.text))].filter(isBound);
      return { criterion, place: `library:${entry.id}/${criterion.id}`, likeness, bound, heaviest };
    });
  });
}

function countUses(texts: readonly string[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const text of texts) for (const word of new Set(wordStems(text))) uses.set(word, (uses.get(word) ?? 0) + 1);
  return uses;
}
