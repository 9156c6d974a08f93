/**
 * Map from a raw logit to the calibrated probability that a criterion is met: 1 / (1 + exp(-(a * logit + b))).
 * Source: Platt scaling (Platt 1999), on the raw logit. Valid only for the model, layout and dtype it was fitted on.
 */
export interface Calibration {
  readonly id: string;
  readonly model: string;
  readonly revision: string;
  readonly layout: string;
  readonly dtype: string;
  readonly a: number;
  readonly b: number;
  /** A criterion is met at this probability or above. */
  readonly threshold: number;
  /** Abstain where the reliability max(p, 1 - p) is below this; null never abstains. */
  readonly abstainBelow: number | null;
  readonly fittedOn: string;
}

/**
 * The calibrated probability of a raw logit. Units: 0 to 1.
 * Missing: NaN stays NaN, so that a broken answer can't pass for a probability.
 */
export function applyCalibration(logit: number, { a, b }: Pick<Calibration, 'a' | 'b'>): number {
  return 1 / (1 + Math.exp(-(a * logit + b)));
}
