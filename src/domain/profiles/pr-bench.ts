import { clip, clippedMean, figure, meanOf, noCase, scored } from './figures.ts';
import { makeProfile } from './make-profile.ts';
import { signedFraction } from './signed-fraction.ts';

/**
 * PRBench: achieved over the most that could be achieved, by category; raw and clipped means side by side, since
 * whether a task or only the mean is clipped is not confirmed.
 * Source: PRBench.
 */
export const prBench = makeProfile(
  {
    name: 'prbench',
    title: 'PRBench',
    summary: 'Points achieved over the most possible, with raw and clipped means side by side.',
    source: 'PRBench; whether single tasks are clipped is not confirmed, so both means are given',
    rows: ['D7', '2.17'],
    range: { least: null, most: 1 },
    combine: (values) => [
      figure('mean', meanOf(scored(values), noCase)),
      figure('clipped mean', clippedMean(values)),
      figure('mean of clipped cases', meanOf(scored(values).map(clip), noCase)),
    ],
  },
  { rule: { of: signedFraction } },
);
