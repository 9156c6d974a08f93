import { brierScore, expectedCalibrationError } from './agreement.ts';

/**
 * What repeated samples amount to. Units: `n` samples that gave an answer, `share` of them met, `confidence` the share of
 * the commoner answer. Missing: `met` is null for a tie; all but `n` without an answer.
 */
export interface SampledConfidence {
  readonly n: number;
  readonly met: boolean | null;
  readonly share: number | null;
  readonly confidence: number | null;
}

/** Confidence as the share of samples that agree, instead of what a model states. Source: CaOPD. */
export function sampledConfidence(samples: readonly (boolean | null)[]): SampledConfidence {
  const known = samples.filter((met) => met !== null);
  const n = known.length;
  if (n === 0) return { n, met: null, share: null, confidence: null };
  const share = known.filter(Boolean).length / n;
  return { n, met: share === 0.5 ? null : share > 0.5, share, confidence: Math.max(share, 1 - share) };
}

/** How well chances of one kind were meant. Missing: null without rows. */
export interface ConfidenceFigures {
  readonly ece: number | null;
  readonly brier: number | null;
}

/** A label with the chance that a model stated and the share of its samples that were met. */
export interface StatedAndSampled {
  readonly label: boolean;
  readonly stated: number;
  readonly sampled: number;
}

/** Stated chances beside sampled ones, on the same rows. */
export function compareConfidence(rows: readonly StatedAndSampled[]): {
  readonly n: number;
  readonly stated: ConfidenceFigures;
  readonly sampled: ConfidenceFigures;
} {
  const figures = (of: 'stated' | 'sampled'): ConfidenceFigures => {
    const rated = rows.map((row) => ({ label: row.label, probability: row[of] }));
    return { ece: expectedCalibrationError(rated), brier: brierScore(rated) };
  };
  return { n: rows.length, stated: figures('stated'), sampled: figures('sampled') };
}
