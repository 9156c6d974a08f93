import { effectiveVerdict } from '../domain/reduce-run.ts';
import { runOf } from './case-run.ts';
import { orderedCases } from './order-cases.ts';
import { arrange } from './order-criteria.ts';
import type { AppState, CaseRecord } from './state.ts';

/** A verdict that waits for a person: unsure, or none because something failed. */
export interface ReviewItem {
  readonly caseId: string;
  readonly criterionId: string;
}

/** Every verdict that waits for a person, case by case. A decision by a person takes it out; an undo brings it back. */
export function reviewQueue(state: AppState): readonly ReviewItem[] {
  return allRows(state).filter(({ waits }) => waits);
}

/** The next one after the row at hand, round to the beginning; null when none waits. */
export function nextToReview(state: AppState): ReviewItem | null {
  const rows = allRows(state);
  const at = rows.findIndex(({ caseId, criterionId }) => caseId === state.openId && criterionId === state.selected);
  const first =
    at < 0
      ? Math.max(
          0,
          rows.findIndex(({ caseId }) => caseId === state.openId),
        )
      : at + 1;
  return [...rows.slice(first), ...rows.slice(0, first)].find(({ waits }) => waits) ?? null;
}

interface Row extends ReviewItem {
  readonly waits: boolean;
}

function allRows(state: AppState): readonly Row[] {
  return orderedCases(state).flatMap((record) => rowsOf(record, record.id === state.openId ? state.shownOrder : []));
}

const known = new WeakMap<CaseRecord, readonly Row[]>();

/** Worked out once for a record that nobody has put in order: there may be thousands. */
function rowsOf(record: CaseRecord, shownOrder: readonly string[]): readonly Row[] {
  if (shownOrder.length > 0) return rowsIn(record, shownOrder);
  const rows = known.get(record) ?? rowsIn(record, []);
  known.set(record, rows);
  return rows;
}

function rowsIn(record: CaseRecord, shownOrder: readonly string[]): readonly Row[] {
  const run = runOf(record);
  if (!run) return [];
  return arrange(run.rubric.criteria, shownOrder).map(({ id }) => {
    const criterion = run.criteria.get(id);
    const kind = criterion ? effectiveVerdict(criterion)?.kind : undefined;
    return { caseId: record.id, criterionId: id, waits: kind === 'abstained' || kind === 'failed' };
  });
}
