import { sumOf } from './figures.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** Weights that damp what criteria share. Units: they sum to 1; `cut` lists the places whose weight came out negative. */
export interface WhitenedWeights {
  readonly weights: readonly number[];
  readonly cut: readonly number[];
}

/**
 * Weights in proportion to the inverse square root of the covariance, applied to ones. Exact duplicates keep a joint
 * weight of the square root of two against one: redundancy is damped, not removed.
 * Missing: null for no criteria, or where no weight is positive.
 * Source: RRD, whitened uniform. The floor under small eigenvalues (a billionth of the largest) and cutting negative
 * weights at zero are ours.
 */
export function whitenedWeights(covariance: readonly (readonly number[])[]): WhitenedWeights | null {
  const { values, vectors } = symmetricEigen(covariance);
  const floor = Math.max(...values) * 1e-9;
  if (!(floor > 0)) return null;
  const raw = covariance.map((_, row) =>
    sumOf(
      vectors.map((vector, at) => ((vector[row] ?? 0) * sumOf(vector)) / Math.sqrt(Math.max(values[at] ?? 0, floor))),
    ),
  );
  const kept = raw.map((weight) => Math.max(0, weight));
  const whole = sumOf(kept);
  if (whole <= 0) return null;
  return { weights: kept.map((weight) => weight / whole), cut: raw.flatMap((weight, at) => (weight < 0 ? [at] : [])) };
}

/**
 * The covariance of criteria over samples of responses, by population. A criterion without spread gets the mean
 * variance of the others, so that it neither dominates nor vanishes; with no spread at all the matrix is the identity.
 * Shape: samples by criteria in, criteria by criteria out.
 */
export function covarianceOf(samples: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const [first = []] = samples;
  const means = first.map((_, at) => sumOf(samples.map((row) => row[at] ?? 0)) / samples.length);
  const shared = (a: number, b: number): number =>
    sumOf(samples.map((row) => ((row[a] ?? 0) - (means[a] ?? 0)) * ((row[b] ?? 0) - (means[b] ?? 0)))) / samples.length;
  const spread = first.map((_, at) => shared(at, at)).filter((value) => value > 0);
  const filler = spread.length > 0 ? sumOf(spread) / spread.length : 1;
  return first.map((_, a) => first.map((__, b) => (a === b ? shared(a, a) || filler : shared(a, b))));
}
