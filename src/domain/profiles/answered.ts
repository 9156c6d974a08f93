import { type Mark, type Marks, partKey } from '../mark.ts';
import type { Criterion, Rubric, SubCheck } from '../rubric.ts';
import { isOnScale, type Scale, scales, shareOfScale } from '../scale.ts';

/** Whether a rule looks at criteria, or at the sub-checks of those that have some. */
export type Level = 'criterion' | 'part';

/** Something that a rule wants answered. */
export interface Question {
  readonly criterion: Criterion;
  readonly part: SubCheck | null;
  readonly scale: Scale;
  readonly mark: Mark;
}

/**
 * An answer that a rule can count with.
 * Units: `share` is 0 at the lower end of the scale and 1 at the upper, for a count 1 when above zero, 0 when blocked;
 * `good` is the share where the points are positive and what is missing from 1 where they are negative.
 */
export interface Answered {
  readonly criterion: Criterion;
  readonly part: SubCheck | null;
  readonly value: number;
  readonly share: number;
  readonly good: number;
  readonly points: number;
  readonly blocked: boolean;
  readonly quotes: number | null;
}

/** What a rubric asks at a level, each with the mark that it has. */
export function questionsOf(rubric: Rubric, marks: Marks, level: Level): readonly Question[] {
  return rubric.criteria.flatMap((criterion): readonly Question[] => {
    const { scale = scales.binary, parts = [] } = criterion;
    if (level === 'criterion' || parts.length === 0) {
      return [{ criterion, part: null, scale, mark: sound(scale, criterionMark(criterion, marks)) }];
    }
    return parts.map((part) => {
      const mark = sound(scales.binary, partMark(criterion, part, marks));
      return { criterion, part, scale: scales.binary, mark };
    });
  });
}

/** The answers among questions; what is undecided or not applicable is left out. */
export function answersTo(questions: readonly Question[]): readonly Answered[] {
  return questions.flatMap(({ criterion, part, scale, mark }) => {
    if (mark.kind === 'undecided' || mark.kind === 'not-applicable') return [];
    const blocked = mark.kind === 'blocked';
    const value = mark.kind === 'grade' ? mark.value : leastOf(scale);
    const share = shareOfScale(scale, value) ?? (value > 0 ? 1 : 0);
    const points = pointsOf({ criterion, part });
    const quotes = mark.kind === 'grade' ? (mark.quotes ?? null) : null;
    return [{ criterion, part, value, share, good: points > 0 ? share : 1 - share, points, blocked, quotes }];
  });
}

/** Whether a question has an answer that counts. */
export function isDecided({ mark }: Question): boolean {
  return mark.kind === 'grade' || mark.kind === 'blocked';
}

/** What a question is worth when met; a sub-check takes the sign of its criterion. */
export function pointsOf({ criterion, part }: Pick<Question, 'criterion' | 'part'>): number {
  return part ? (part.points ?? 1) * Math.sign(criterion.points) : criterion.points;
}

/** The lower end of a scale. */
export function leastOf(scale: Scale): number {
  return scale.kind === 'count' ? 0 : scale.least;
}

/** The upper end of a scale; for a count, one that already makes it met. */
export function mostOf(scale: Scale): number {
  return scale.kind === 'count' ? 1 : scale.most;
}

/** A criterion with sub-checks and no mark of its own is met when all of them are, as HealthBench reads such criteria. */
function criterionMark(criterion: Criterion, marks: Marks): Mark {
  const own = marks.get(criterion.id);
  const { parts = [], scale = scales.binary } = criterion;
  if (own || parts.length === 0) return own ?? notAsked;
  const found = parts.map((part) => marks.get(partKey(criterion, part)) ?? notAsked);
  const counting = found.filter(({ kind }) => kind !== 'not-applicable');
  if (counting.length === 0) return { kind: 'not-applicable' };
  if (counting.some((mark) => isUnmet(mark))) return { kind: 'grade', value: leastOf(scale) };
  return counting.find(({ kind }) => kind === 'undecided') ?? { kind: 'grade', value: mostOf(scale) };
}

/** Sub-checks of a criterion that was met as a whole are met; of one that was not, nobody knows which failed. */
function partMark(criterion: Criterion, part: SubCheck, marks: Marks): Mark {
  const own = marks.get(partKey(criterion, part));
  if (own) return own;
  const whole = marks.get(criterion.id) ?? notAsked;
  const { scale = scales.binary } = criterion;
  if (whole.kind === 'not-applicable') return whole;
  return whole.kind === 'grade' && whole.value === mostOf(scale) ? { kind: 'grade', value: 1 } : notAsked;
}

/** An answer off its scale is a fault, and a fault is no number. */
function sound(scale: Scale, mark: Mark): Mark {
  if (mark.kind !== 'grade' || isOnScale(scale, mark.value)) return mark;
  return { kind: 'undecided', reason: 'The answer does not stand on the scale of its criterion.' };
}

function isUnmet(mark: Mark): boolean {
  return mark.kind === 'blocked' || (mark.kind === 'grade' && mark.value === 0);
}

const notAsked: Mark = { kind: 'undecided', reason: 'It was not asked yet.' };
