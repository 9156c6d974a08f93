import { overallKey } from '../mark.ts';
import { isOnScale, shareOfScale } from '../scale.ts';
import type { Tier } from '../tier.ts';
import type { Answered } from './answered.ts';
import { exact, none, sizeOf, weightedGood } from './figures.ts';
import { makeProfile, turnedNote } from './make-profile.ts';
import type { Profile } from './profile.ts';

/**
 * Rubrics as Rewards, explicit: one yes or no a criterion, weighted by label. Pitfalls are worded so that keeping to
 * them is good; one stored with negative points is turned, and a note says so.
 * Source: Rubrics as Rewards; label weights from memory of the paper.
 */
export const rarExplicit = makeProfile(
  {
    name: 'rar-explicit',
    title: 'Rubrics as Rewards, explicit',
    summary: 'Share of met weight: essential 1, important 0.7, optional 0.3, pitfall 0.9, else the size of the points.',
    source: 'Rubrics as Rewards; label weights unconfirmed',
    rows: ['RaR', '2.2'],
  },
  { rule: { of: (answers) => weightedGood(answers, labelWeight) }, notes: turnedNote },
);

/** Rubrics as Rewards, implicit: the judge saw all criteria at once and gave one grade, here as a share of its scale. */
export const rarImplicit: Profile = rarImplicitOn({ kind: 'grade', least: 1, most: 10 });

function rarImplicitOn(scale: Exclude<NonNullable<Profile['asks']>, 'parts'>): Profile {
  const name = 'rar-implicit';
  return {
    ...rarExplicit,
    name,
    title: 'Rubrics as Rewards, implicit',
    summary: 'One overall grade by a judge that saw all criteria with their weights, rescaled to 0..1.',
    source: 'Rubrics as Rewards; the scale of 1 to 10 is unconfirmed',
    asks: scale,
    score: (_, marks) => {
      const overall = marks.get(overallKey);
      const given = overall?.kind === 'grade' && isOnScale(scale, overall.value) ? overall.value : null;
      const share = given === null ? null : shareOfScale(scale, given);
      const total = share === null ? none('The judge gave no overall grade.') : exact(share);
      return { profile: name, ...total, figures: [], notes: [] };
    },
  };
}

const weights: Partial<Record<Tier, number>> = { essential: 1, important: 0.7, optional: 0.3, pitfall: 0.9 };

function labelWeight(answer: Answered): number {
  const { tier } = answer.criterion;
  return (tier && weights[tier]) ?? sizeOf(answer);
}
