import { clippedMean, figure } from './figures.ts';
import { makeProfile } from './make-profile.ts';
import { signedFraction } from './signed-fraction.ts';

/**
 * HealthBench: signed points of met criteria over the sum of the positive ones. Only the mean over cases is clipped.
 * Source: HealthBench (simple-evals, healthbench_eval.py). A grade earns its share of the points, which is ours.
 */
export const healthBench = makeProfile(
  {
    name: 'healthbench',
    title: 'HealthBench',
    summary: 'Points of met criteria over all positive points; the mean over cases is clipped, a case is not.',
    source: 'HealthBench, simple-evals',
    rows: ['HealthBench', '2.1'],
    range: { least: null, most: 1 },
    combine: (values) => [figure('mean', clippedMean(values))],
  },
  { rule: { of: signedFraction } },
);
