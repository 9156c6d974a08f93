import { creditOf } from '../domain/mark.ts';
import { rankProblems } from '../domain/rank-problems.ts';
import type { Criterion } from '../domain/rubric.ts';
import type { RunState } from '../domain/run.ts';
import { effectiveVerdicts } from '../domain/score-rubric.ts';
import type { ChecklistOrder } from '../ui/intent.ts';

/** Criterion ids in the order wanted: the costliest problems, then what is undecided, then the rest as written. */
export function orderCriteria(run: RunState, order: ChecklistOrder): readonly string[] {
  const ids = run.rubric.criteria.map(({ id }) => id);
  if (order === 'rubric') return ids;
  const verdicts = effectiveVerdicts(run);
  const problems = rankProblems(run.rubric, verdicts).map((problem) => problem.criterion.id);
  const undecided = run.rubric.criteria
    .filter((criterion) => creditOf(criterion, verdicts.get(criterion.id)) === null)
    .map(({ id }) => id);
  const first = [...problems, ...undecided];
  return [...new Set([...first, ...ids])];
}

/** Criteria by a remembered order; those it does not know stand first, as they were just added. */
export function arrange(criteria: readonly Criterion[], shownOrder: readonly string[]): readonly Criterion[] {
  const place = new Map(shownOrder.map((id, index) => [id, index]));
  return [...criteria].sort((a, b) => (place.get(a.id) ?? -1) - (place.get(b.id) ?? -1));
}
