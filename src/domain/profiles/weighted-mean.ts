import { weightedGood } from './figures.ts';
import { makeProfile, turnedNote } from './make-profile.ts';

/** The plain weighted mean: earned weight over all weight. DiagBench counts its process rubrics so. */
export const weightedMean = makeProfile(
  {
    name: 'weighted-mean',
    title: 'Weighted mean',
    summary: 'Earned weight over all weight; the plain mean that others refine.',
    source: 'DiagBench ("weighted rubric score"; its form is ours)',
    rows: ['D1', '2.17'],
  },
  { rule: { of: (answers) => weightedGood(answers) }, notes: turnedNote },
);
