import type { Tier } from '../tier.ts';
import type { Answered } from './answered.ts';
import { figure, meanOf, noCase, passes, scored, sumOf } from './figures.ts';
import { makeProfile, turnedNote } from './make-profile.ts';
import type { Figure, Profile } from './profile.ts';
import type { Outcome } from './score-by-rule.ts';

/** What a tier without criteria counts: all of its share, or none of it. */
export type EmptyTier = 'full' | 'none';

/**
 * KWBench: all mandatory criteria or nothing; then 0.40 + 0.35 of the good and 0.25 of the ideal share.
 * Source: KWBench (dataset card). What an empty tier counts is not stated; ours counts it in full.
 */
export const kwBench: Profile = kwBenchWith('full');

/** KWBench with another reading of an empty tier. */
export function kwBenchWith(empty: EmptyTier): Profile {
  return makeProfile(
    {
      name: 'kwbench',
      title: 'KWBench gate',
      summary:
        'Nothing unless every mandatory criterion is met; then 0.40 + 0.35 of the good and 0.25 of the ideal ones.',
      source: 'KWBench dataset card; an empty tier counts in full, which is ours',
      rows: ['D14', '2.14', 'K10'],
      combine: passFigures,
    },
    {
      rule: { of: (answers) => gatedScore(answers, empty) },
      notes: (rubric) => [
        ...emptyNotes(
          rubric.criteria.map(({ tier }) => tier),
          empty,
        ),
        ...turnedNote(rubric),
      ],
    },
  );
}

function gatedScore(answers: readonly Answered[], empty: EmptyTier): Outcome {
  const tierOf = (tier: Tier) => answers.filter(({ criterion }) => criterion.tier === tier);
  const [mandatory, good, ideal] = [tierOf('mandatory'), tierOf('good'), tierOf('ideal')];
  if (mandatory.length + good.length + ideal.length === 0) {
    return { reason: 'No criterion has the tier mandatory, good or ideal.' };
  }
  if (!mandatory.every(passes)) return 0;
  const share = (list: readonly Answered[]): number => {
    if (list.length === 0) return empty === 'full' ? 1 : 0;
    return sumOf(list.map((answer) => answer.good)) / list.length;
  };
  return 0.4 + 0.35 * share(good) + 0.25 * share(ideal);
}

/** Every case that passes the gate has at least 0.40, so zero and nothing else is a failure. */
function passFigures(values: readonly (number | null)[]): readonly Figure[] {
  const all = scored(values);
  const passed = all.filter((value) => value > 0);
  return [
    figure('mean', meanOf(all, noCase)),
    figure('pass rate', all.length === 0 ? { reason: noCase } : passed.length / all.length),
    figure('mean given pass', meanOf(passed, 'No case passes the gate.')),
  ];
}

function emptyNotes(tiers: readonly (Tier | undefined)[], empty: EmptyTier): readonly string[] {
  const left = tiers.filter((tier) => tier !== 'mandatory' && tier !== 'good' && tier !== 'ideal').length;
  // A rubric without any of the tiers has no score, and the reason says so.
  if (left === tiers.length) return [];
  const lacking = (['good', 'ideal'] as const).filter((tier) => !tiers.includes(tier));
  return [
    ...lacking.map(
      (tier) => `No criterion has the tier ${tier}, which counts ${empty === 'full' ? 'in full' : 'nothing'}.`,
    ),
    ...(left > 0 ? [`Criteria of other tiers are left out: ${left}.`] : []),
  ];
}
