import { missingForCalibration } from '../domain/try-calibration.ts';
import type { CalibrationPanelProps } from '../ui/calibration-panel.ts';
import { missingWords } from './calibration-actions.ts';
import { overrideRows } from './override-rows.ts';
import { readingOf } from './reading.ts';
import type { AppState } from './state.ts';

/** What the calibration dialog shows. */
export function calibrationProps(state: AppState): CalibrationPanelProps {
  const { scope, own, abstain, calibrating, cases } = state;
  const reading = scope && readingOf(scope, { own, abstain });
  const rows = scope ? overrideRows(cases, scope.binding) : [];
  return {
    inUse: reading && {
      from: reading.from,
      fittedOn: reading.calibration?.fittedOn ?? '',
      abstainBelow: reading.calibration?.abstainBelow ?? null,
    },
    abstain,
    unfit: own !== null && reading !== null && reading.from !== 'own',
    canUndo: (own?.replaced ?? null) !== null,
    overrides: { words: missingWords(rows), enough: missingForCalibration(rows) === null },
    calibrating,
  };
}
