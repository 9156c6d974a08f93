import { creditOf } from './mark.ts';
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
    const credit = creditOf(criterion, verdicts.get(criterion.id));
    if (credit === null) return [];
    const merit = criterion.points > 0;
    const cost = Math.abs(criterion.points) * (merit ? 1 - credit : credit);
    return cost > 0 ? [{ criterion, kind: merit ? 'unmet-positive' : 'met-negative', cost }] : [];
  });
  return problems.sort((a, b) => a.kind.localeCompare(b.kind) || b.cost - a.cost);
}
