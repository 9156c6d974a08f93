import { sumOf } from '../profiles/figures.ts';

/**
 * How each reward of a group stands to the others, in population standard deviations; all 0 where they are equal.
 * Source: group-relative policy optimization.
 */
export function groupAdvantages(rewards: readonly number[]): readonly number[] {
  const centred = meanAdvantages(rewards);
  const deviation = Math.sqrt(sumOf(centred.map((value) => value * value)) / rewards.length);
  // Equal rewards leave a deviation of rounding alone.
  return deviation > 1e-12 ? centred.map((value) => value / deviation) : rewards.map(() => 0);
}

/** Each reward less the mean of its group; they sum to 0. Source: the group mean as a baseline. */
export function meanAdvantages(rewards: readonly number[]): readonly number[] {
  const mean = sumOf(rewards) / rewards.length;
  return rewards.map((reward) => reward - mean);
}
