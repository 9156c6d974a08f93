import type { Marks } from '../mark.ts';
import type { Criterion, Rubric } from '../rubric.ts';
import type { Answered } from './answered.ts';
import type { Bounded, Figure } from './profile.ts';
import { type Outcome, type Rule, scoreByRule } from './score-by-rule.ts';

/** The sum of numbers, always in one order, so that rounding can't depend on the order of criteria. */
export function sumOf(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b).reduce((total, value) => total + value, 0);
}

/** The mean of numbers, or why there is none. */
export function meanOf(numbers: readonly number[], reason: string): Outcome {
  return numbers.length === 0 ? { reason } : sumOf(numbers) / numbers.length;
}

/** The plain mean of good shares: no weight plays a part. */
export function meanShare(answers: readonly Answered[]): Outcome {
  const shares = answers.map(({ good }) => good);
  return meanOf(shares, nothingApplies);
}

/** The weighted mean of good shares; a negative criterion earns its size in points when it is not met. */
export function weightedGood(answers: readonly Answered[], weightOf: (answer: Answered) => number = sizeOf): Outcome {
  const whole = sumOf(answers.map(weightOf));
  if (whole <= 0) return { reason: nothingApplies };
  return sumOf(answers.map((answer) => weightOf(answer) * answer.good)) / whole;
}

/** What is filed under a name. Names come from files, so what every object inherits does not count. */
export function filedUnder(weights: Readonly<Record<string, number>>, name: string): number | undefined {
  return Object.hasOwn(weights, name) ? weights[name] : undefined;
}

/** The size of an answer's points. */
export function sizeOf({ points }: Answered): number {
  return Math.abs(points);
}

/** Whether a criterion that gates is met in full; for a negative one, not at all. */
export function passes({ good }: Answered): boolean {
  return good === 1;
}

/** A number cut to 0..1. */
export function clip(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** The same rule over each group of criteria, in the order in which groups first occur. */
export function figuresBy(
  rubric: Rubric,
  marks: Marks,
  rule: Rule,
  nameOf: (criterion: Criterion) => string | null,
): readonly Figure[] {
  const names = rubric.criteria.map(nameOf).filter((name) => name !== null);
  return [...new Set(names)].map((name) => {
    const criteria = rubric.criteria.filter((criterion) => nameOf(criterion) === name);
    return { name, ...scoreByRule({ ...rubric, criteria }, marks, rule) };
  });
}

/** The outermost axis of a criterion, or that of its tag `axis:`; null where it has neither. */
export function axisOf({ axis, tags }: Criterion): string | null {
  return axis?.[0] ?? tags.find((tag) => tag.startsWith('axis:'))?.slice('axis:'.length) ?? null;
}

/** A figure from an outcome without bounds of its own. */
export function figure(name: string, outcome: Outcome): Figure {
  return { name, ...exact(outcome) };
}

/** An outcome that nothing undecided can move. */
export function exact(outcome: Outcome): Bounded {
  if (typeof outcome !== 'number') return none(outcome.reason);
  return { value: outcome, lowest: outcome, highest: outcome, reason: null };
}

/** No number, and why. */
export function none(reason: string): Bounded {
  return { value: null, lowest: null, highest: null, reason };
}

/** The values of cases that have one. */
export function scored(values: readonly (number | null)[]): readonly number[] {
  return values.filter((value) => value !== null);
}

/** The mean over cases that have a score, as most methods report it. */
export function meanFigures(values: readonly (number | null)[]): readonly Figure[] {
  return [figure('mean', meanOf(scored(values), noCase))];
}

/** The mean over cases, clipped once at the end; a case may stand below zero. */
export function clippedMean(values: readonly (number | null)[]): Outcome {
  const mean = meanOf(scored(values), noCase);
  return typeof mean === 'number' ? clip(mean) : mean;
}

/** Why a rule over criteria has no number. */
export const nothingApplies = 'No criterion applies.';
/** Why a mean over cases has no number. */
export const noCase = 'No case has a score.';
