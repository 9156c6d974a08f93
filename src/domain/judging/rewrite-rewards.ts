/**
 * The reward of a response that a rewrite showed could be better: a little of the gain is added.
 * Source: HeRL, `r + a (r_rewrite - r)` with a = 0.05.
 */
export function shapedReward(reward: number, rewritten: number, share = 0.05): number {
  return reward + share * (rewritten - reward);
}

/** The share of the rubric that each of n candidates is shown: all for the first, nothing for the last. Source: RuscaRL. */
export function scaffoldShares(candidates: number): readonly number[] {
  if (candidates === 1) return [1];
  return Array.from({ length: candidates }, (_, at) => (candidates - 1 - at) / (candidates - 1));
}

/** How much of the scaffold is left as training goes on. Units: `progress` 0 to 1. Source: RuscaRL's step decay. */
export function scaffoldDecay(progress: number, { start = 0.2, steepness = 125 } = {}): number {
  return 1 / (1 + Math.exp(steepness * (progress - start)));
}
