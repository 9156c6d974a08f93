import { creditOf } from '../domain/mark.ts';
import { effectiveVerdict } from '../domain/reduce-run.ts';
import type { Criterion, Rubric } from '../domain/rubric.ts';
import type { CriterionState } from '../domain/run.ts';
import type { Verdict } from '../domain/verdict.ts';

/** A rubric with what was decided by it, as one column of a comparison. */
export interface ComparedColumn {
  readonly rubric: Rubric;
  readonly criteria: ReadonlyMap<string, CriterionState>;
}

/** One criterion in one column. */
export interface ComparedCell {
  readonly criterion: Criterion;
  readonly state: CriterionState | undefined;
  readonly verdict: Verdict | null;
}

/** How the columns stand to each other by one criterion; `lone` is in some of the rubrics alone. */
export type RowKind = 'differs' | 'lone' | 'open' | 'same';

/** One criterion across the columns; a cell is null where the column's rubric does not have it. */
export interface ComparedRow {
  /** Unique among the rows, and the same for the same criterion whatever the order. */
  readonly key: string;
  readonly criterion: Criterion;
  readonly cells: readonly (ComparedCell | null)[];
  readonly kind: RowKind;
  /** Units: points between the best and the worst column. */
  readonly gap: number;
}

/**
 * Criteria of several columns side by side, those with the same words in one row. Where they differ stands first, by the
 * points at stake; then what is in some rubrics alone, what is undecided, and the rest in their order.
 */
export function compareColumns(columns: readonly ComparedColumn[], sorted = true): readonly ComparedRow[] {
  const rows = new Map<string, (ComparedCell | null)[]>();
  columns.forEach(({ rubric, criteria }, at) => {
    const seen = new Map<string, number>();
    for (const criterion of rubric.criteria) {
      const words = criterion.text.trim();
      const nth = (seen.get(words) ?? 0) + 1;
      seen.set(words, nth);
      const key = `${nth}:${words}`;
      const cells = rows.get(key) ?? columns.map(() => null);
      const state = criteria.get(criterion.id);
      cells[at] = { criterion, state, verdict: state ? effectiveVerdict(state) : null };
      rows.set(key, cells);
    }
  });
  const found = [...rows].flatMap(([key, cells]) => rowOf(key, cells));
  return sorted ? found.toSorted((a, b) => places[a.kind] - places[b.kind] || b.gap - a.gap) : found;
}

const places: Readonly<Record<RowKind, number>> = { differs: 0, lone: 1, open: 2, same: 3 };

function rowOf(key: string, cells: readonly (ComparedCell | null)[]): readonly ComparedRow[] {
  const here = cells.filter((cell) => cell !== null);
  const [first] = here;
  if (!first) return [];
  const credits = here.map(({ criterion, verdict }) => creditOf(criterion, verdict));
  const known = credits.filter((credit) => credit !== null);
  const size = Math.max(...here.map(({ criterion }) => Math.abs(criterion.points)));
  const gap = known.length < 2 ? 0 : (Math.max(...known) - Math.min(...known)) * size;
  const shared = { key, criterion: first.criterion, cells, gap };
  if (gap > 0) return [{ ...shared, kind: 'differs' }];
  if (here.length < cells.length) return [{ ...shared, kind: 'lone' }];
  return [{ ...shared, kind: known.length < here.length ? 'open' : 'same' }];
}
