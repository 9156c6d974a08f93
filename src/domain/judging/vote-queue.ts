import { sumOf } from '../profiles/figures.ts';

/** Units: how many of several judgements said yes and no. */
export interface Votes {
  readonly yes: number;
  readonly no: number;
}

/** How split votes are. Units: nats, 0 when all agree, ln 2 at most. Missing: null without votes. */
export function voteEntropy({ yes, no }: Votes): number | null {
  const all = yes + no;
  if (all <= 0) return null;
  return sumOf([yes, no].map((count) => (count > 0 ? -(count / all) * Math.log(count / all) : 0)));
}

/**
 * Items in the order in which a person's label is worth most: the most split first, equals as they came. Items without
 * votes come first of all: nothing is known of them.
 * Source: OPV's active learning.
 */
export function queueByDoubt<T extends Votes>(items: readonly T[]): readonly T[] {
  const doubt = (item: T): number => voteEntropy(item) ?? Number.POSITIVE_INFINITY;
  return items.toSorted((a, b) => (doubt(a) === doubt(b) ? 0 : doubt(b) > doubt(a) ? 1 : -1));
}
