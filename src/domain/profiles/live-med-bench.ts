import { healthBench } from './health-bench.ts';
import type { Profile } from './profile.ts';

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
