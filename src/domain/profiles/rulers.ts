import type { Answered } from './answered.ts';
import { meanOf, nothingApplies } from './figures.ts';
import { makeProfile, turnedNote } from './make-profile.ts';
import type { Profile } from './profile.ts';

/** What happens to a top label without a verified quote: it drops to the middle, stays, or counts nothing. */
export type UnverifiedPolicy = 'cap' | 'flag' | 'reject';

/**
 * RULERS: checklist labels 0, 1 and 2, where the top label needs evidence that was found in the text.
 * Source: RULERS; the release is a scaffold, so the mean over labels and the three policies are ours.
 */
export const rulers: Profile = rulersWith('cap');

/** RULERS with another policy for a top label without evidence. Marks that never counted quotes are left as they are. */
export function rulersWith(policy: UnverifiedPolicy): Profile {
  const worth = (answer: Answered): number =>
    policy !== 'flag' && isUnverified(answer) ? (policy === 'cap' ? 0.5 : 0) : answer.good;
  return makeProfile(
    {
      name: 'rulers',
      title: 'RULERS',
      summary: 'Labels 0, 1 and 2 averaged; a top label without a verified quote counts as the middle one.',
      source: 'RULERS; the mean and the policy for missing evidence are ours',
      rows: ['B4', '2.5'],
    },
    { rule: { of: (answers) => meanOf(answers.map(worth), nothingApplies) }, notes: turnedNote },
  );
}

/** Only what was found to be there can be quoted; that something is absent leaves nothing to point at. */
function isUnverified({ good, points, quotes }: Answered): boolean {
  return points > 0 && good === 1 && quotes === 0;
}
