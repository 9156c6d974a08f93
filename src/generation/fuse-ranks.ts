/** Share of the model's order in the fused one. What it gives is measured in SPEC.md. */
const ENGINE_SHARE = 0.3;

/**
 * Relevance of each candidate from its lexical score and, where the model answered, its place in the model's order.
 * A candidate without an answer keeps its lexical place. Units: 0 to 1, one for the best on both.
 */
export function fuseRanks(
  lexical: readonly number[],
  lifts: readonly (number | null)[],
  share = ENGINE_SHARE,
): readonly number[] {
  const highest = lexical.reduce((a, b) => Math.max(a, b), 0);
  const answered = lifts.filter((lift): lift is number => lift !== null).toSorted((a, b) => a - b);
  return lexical.map((score, index) => {
    const own = highest > 0 ? score / highest : 0;
    const lift = lifts[index] ?? null;
    if (lift === null || answered.length < 2) return own;
    const place = answered.findIndex((other) => other >= lift) / (answered.length - 1);
    return (1 - share) * own + share * place;
  });
}
