import { scored, sumOf } from '../profiles/figures.ts';
import type { DialogueRecord, ResponseId, TurnRecord } from './training-record.ts';

/** One judged answer of a dialogue. Missing: `reward` is null while something is undecided. */
export interface JudgedTurn {
  readonly reward: number | null;
  readonly words: number;
}

/**
 * A row for each answer of a dialogue and one for the whole, with how the length of answers grows: an agent that ends in
 * monologues shows there. Turns weigh the same.
 * Source: Healthcare AI GYM, TT-OPD (rewards by turn).
 */
export function turnRecords(
  id: ResponseId,
  rule: string,
  turns: readonly JudgedTurn[],
): readonly (TurnRecord | DialogueRecord)[] {
  const of = turns.length;
  const known = scored(turns.map(({ reward }) => reward));
  const whole = of > 0 && known.length === of ? sumOf(known) / of : null;
  const lengthSlope = slopeOf(turns.map(({ words }) => words));
  return [
    ...turns.map(({ reward, words }, at) => {
      return { type: 'turn', id, turn: at + 1, of, weight: 1 / of, rule, reward, words } as const;
    }),
    { type: 'dialogue', id, turns: of, rule, reward: whole, lengthSlope },
  ];
}

/** The least-squares slope of values over their places. Missing: null for fewer than two. */
function slopeOf(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const middle = (values.length - 1) / 2;
  const mean = sumOf(values) / values.length;
  const covariance = sumOf(values.map((value, at) => (at - middle) * (value - mean)));
  return covariance / sumOf(values.map((_, at) => (at - middle) ** 2));
}
