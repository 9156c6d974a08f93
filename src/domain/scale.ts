/**
 * What an answer to a criterion may be: a grade between two ends, or how often something happens.
 * Units: grades are plain numbers; without `step` any number between the ends will do. Counts are whole numbers from 0.
 */
export type Scale =
  | { readonly kind: 'grade'; readonly least: number; readonly most: number; readonly step?: number }
  | { readonly kind: 'count' };

/** What one grade of a scale means, in words (a behavioural anchor). */
export interface LevelAnchor {
  readonly value: number;
  readonly text: string;
  /** The short name of the level, for example `Moderately`. */
  readonly label?: string;
}

/** The scales that rubrics commonly use, by name. A criterion without a scale is `binary`: 0 unmet, 1 met. */
export const scales = {
  binary: { kind: 'grade', least: 0, most: 1, step: 1 },
  ternary: { kind: 'grade', least: 0, most: 1, step: 0.5 },
  'zero-to-two': { kind: 'grade', least: 0, most: 2, step: 1 },
  'zero-to-five': { kind: 'grade', least: 0, most: 5, step: 1 },
  'one-to-five': { kind: 'grade', least: 1, most: 5, step: 1 },
  'zero-to-ten': { kind: 'grade', least: 0, most: 10 },
  /** Which of two responses does better, and how much: below zero the second. */
  preference: { kind: 'grade', least: -2, most: 2, step: 1 },
  count: { kind: 'count' },
} as const satisfies Readonly<Record<string, Scale>>;

/** Whether a scale can be answered on: two finite ends in order, and steps that reach the upper one. */
export function isSoundScale(scale: Scale): boolean {
  if (scale.kind === 'count') return true;
  const { least, most, step } = scale;
  if (!(Number.isFinite(least) && Number.isFinite(most) && least < most)) return false;
  return step === undefined || (step > 0 && isWhole((most - least) / step));
}

/** Whether a number is an answer on the scale. */
export function isOnScale(scale: Scale, value: number): boolean {
  if (scale.kind === 'count') return Number.isInteger(value) && value >= 0;
  const { least, most, step } = scale;
  return value >= least && value <= most && (step === undefined || isWhole((value - least) / step));
}

/** Whether a scale asks for more than a yes or no. */
export function isGraded(scale: Scale): boolean {
  return scale.kind === 'count' || scale.step === undefined || (scale.most - scale.least) / scale.step > 1.5;
}

/** The marks of a scale from the lowest up; null for a count and where any number between the ends will do. */
export function marksOfScale(scale: Scale): readonly number[] | null {
  if (scale.kind === 'count' || scale.step === undefined) return null;
  const { least, most, step } = scale;
  // Rounded, so that 0.1 and 0.2 do not give 0.30000000000000004.
  return Array.from({ length: Math.round((most - least) / step) + 1 }, (_, at) =>
    Number((least + at * step).toFixed(9)),
  );
}

/** A grade as a share of its scale, 0 at the lower end and 1 at the upper; null for a count, which has no upper end. */
export function shareOfScale(scale: Scale, value: number): number | null {
  return scale.kind === 'count' ? null : (value - scale.least) / (scale.most - scale.least);
}

/** Steps like 0.1 do not divide exactly. */
function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-9;
}
