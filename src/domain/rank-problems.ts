import type { Criterion, Rubric } from './rubric.ts';
import type { Verdict } from './verdict.ts';

/** A criterion that cost the response points: a fault it shows or a merit it lacks. Units: `cost` is in points, above 0. */
export interface Problem {
  readonly criterion: Criterion;
  readonly kind: 'met-negative' | 'unmet-positive';
  readonly cost: number;
}

/** What went wrong, worst first: met negative criteria, then unmet positive ones, each by cost; ties as the rubric has them. */
export function rankProblems(rubric: Rubric, verdicts: ReadonlyMap<string, Verdict | null>): Problem[] {
  const problems = rubric.criteria.flatMap((criterion): Problem[] => {
    const verdict = verdicts.get(criterion.id);
    if (verdict?.kind !== 'decided' || verdict.met === criterion.points > 0) return [];
    return [{ criterion, kind: verdict.met ? 'met-negative' : 'unmet-positive', cost: Math.abs(criterion.points) }];
  });
  return problems.sort((a, b) => a.kind.localeCompare(b.kind) || b.cost - a.cost);
}
