import { applyCalibration, identityMap } from '../../domain/calibration.ts';
import { seededRandom } from '../../domain/seeded-random.ts';
import { tryCalibration } from '../../domain/try-calibration.ts';
import type { CalibrationPanelProps } from '../calibration-panel.ts';

/** Made-up answers that are surer than they should be. */
const random = seededRandom(5);
const rows = Array.from({ length: 140 }, (_, i) => {
  const logit = (random() - 0.5) * 9;
  return { logit, label: random() < applyCalibration(logit, { a: 0.4, b: -0.6 }), group: `g${i % 14}`, tags: [] };
});

export const calibrationIdle: CalibrationPanelProps = {
  inUse: { from: 'model', fittedOn: 'HealthBench dev grades: 8527 rows, 148 prompts', abstainBelow: 0.62 },
  abstain: 'default',
  canUndo: false,
  unfit: false,
  overrides: { words: '7 so far: 5 met, 2 unmet. Still missing: 13 more.', enough: false },
  calibrating: { phase: 'failed', message: '7 so far: 7 met, 0 unmet. Still missing: 13 more, at least one unmet.' },
};

export const calibrationTried: CalibrationPanelProps = {
  ...calibrationIdle,
  abstain: 0.75,
  unfit: true,
  calibrating: { phase: 'tried', trial: tryCalibration(rows, { before: identityMap, resamples: 50, random }) },
};

export const calibrationReading: CalibrationPanelProps = {
  ...calibrationIdle,
  inUse: { from: 'own', fittedOn: 'verdicts set by a person: 34 rows, 4 prompts', abstainBelow: null },
  abstain: 'never',
  canUndo: true,
  calibrating: { phase: 'reading', done: 41, total: 160 },
};
