import type { Answered } from './answered.ts';
import { meanOf, meanShare, nothingApplies } from './figures.ts';
import { makeProfile, turnedNote } from './make-profile.ts';
import type { Profile } from './profile.ts';
import type { Outcome } from './score-by-rule.ts';

/**
 * ARISE: items of 1 to 5 with described levels, added up; twenty items make 100 at most, other numbers are told in
 * percent of their most.
 * Units: 20 to 100. Source: ARISE.
 */
export const arise: Profile = makeProfile(
  {
    name: 'arise',
    title: 'ARISE anchored scales',
    summary: 'Items of 1 to 5 added up, in percent of all fives; yes/no items count 1 or 5.',
    source: 'ARISE',
    rows: ['B14', '2.22'],
    range: { least: 20, most: 100 },
  },
  { rule: { of: (answers) => percentOfFives(answers) }, notes: turnedNote },
);

/**
 * PEEM: axes of 1 to 5, each as (x - 1) / 4, averaged.
 * Source: PEEM; rescaling to 0..1 is ours.
 */
export const peem: Profile = makeProfile(
  {
    name: 'peem',
    title: 'PEEM axes',
    summary: 'Axes of 1 to 5, each counted as (grade - 1) / 4 and averaged without weights.',
    source: 'PEEM; the rescaling is ours',
    rows: ['B13', '2.22'],
  },
  { rule: { of: meanShare }, notes: turnedNote },
);

function percentOfFives(answers: readonly Answered[]): Outcome {
  const share = meanShare(answers);
  return typeof share === 'number' ? 20 + 80 * share : share;
}

/** The mean of each item over reviewers, on their scale; an item that nobody graded is null. */
export function meanByItem(reviewers: readonly (readonly (number | null)[])[]): readonly (number | null)[] {
  const items = Math.max(0, ...reviewers.map((grades) => grades.length));
  return Array.from({ length: items }, (_, at) => {
    const mean = meanOf(
      reviewers.flatMap((grades) => grades[at] ?? []),
      nothingApplies,
    );
    return typeof mean === 'number' ? mean : null;
  });
}

/** The share of items on which two reviewers give the same grade; null where they share none. */
export function sameGradeShare(first: readonly (number | null)[], second: readonly (number | null)[]): number | null {
  const pairs = first.flatMap((grade, at) => {
    const other = second[at] ?? null;
    return grade === null || other === null ? [] : [grade === other];
  });
  return pairs.length === 0 ? null : pairs.filter((same) => same).length / pairs.length;
}
