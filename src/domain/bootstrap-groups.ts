import { groupBy } from './group-by.ts';

/** A 95 % percentile interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** How often to resample, and the chance behind it. */
export interface BootstrapOptions {
  readonly resamples: number;
  readonly random: () => number;
}

/**
 * Intervals of figures over whole groups drawn with replacement (prompts, cases), since rows of one group are not
 * independent. `figuresOf` gets the groups of a draw, one drawn twice standing there twice.
 * Missing: null where no resample defined a figure.
 */
export function bootstrapGroups<T, K extends string>(
  rows: readonly T[],
  groupOf: (row: T) => string,
  figuresOf: (groups: readonly (readonly T[])[]) => Readonly<Record<K, number | null>>,
  { resamples, random }: BootstrapOptions,
): Readonly<Partial<Record<K, Interval | null>>> {
  const groups = groupBy(rows, groupOf);
  const draw = () => groups.map(() => groups[Math.floor(random() * groups.length)] ?? []);
  const drawn = Array.from({ length: resamples }, () => figuresOf(draw()));
  const keys = Object.keys(drawn[0] ?? {}) as K[];
  const entries = keys.map((key) => [key, interval(drawn.flatMap((figures) => figures[key] ?? []))]);
  return Object.fromEntries(entries) as Readonly<Partial<Record<K, Interval | null>>>;
}

function interval(values: number[]): Interval | null {
  values.sort((a, b) => a - b);
  const at = (share: number): number | undefined => values[Math.round(share * (values.length - 1))];
  const [low, high] = [at(0.025), at(0.975)];
  return low === undefined || high === undefined ? null : { low, high };
}
