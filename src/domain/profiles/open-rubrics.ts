import type { Answered } from './answered.ts';
import { sizeOf, weightedGood } from './figures.ts';
import { makeProfile, turnedNote } from './make-profile.ts';
import type { Outcome } from './score-by-rule.ts';

/**
 * OpenRubrics: hard rules first. Each hard rule counts one and all principles together at most a half, so that no
 * principle outweighs a rule.
 * Source: OpenRubrics / CRG; the decision rule is from memory of the paper, as one number it is ours.
 */
export const openRubrics = makeProfile(
  {
    name: 'openrubrics',
    title: 'OpenRubrics, hard rules first',
    summary: 'Hard rules decide; principles count only where the hard rules are equally kept.',
    source: 'OpenRubrics; the decision rule is unconfirmed',
    rows: ['A1', '2.8'],
  },
  { rule: { of: hardFirst }, notes: turnedNote },
);

function hardFirst(answers: readonly Answered[]): Outcome {
  const hard = answers.filter(({ criterion }) => criterion.tier === 'hard-rule');
  const rest = answers.filter(({ criterion }) => criterion.tier !== 'hard-rule');
  const principles = weightedGood(rest, sizeOf);
  if (hard.length === 0) return principles;
  const kept = hard.reduce((sum, { good }) => sum + Math.floor(good), 0);
  if (typeof principles !== 'number') return kept / hard.length;
  return (kept + principles / 2) / (hard.length + 1 / 2);
}
