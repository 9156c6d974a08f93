/**
 * The places of responses by score, best first. Equal scores keep their order; what has no score comes last.
 * Source: EDU plan re-ranking uses a score this way.
 */
export function rankResponses(scores: readonly (number | null)[]): readonly number[] {
  const worth = (place: number): number => scores[place] ?? Number.NEGATIVE_INFINITY;
  // Infinities subtract to NaN, so they are compared.
  return scores.map((_, place) => place).sort((a, b) => (worth(a) === worth(b) ? a - b : worth(a) > worth(b) ? -1 : 1));
}

/** The place of the best response; null where none has a score. */
export function bestOfN(scores: readonly (number | null)[]): number | null {
  const [best] = rankResponses(scores);
  return best === undefined || (scores[best] ?? null) === null ? null : best;
}

/** Whether the chosen response beats every rejected one, as best-of-n benchmarks ask; null where a score is missing. */
export function beatsAll(chosen: number | null, rejected: readonly (number | null)[]): boolean | null {
  if (chosen !== null && rejected.some((score) => score !== null && score >= chosen)) return false;
  return chosen === null || rejected.includes(null) ? null : true;
}
