import type { CalibrationFile } from '../../models/manifest.ts';
import type { Calibration } from '../domain/calibration.ts';
import type { Engine, EngineInfo } from '../engine/port.ts';

/** An engine with the map that makes its numbers probabilities; null when none was fitted. */
export interface Verifier {
  readonly engine: Engine;
  readonly calibration: Calibration | null;
}

/** Reads a model folder's calibration file as domain data. */
export function toCalibration(file: CalibrationFile): Calibration {
  return {
    id: file.id,
    model: file.model.id,
    revision: file.model.revision,
    layout: file.model.layout,
    dtype: file.model.dtype,
    a: file.a,
    b: file.b,
    threshold: file.threshold,
    abstainBelow: file.abstain,
    fittedOn: `${file.fittedOn.data}: ${file.fittedOn.rows} rows, ${file.fittedOn.prompts} prompts`,
  };
}

/** The verifier's calibration where it was fitted to exactly this engine's model, revision, layout and dtype; else null. */
export function boundCalibration({ engine, calibration }: Verifier): Calibration | null {
  return calibration && isFittedTo(calibration, engine.info) ? calibration : null;
}

function isFittedTo(calibration: Calibration, info: EngineInfo): boolean {
  return (
    calibration.model === info.model &&
    calibration.revision === info.revision &&
    calibration.layout === info.layout &&
    calibration.dtype === info.dtype
  );
}
