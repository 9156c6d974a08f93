/** A line on the logit: probability = 1 / (1 + exp(-(a * logit + b))). */
export interface PlattMap {
  readonly a: number;
  readonly b: number;
}

/**
 * Map from a raw logit to the calibrated probability that a criterion is met: 1 / (1 + exp(-(a * logit + b))).
 * Source: Platt scaling (Platt 1999), on the raw logit. Valid only for the model, layout and dtype it was fitted on.
 */
export interface Calibration extends PlattMap {
  readonly id: string;
  readonly model: string;
  readonly revision: string;
  readonly layout: string;
  readonly dtype: string;
  /** Arms for criteria that carry a tag, such as `axis:accuracy`; the rest are read by `a` and `b`. */
  readonly byTag?: Readonly<Record<string, PlattMap>>;
  /** A criterion is met at this probability or above. */
  readonly threshold: number;
  /** Abstain where the reliability max(p, 1 - p) is below this; null never abstains. */
  readonly abstainBelow: number | null;
  readonly fittedOn: string;
}

/** The part of a calibration that turns numbers into probabilities. */
export type CalibrationMap = Pick<Calibration, 'a' | 'b' | 'byTag'>;

/** The plain logistic of the logit: what a probability is before anything was fitted. */
export const identityMap: CalibrationMap = { a: 1, b: 0 };

/**
 * The calibrated probability of a raw logit, by the arm of the first of `tags` that has one. Units: 0 to 1.
 * Missing: NaN stays NaN, so that a broken answer can't pass for a probability.
 */
export function applyCalibration(logit: number, calibration: CalibrationMap, tags: readonly string[] = []): number {
  const { a, b } = armFor(calibration, tags);
  return 1 / (1 + Math.exp(-(a * logit + b)));
}

function armFor({ a, b, byTag }: CalibrationMap, tags: readonly string[]): PlattMap {
  const tag = byTag && tags.find((name) => Object.hasOwn(byTag, name));
  return (tag === undefined ? undefined : byTag?.[tag]) ?? { a, b };
}
