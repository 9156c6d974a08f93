import { clippedMean, figure } from './figures.ts';
import { healthBench } from './health-bench.ts';
import type { Figure, Profile } from './profile.ts';

/**
 * LiveMedBench: as HealthBench, case by case unclipped and the mean clipped.
 * Source: LiveMedBench. It gives a case without positive points 0; ours gives it none.
 */
export const liveMedBench: Profile = {
  ...healthBench,
  name: 'livemedbench',
  title: 'LiveMedBench',
  summary: 'Points of met criteria over all positive points; only the overall mean is clipped.',
  source: 'LiveMedBench; a case without positive points has no score, where the release gives 0',
  rows: ['D15', '2.16'],
  score: (rubric, marks) => ({ ...healthBench.score(rubric, marks), profile: 'livemedbench' }),
};

/** A case's score with the day it was published, `2026-03-14`; null where the day is not known. */
export interface DatedScore {
  readonly date: string | null;
  readonly value: number | null;
}

/** Clipped means by month, in order of time; a case without a date is in none of them. */
export function meansByMonth(cases: readonly DatedScore[]): readonly Figure[] {
  const months = [...new Set(cases.flatMap(({ date }) => date?.slice(0, 7) ?? []))].sort();
  return months.map((month) => figure(month, clippedMean(valuesOf(cases, (date) => date.startsWith(month)))));
}

/** The clipped means of cases before a day and from it on, and how far the second falls behind. */
export function dateSplit(cases: readonly DatedScore[], cutoff: string): readonly Figure[] {
  const before = clippedMean(valuesOf(cases, (date) => date < cutoff));
  const after = clippedMean(valuesOf(cases, (date) => date >= cutoff));
  const both = typeof before === 'number' && typeof after === 'number';
  return [
    figure('before', before),
    figure('after', after),
    figure('drop', both ? before - after : { reason: 'One side of the cutoff has no case.' }),
  ];
}

function valuesOf(cases: readonly DatedScore[], holds: (date: string) => boolean): readonly (number | null)[] {
  return cases.filter(({ date }) => date !== null && holds(date)).map(({ value }) => value);
}
