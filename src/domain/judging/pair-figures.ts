import { type BootstrapOptions, bootstrapGroups, type Interval } from '../bootstrap-groups.ts';
import { groupBy } from '../group-by.ts';
import { sumOf } from '../profiles/figures.ts';
import type { Winner } from './winner.ts';

/** One pair of a benchmark as it was judged. `winner` is `first` where the chosen response won; null was not scored. */
export interface JudgedPair {
  readonly winner: Winner | null;
  /** The judge preferred a place in some criterion, or in the whole. */
  readonly flipped: boolean;
  /** Pairs of one prompt; they are resampled together. */
  readonly group: string;
  /** What the pair is filed under, for example `{ dimension: 'safety', department: 'cardiology' }`. */
  readonly labels: Readonly<Record<string, string>>;
}

/** Units: what a tie is worth, 0 or a half. */
export type TieWorth = 0 | 0.5;

/** Units: numbers of pairs; `accuracy` counts ties as nothing, `tiesHalf` as half. Missing: null where none was scored. */
export interface PairFigures {
  readonly imported: number;
  readonly scored: number;
  readonly skipped: number;
  readonly right: number;
  readonly wrong: number;
  readonly ties: number;
  readonly flips: number;
  readonly accuracy: number | null;
  readonly tiesHalf: number | null;
}

/** Adds a benchmark up. What was not scored is counted as skipped and is neither right nor wrong. Source: RewardBench. */
export function pairFigures(pairs: readonly JudgedPair[]): PairFigures {
  const count = (winner: Winner | null): number => pairs.filter((pair) => pair.winner === winner).length;
  const [right, wrong, ties, skipped] = [count('first'), count('second'), count('tie'), count(null)];
  const scored = right + wrong + ties;
  const flips = pairs.filter(({ winner, flipped }) => winner !== null && flipped).length;
  const share = (worth: TieWorth) => (scored > 0 ? (right + worth * ties) / scored : null);
  return {
    imported: pairs.length,
    scored,
    skipped,
    right,
    wrong,
    ties,
    flips,
    accuracy: share(0),
    tiesHalf: share(0.5),
  };
}

/** The figures of each value of a label, in the order in which values occur; pairs without the label are left out. */
export function pairFiguresBy(pairs: readonly JudgedPair[], label: string): ReadonlyMap<string, PairFigures> {
  const labelled = pairs.filter(({ labels }) => labels[label] !== undefined);
  const groups = groupBy(labelled, ({ labels }) => labels[label] ?? '');
  return new Map(groups.map((group) => [group[0]?.labels[label] ?? '', pairFigures(group)]));
}

/** The mean accuracy over the values of a label, each counting once; null where none has a scored pair. */
export function macroAccuracy(pairs: readonly JudgedPair[], label: string): number | null {
  const found = [...pairFiguresBy(pairs, label).values()].flatMap(({ accuracy }) => accuracy ?? []);
  return found.length === 0 ? null : sumOf(found) / found.length;
}

/** 95 % intervals over prompts drawn with replacement. Missing: null for one prompt alone, which shows no spread. */
export function pairIntervals(
  pairs: readonly JudgedPair[],
  options: BootstrapOptions,
): { readonly accuracy: Interval | null; readonly tiesHalf: Interval | null } {
  if (new Set(pairs.map(({ group }) => group)).size < 2) return { accuracy: null, tiesHalf: null };
  const figures = (groups: readonly (readonly JudgedPair[])[]) => {
    const { accuracy, tiesHalf } = pairFigures(groups.flat());
    return { accuracy, tiesHalf };
  };
  const { accuracy = null, tiesHalf = null } = bootstrapGroups(pairs, ({ group }) => group, figures, options);
  return { accuracy, tiesHalf };
}
