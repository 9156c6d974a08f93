import { weightedGood } from './figures.ts';
import { makeProfile, turnedNote } from './make-profile.ts';
import type { Profile } from './profile.ts';

/**
 * Nuggets: facts that the text supports, supports partly or does not support, by weight.
 * Source: Search-Gen-V; a partial support worth a half is from memory of the paper.
 */
export const nugget: Profile = nuggetWith(0.5);

/** Nuggets with another worth of partial support. Units: `partial` from 0 to 1. */
export function nuggetWith(partial: number): Profile {
  return makeProfile(
    {
      name: 'nugget',
      title: 'Nuggets',
      summary: 'Weighted share of facts that the response supports; partial support counts half.',
      source: 'Search-Gen-V; the worth of partial support is unconfirmed',
      rows: ['B5', '2.4'],
    },
    {
      rule: {
        of: (answers) =>
          weightedGood(
            answers.map((answer) => (answer.good > 0 && answer.good < 1 ? { ...answer, good: partial } : answer)),
          ),
      },
      notes: turnedNote,
    },
  );
}
