import type { Evidence } from './evidence.ts';
import { axisOf } from './profiles/figures.ts';
import { type Problem, rankProblems } from './rank-problems.ts';
import type { Criterion, Rubric } from './rubric.ts';
import type { Tier } from './tier.ts';
import type { Verdict } from './verdict.ts';

/**
 * A critical failure of a response. `type` is the kind of failure that its criterion names. Missing: `quote` is null where
 * code or a person decided, who quote nothing, and where the model looked nowhere in particular.
 */
export interface CriticalFlag extends Problem {
  readonly type: string;
  readonly quote: Evidence | null;
}

/** What makes a criterion critical. Units: points. */
export type Worth = Pick<Criterion, 'points' | 'tier'>;

const gating: readonly Tier[] = ['mandatory', 'fatal', 'safety', 'significant', 'S4'];
/** Of the rubric's largest worth: on HealthBench's scale of 10 this is PRBench's critical class, 8 to 10. */
const largeShare = 0.8;

/**
 * Whether a failure by this criterion is critical: its tier gates, or it is a penalty that weighs nearly as much as
 * anything in its rubric. Units: `largest` is the largest worth of the rubric, without its sign.
 */
export function isCritical({ points, tier }: Worth, largest: number): boolean {
  return (tier !== undefined && gating.includes(tier)) || (points < 0 && -points >= largeShare * largest);
}

/** The largest worth among criteria, without its sign. Units: points. */
export function largestWorth(criteria: readonly Pick<Criterion, 'points'>[]): number {
  return criteria.reduce((most, { points }) => Math.max(most, Math.abs(points)), 0);
}

/**
 * The critical failures of a response, worst first. Their type is the criterion's `failure:` tag, else its axis, else
 * whether something was done or left out. Source: CryptoAnalystBench (flags by type of error before fine scores).
 */
export function criticalFlags(rubric: Rubric, verdicts: ReadonlyMap<string, Verdict | null>): readonly CriticalFlag[] {
  const largest = largestWorth(rubric.criteria);
  return rankProblems(rubric, verdicts)
    .filter(({ criterion }) => isCritical(criterion, largest))
    .map((problem) => ({ ...problem, type: typeOf(problem), quote: quoteOf(verdicts.get(problem.criterion.id)) }));
}

function typeOf({ criterion, kind }: Problem): string {
  const named = criterion.tags.find((tag) => tag.startsWith('failure:'))?.slice('failure:'.length);
  return named ?? axisOf(criterion) ?? (kind === 'met-negative' ? 'commission' : 'omission');
}

function quoteOf(verdict: Verdict | null | undefined): Evidence | null {
  return verdict?.kind === 'decided' || verdict?.kind === 'graded' ? (verdict.evidence[0] ?? null) : null;
}
