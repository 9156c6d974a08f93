import { sumOf } from '../profiles/figures.ts';
import type { Criterion } from '../rubric.ts';
import type { Combined } from './combine-orders.ts';

/** One criterion and which response did better by it. */
export interface Comparison extends Combined {
  readonly criterion: Criterion;
}

/**
 * Comparisons by criterion added up outside the model.
 * Units: `first` and `second` are points that each side won; `ties`, `flips` and `undecided` are numbers of criteria.
 * Missing: `winner` is null where criteria without an answer could turn it.
 */
export interface Tally {
  readonly winner: Combined['winner'];
  readonly first: number;
  readonly second: number;
  readonly ties: number;
  readonly flips: number;
  readonly undecided: number;
}

/** Adds comparisons up: a criterion gives the size of its points to the side that did better. Flips are ties too. */
export function tallyComparisons(comparisons: readonly Comparison[]): Tally {
  const having = (winner: Combined['winner']) => comparisons.filter((item) => item.winner === winner);
  const worth = (items: readonly Comparison[]) => sumOf(items.map(({ criterion }) => Math.abs(criterion.points)));
  const [first, second] = [worth(having('first')), worth(having('second'))];
  const open = having(null);
  const lead = Math.abs(first - second);
  const settled = comparisons.length > 0 && (open.length === 0 || lead > worth(open));
  const ahead = first > second ? 'first' : 'second';
  return {
    winner: settled ? (lead === 0 ? 'tie' : ahead) : null,
    first,
    second,
    ties: having('tie').length,
    flips: comparisons.filter(({ flipped }) => flipped).length,
    undecided: open.length,
  };
}
