import { type Figures, figureKeys, figuresOf, type Judged } from './figures.ts';
import { groupBy } from './group-by.ts';

/** A 95 % percentile interval. Missing: null where no resample defined the figure. */
export type Intervals = Readonly<Record<keyof Figures, { readonly low: number; readonly high: number } | null>>;

/** Resamples whole groups (prompts), since rows of one prompt are not independent. The same seed gives the same intervals. */
export function bootstrapFigures(
  rows: readonly Judged[],
  { resamples, random }: { readonly resamples: number; readonly random: () => number },
): Intervals {
  const groups = groupBy(rows, (row) => row.group);
  const drawn = Array.from({ length: resamples }, () => figuresOf(draw(groups, random)));
  const entries = figureKeys.map((key) => [key, interval(drawn.flatMap((figures) => figures[key] ?? []))]);
  return Object.fromEntries(entries) as Intervals;
}

/** A group drawn twice counts as two groups, each with criteria of its own. */
function draw(groups: readonly (readonly Judged[])[], random: () => number): Judged[] {
  return groups.flatMap((_, turn) => {
    const group = groups[Math.floor(random() * groups.length)] ?? [];
    return group.map((row) => ({ ...row, criterion: `${turn}/${row.criterion}` }));
  });
}

function interval(values: number[]): { low: number; high: number } | null {
  values.sort((a, b) => a - b);
  const at = (share: number): number | undefined => values[Math.round(share * (values.length - 1))];
  const [low, high] = [at(0.025), at(0.975)];
  return low === undefined || high === undefined ? null : { low, high };
}
