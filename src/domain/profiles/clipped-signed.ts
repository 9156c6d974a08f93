import type { Answered } from './answered.ts';
import { clip, nothingApplies, sizeOf, sumOf } from './figures.ts';
import { makeProfile } from './make-profile.ts';
import type { Outcome } from './score-by-rule.ts';
import { earnedPoints, signedFraction } from './signed-fraction.ts';

/**
 * Signed weights with every case clipped to 0..1. A rubric of negative criteria alone starts at 1 and loses from there.
 * Source: The LLM Data Company, rubric library.
 */
export const clippedSigned = makeProfile(
  {
    name: 'clipped-signed',
    title: 'Signed, clipped per case',
    summary:
      'Signed weights over the positive ones, every case clipped to 0..1; all-negative rubrics count down from 1.',
    source: 'The LLM Data Company, rubric library',
    rows: ['2.3'],
  },
  { rule: { of: clippedFraction } },
);

function clippedFraction(answers: readonly Answered[]): Outcome {
  if (answers.length === 0) return { reason: nothingApplies };
  if (answers.some(({ points }) => points > 0)) {
    const fraction = signedFraction(answers);
    return typeof fraction === 'number' ? clip(fraction) : fraction;
  }
  return clip(1 + earnedPoints(answers) / sumOf(answers.map(sizeOf)));
}
