import { creditOf, type Mark, type Marks, partKey } from '../domain/mark.ts';
import type { Profile } from '../domain/profiles/profile.ts';
import type { Criterion, Rubric } from '../domain/rubric.ts';
import { scales } from '../domain/scale.ts';
import { type Likeness, matchRubrics } from '../generation/refine/match-rubrics.ts';
import type { Judged } from '../verification/judging/judge-marks.ts';

/** What two judgements made of one criterion. Units: the share of its points that was earned, 0 to 1; null while undecided. */
export interface Sides {
  readonly criterion: Criterion;
  readonly first: number | null;
  readonly second: number | null;
  /** True where both decided, and differently. */
  readonly disagree: boolean;
}

/** A criterion of the first rubric beside the one of the second that says the same. */
export interface MatchedSides extends Sides {
  readonly other: Criterion;
  /** Units: 0 to 1. */
  readonly likeness: number;
}

/** A criterion that only one of two rubrics has. */
export type AloneSide = Pick<Sides, 'criterion'> & { readonly share: number | null };

/** Two rubrics on one response. */
export interface RubricSides {
  readonly matched: readonly MatchedSides[];
  readonly onlyFirst: readonly AloneSide[];
  readonly onlySecond: readonly AloneSide[];
}

/** What a criterion is worth by a profile here. Units: the profile's; null where the profile gives no number either way. */
export interface WorthSides {
  readonly criterion: Criterion;
  readonly first: number | null;
  readonly second: number | null;
  /** True where one profile rewards what the other ignores or punishes. */
  readonly disagree: boolean;
}

/** One rubric as two judges answered it. */
export function judgeSides({ criteria }: Rubric, first: Judged, second: Judged): readonly Sides[] {
  return criteria.map((criterion) => sidesOf(criterion, shareOf(criterion, first), shareOf(criterion, second)));
}

/** Two rubrics as one judge answered them; criteria that say the same, by their words, stand together. */
export function rubricSides(
  first: { readonly rubric: Rubric; readonly judged: Judged },
  second: { readonly rubric: Rubric; readonly judged: Judged },
  likeness?: Likeness,
): RubricSides {
  const { matched } = matchRubrics(first.rubric, second.rubric, likeness ? { likeness } : {});
  const pairs = matched.map(({ generated, human, likeness: how }) => ({
    ...sidesOf(generated, shareOf(generated, first.judged), shareOf(human, second.judged)),
    other: human,
    likeness: how,
  }));
  const alone = ({ criteria }: Rubric, judged: Judged, taken: ReadonlySet<Criterion>) =>
    criteria.filter((one) => !taken.has(one)).map((criterion) => ({ criterion, share: shareOf(criterion, judged) }));
  return {
    matched: first.rubric.criteria.flatMap((one) => pairs.find(({ criterion }) => criterion === one) ?? []),
    onlyFirst: alone(first.rubric, first.judged, new Set(pairs.map(({ criterion }) => criterion))),
    onlySecond: alone(second.rubric, second.judged, new Set(pairs.map(({ other }) => other))),
  };
}

/** What each criterion moves by two profiles, all others as they stand: the score were it met less the score were it not. */
export function profileSides(rubric: Rubric, marks: Marks, first: Profile, second: Profile): readonly WorthSides[] {
  return rubric.criteria.map((criterion) => {
    const [one, other] = [worthOf(criterion, rubric, marks, first), worthOf(criterion, rubric, marks, second)];
    const disagree = one !== null && other !== null && Math.sign(one) !== Math.sign(other);
    return { criterion, first: one, second: other, disagree };
  });
}

function worthOf(criterion: Criterion, rubric: Rubric, marks: Marks, { score, better }: Profile): number | null {
  const { scale = scales.binary, parts = [] } = criterion;
  const [most, least] = scale.kind === 'count' ? [1, 0] : [scale.most, scale.least];
  const mark = (value: number): Mark => ({ kind: 'grade', value, quotes: 1 });
  const at = (value: number, share: 0 | 1) => {
    const ofParts = parts.map((part) => [partKey(criterion, part), mark(share)] as const);
    return score(rubric, new Map([...marks, [criterion.id, mark(value)], ...ofParts])).value;
  };
  const [met, unmet] = [at(most, 1), at(least, 0)];
  if (met === null || unmet === null) return null;
  // Minus zero would print as a sign.
  return (better === 'higher' ? met - unmet : unmet - met) || 0;
}

function sidesOf(criterion: Criterion, first: number | null, second: number | null): Sides {
  return { criterion, first, second, disagree: first !== null && second !== null && first !== second };
}

function shareOf(criterion: Criterion, judged: Judged): number | null {
  return creditOf(criterion, judged.get(criterion.id));
}
