/** Units: `share` of the `n` variants with a score. Missing: `share` is null without the first score or a variant with one. */
export interface Robustness {
  readonly n: number;
  readonly within: number;
  readonly unscored: number;
  readonly share: number | null;
}

/** At the level of rounding a difference is none. */
const noise = 1e-9;

/**
 * The share of variants whose score differs from the first by the tolerance at most. Units: scores and tolerance alike.
 * Source: PEEM (paraphrase robustness).
 */
export function robustness(first: number | null, variants: readonly (number | null)[], tolerance: number): Robustness {
  const known = first === null ? [] : variants.filter((score) => score !== null);
  const within = known.filter((score) => Math.abs(score - (first ?? 0)) <= tolerance + noise).length;
  const n = known.length;
  return { n, within, unscored: variants.length - n, share: n === 0 ? null : within / n };
}
