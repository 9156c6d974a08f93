/** One response as a judge and a person saw it. Units: scores on one scale; `critical` whether a critical failure is there. */
export interface FlaggedPair {
  readonly judge: { readonly score: number; readonly critical: boolean };
  readonly person: { readonly score: number; readonly critical: boolean };
}

/** Units: shares of `n` responses. Missing: both null without one. */
export interface FlagAgreement {
  readonly n: number;
  /** The same score to the fourth digit. */
  readonly exact: number | null;
  /** A critical failure seen by both or by none. */
  readonly critical: number | null;
}

/**
 * How often a judge gives the very score that people give, beside how often it sees a critical failure where they do.
 * Source: CryptoAnalystBench (judges miss fine scores and find critical failures).
 */
export function flagAgreement(pairs: readonly FlaggedPair[]): FlagAgreement {
  const share = (agrees: (pair: FlaggedPair) => boolean): number | null =>
    pairs.length === 0 ? null : pairs.filter(agrees).length / pairs.length;
  return {
    n: pairs.length,
    exact: share(({ judge, person }) => Math.abs(judge.score - person.score) < 5e-5),
    critical: share(({ judge, person }) => judge.critical === person.critical),
  };
}
