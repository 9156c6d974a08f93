import { RubriconError } from './errors.ts';
import { seededRandom } from './seeded-random.ts';

/**
 * Many cases in one figure. Units: fractions; `n` cases were scored, `unscored` had no fraction and are left out.
 * `mean` is clipped to 0..1, the cases are not; `low` and `high` bound 95% of the resampled means.
 * Missing: null when no case has a fraction.
 */
export interface Summary {
  readonly n: number;
  readonly unscored: number;
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * The mean over cases with a percentile bootstrap interval; the same seed gives the same interval.
 * Throws: RubriconError input-invalid for a fraction that is not finite.
 * Source: HealthBench (only the mean is clipped; 1,000 resamples of clipped means).
 */
export function summarizeFractions(
  fractions: readonly (number | null)[],
  { seed, resamples = 1000 }: { readonly seed: number; readonly resamples?: number },
): Summary {
  // Sorted, so that neither the mean nor the interval depends on the order of the cases.
  const scored = fractions.filter((fraction) => fraction !== null).sort((a, b) => a - b);
  const n = scored.length;
  const unscored = fractions.length - n;
  if (!scored.every(Number.isFinite)) {
    throw new RubriconError(
      'input-invalid',
      'Expected finite fractions, found one that is none. Score the case again.',
    );
  }
  if (n === 0) return { n, unscored, mean: null, low: null, high: null };
  const random = seededRandom(seed);
  const draw = () => scored[Math.floor(random() * n)] ?? 0;
  const means = Array.from({ length: resamples }, () => clippedMean(Array.from({ length: n }, draw)));
  means.sort((a, b) => a - b);
  return { n, unscored, mean: clippedMean(scored), low: quantile(means, 0.025), high: quantile(means, 0.975) };
}

/** A case's fraction over every way its unsure verdicts could fall; both are the fraction where none is unsure. */
export interface FractionBounds {
  readonly lowest: number | null;
  readonly highest: number | null;
}

/**
 * Many cases of which some are bounded. Units: fractions; `lowest` and `highest` are the means of the lowest and of the
 * highest fractions. `low` and `high` are the lower end of the first's interval and the upper end of the second's.
 * Missing: `mean` is null while the two differ.
 */
export interface BoundedSummary extends Summary, FractionBounds {}

/** The mean over cases with the bounds that unsure verdicts leave it, and an interval that holds both. */
export function summarizeBounds(
  cases: readonly FractionBounds[],
  options: { readonly seed: number; readonly resamples?: number },
): BoundedSummary {
  const least = summarizeFractions(
    cases.map(({ lowest }) => lowest),
    options,
  );
  const most = summarizeFractions(
    cases.map(({ highest }) => highest),
    options,
  );
  const mean = least.mean === most.mean ? least.mean : null;
  return { ...least, mean, high: most.high, lowest: least.mean, highest: most.mean };
}

function clippedMean(values: readonly number[]): number {
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  return Math.min(1, Math.max(0, mean));
}

/** Linear between the two nearest ranks. */
function quantile(sorted: readonly number[], share: number): number | null {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  return below === undefined || above === undefined ? null : below + (above - below) * (place - Math.floor(place));
}
