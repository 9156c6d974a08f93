import { effectiveVerdict } from './reduce-run.ts';
import type { Criterion, Rubric } from './rubric.ts';
import type { RunState } from './run.ts';
import type { Score, TagScore } from './score.ts';
import type { Verdict } from './verdict.ts';

type Verdicts = ReadonlyMap<string, Verdict | null>;
type Figures = Pick<Score, 'earned' | 'possible' | 'fraction' | 'lowest' | 'highest'>;

/**
 * The score that verdicts give: points of met criteria over the sum of positive points.
 * Missing: a criterion without a decided verdict counts as undecided; no positive points give no fraction.
 * Source: HealthBench (simple-evals, healthbench_eval.py); the interval over undecided criteria is ours.
 */
export function scoreRubric(rubric: Rubric, verdicts: Verdicts): Score {
  const criteria = rubric.criteria;
  const decided = criteria.filter(({ id }) => verdicts.get(id)?.kind === 'decided').length;
  const tags = [...new Set(criteria.flatMap((criterion) => criterion.tags))].sort();
  const byTag = tags.map((tag): [string, TagScore] => {
    const tagged = criteria.filter((criterion) => criterion.tags.includes(tag));
    return [tag, { ...figuresOf(tagged, verdicts), criteria: tagged.length }];
  });
  const undecided = criteria.length - decided;
  return { ...figuresOf(criteria, verdicts), decided, undecided, byTag: new Map(byTag) };
}

/** The score of a run as it stands, with a person's overrides. */
export function scoreRun(state: RunState): Score {
  return scoreRubric(state.rubric, effectiveVerdicts(state));
}

/** The verdict that counts for every criterion of a run, by id. */
export function effectiveVerdicts({ criteria }: RunState): Verdicts {
  return new Map([...criteria].map(([id, criterion]) => [id, effectiveVerdict(criterion)]));
}

function figuresOf(criteria: readonly Criterion[], verdicts: Verdicts): Figures {
  // Summed in one fixed order, so that rounding can depend neither on the rubric's order nor on which criteria are met.
  const sorted = criteria.toSorted((a, b) => a.points - b.points);
  const sum = (counts: (criterion: Criterion) => boolean) =>
    sorted.reduce((total, criterion) => (counts(criterion) ? total + criterion.points : total), 0);
  const met = ({ id }: Criterion): boolean | null => {
    const verdict = verdicts.get(id);
    return verdict?.kind === 'decided' ? verdict.met : null;
  };
  const possible = sum(({ points }) => points > 0);
  const over = (points: number) => (possible > 0 ? points / possible : null);
  const earned = sum((criterion) => met(criterion) ?? false);
  return {
    earned,
    possible,
    fraction: over(earned),
    lowest: over(sum((criterion) => met(criterion) ?? criterion.points < 0)),
    highest: over(sum((criterion) => met(criterion) ?? criterion.points > 0)),
  };
}
