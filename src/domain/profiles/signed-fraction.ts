import type { Answered } from './answered.ts';
import { sumOf } from './figures.ts';
import type { Outcome } from './score-by-rule.ts';

/** Points of what is met over the sum of the positive points, not clipped. */
export function signedFraction(answers: readonly Answered[]): Outcome {
  const possible = sumOf(answers.map(({ points }) => Math.max(0, points)));
  if (possible === 0) return { reason: 'No criterion that applies has positive points.' };
  return earnedPoints(answers) / possible;
}

/** Points of what is met; a grade earns its share. */
export function earnedPoints(answers: readonly Answered[]): number {
  return sumOf(answers.map(({ points, share }) => points * share));
}
