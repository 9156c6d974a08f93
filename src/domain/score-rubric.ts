import { creditOf } from './mark.ts';
import { effectiveVerdict } from './reduce-run.ts';
import type { Criterion, Rubric } from './rubric.ts';
import type { RunState } from './run.ts';
import type { Score, TagScore } from './score.ts';
import { leansMet, type Verdict } from './verdict.ts';

type Verdicts = ReadonlyMap<string, Verdict | null>;
type Figures = Pick<Score, 'earned' | 'possible' | 'fraction' | 'lowest' | 'highest'>;

/**
 * The score that verdicts give: points of met criteria over the sum of positive points; a mark earns its share.
 * Missing: a criterion without a decided or graded verdict counts as undecided; no positive points give no fraction.
 * Source: HealthBench (simple-evals, healthbench_eval.py); the interval over undecided criteria is ours.
 */
export function scoreRubric(rubric: Rubric, verdicts: Verdicts): Score {
  const criteria = rubric.criteria;
  const decided = criteria.filter((criterion) => creditOf(criterion, verdicts.get(criterion.id)) !== null).length;
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

/** How many verdicts of a run are unsure: they were given, and a person decides. */
export function unsureCount(state: RunState): number {
  return [...effectiveVerdicts(state).values()].filter((verdict) => verdict?.kind === 'abstained').length;
}

/** The score of a run if every unsure verdict fell where its chance leans. Missing: null where one has no chance. */
export function leaningScore(state: RunState): number | null {
  const verdicts = new Map([...effectiveVerdicts(state)].map(([id, verdict]) => [id, verdict && leaning(verdict)]));
  const { fraction, undecided } = scoreRubric(state.rubric, verdicts);
  return undecided === 0 ? fraction : null;
}

/** The verdict that counts for every criterion of a run, by id. */
export function effectiveVerdicts({ criteria }: RunState): Verdicts {
  return new Map([...criteria].map(([id, criterion]) => [id, effectiveVerdict(criterion)]));
}

function leaning(verdict: Verdict): Verdict {
  const met = leansMet(verdict);
  if (met === null || verdict.kind !== 'abstained') return verdict;
  const { probability, evidence, calibrated = false } = verdict;
  return { kind: 'decided', met, probability, evidence, source: 'model', calibrated };
}

function figuresOf(criteria: readonly Criterion[], verdicts: Verdicts): Figures {
  // Summed in one fixed order, so that rounding can depend neither on the rubric's order nor on which criteria are met.
  const sum = (shareOf: (criterion: Criterion) => number): number =>
    criteria
      .map((criterion) => shareOf(criterion) * criterion.points)
      .toSorted((a, b) => a - b)
      .reduce((total, value) => total + value, 0);
  const credits = new Map(criteria.map((criterion) => [criterion.id, creditOf(criterion, verdicts.get(criterion.id))]));
  const credit = ({ id }: Criterion): number | null => credits.get(id) ?? null;
  const possible = sum(({ points }) => Number(points > 0));
  const over = (points: number) => (possible > 0 ? points / possible : null);
  const earned = sum((criterion) => credit(criterion) ?? 0);
  return {
    earned,
    possible,
    fraction: over(earned),
    lowest: over(sum((criterion) => credit(criterion) ?? Number(criterion.points < 0))),
    highest: over(sum((criterion) => credit(criterion) ?? Number(criterion.points > 0))),
  };
}
