import { meanShare } from './figures.ts';
import { makeProfile, turnedNote } from './make-profile.ts';

/**
 * Adaptive Precise Boolean: how many of the yes/no questions that apply are answered well. Weights play no part.
 * Source: A Scalable Framework for Evaluating Health Language Models; the ratio is ours.
 */
export const preciseBoolean = makeProfile(
  {
    name: 'precise-boolean',
    title: 'Adaptive Precise Boolean',
    summary: 'Yes answers over the questions that apply to this case; weights play no part.',
    source: 'A Scalable Framework for Evaluating Health Language Models; the ratio is ours',
    rows: ['A10', '2.4'],
  },
  { rule: { of: meanShare }, notes: turnedNote },
);
