import { sumOf } from '../profiles/figures.ts';

/** One token of a text as a model saw it: its place among all tokens, 1 the likeliest, and its negative log-probability. */
export interface SeenToken {
  readonly rank: number;
  readonly surprisal: number;
}

/**
 * Mean rank over mean surprisal.
 * Missing: null without tokens or where nothing surprised. Source: RSR, rank-surprisal ratio.
 */
export function rankSurprisalRatio(tokens: readonly SeenToken[]): number | null {
  const surprisal = sumOf(tokens.map((token) => token.surprisal));
  return surprisal > 0 ? sumOf(tokens.map(({ rank }) => rank)) / surprisal : null;
}

/**
 * How surprised a model is by a text: 1 where nothing surprises it. Missing: null without tokens, or past all numbers.
 * Source: the exponential of the mean negative log-probability, as SCOPE weighs it.
 */
export function perplexityOf(tokens: readonly Pick<SeenToken, 'surprisal'>[]): number | null {
  if (tokens.length === 0) return null;
  const perplexity = Math.exp(sumOf(tokens.map(({ surprisal }) => surprisal)) / tokens.length);
  return Number.isFinite(perplexity) ? perplexity : null;
}

/** The entropy of a distribution in nats. Units: probabilities that sum to 1. Source: TIP, token entropy. */
export function entropyOf(probabilities: readonly number[]): number {
  return sumOf(probabilities.map((p) => (p > 0 ? -p * Math.log(p) : 0)));
}
