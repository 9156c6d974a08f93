import { type BootstrapOptions, bootstrapGroups, type Interval } from '../domain/bootstrap-groups.ts';
import { type Figures, figuresOf, type Judged } from './figures.ts';

/** A 95 % percentile interval a figure. Missing: null where no resample defined it. */
export type Intervals = Readonly<Partial<Record<keyof Figures, Interval | null>>>;

/** Resamples whole groups (prompts). A group drawn twice counts as two groups, each with criteria of its own. */
export function bootstrapFigures(rows: readonly Judged[], options: BootstrapOptions): Intervals {
  return bootstrapGroups(
    rows,
    (row) => row.group,
    (groups) => ({
      ...figuresOf(
        groups.flatMap((group, turn) => group.map((row) => ({ ...row, criterion: `${turn}/${row.criterion}` }))),
      ),
    }),
    options,
  );
}
