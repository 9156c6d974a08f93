/** One criterion before and after a rewrite: true satisfied, false not, null unclear. */
export type Standing = ReadonlyMap<string, boolean | null>;

/** What a rewrite changed, as criterion ids. */
export interface RewriteChange {
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

/** Which criteria a rewrite satisfied that were not, and which it no longer satisfies. */
export function rewriteChange(before: Standing, after: Standing): RewriteChange {
  const ids = [...before.keys()];
  return {
    gained: ids.filter((id) => before.get(id) !== true && after.get(id) === true),
    lost: ids.filter((id) => before.get(id) === true && after.get(id) !== true),
  };
}

/** Strict: something is gained and nothing satisfied is lost. Source: HeRL keeps what was satisfied. */
export function keepsSatisfied({ gained, lost }: RewriteChange): boolean {
  return gained.length > 0 && lost.length === 0;
}

/** The round with the highest score, the earliest of equals; null where none has a score. Units: places from 0. */
export function bestRound(scores: readonly (number | null)[]): number | null {
  let best: number | null = null;
  for (const [place, score] of scores.entries()) {
    if (score !== null && (best === null || score > (scores[best] ?? Number.NEGATIVE_INFINITY))) best = place;
  }
  return best;
}

/** Whether to stop: so many rounds in a row did not beat the best before them. Source: DeepVerifier. */
export function isOutOfPatience(scores: readonly (number | null)[], patience: number): boolean {
  const best = bestRound(scores) ?? 0;
  return scores.length - 1 - best >= patience;
}
