import type { CalibrationFile } from '../../models/manifest.ts';
import { type AbstainChoice, abstainBound } from '../domain/abstention.ts';
import type { Calibration } from '../domain/calibration.ts';
import type { Engine, EngineDocument, EngineInfo } from '../engine/port.ts';
import { foreignLanguage } from './detect-language.ts';

/** An engine with the map that makes its numbers probabilities; null when none was fitted. */
export interface Verifier {
  readonly engine: Engine;
  readonly calibration: Calibration | null;
  /** When a verdict is left unsure; absent means as the calibration says. */
  readonly abstain?: AbstainChoice;
}

/** What a calibration is bound to: it means nothing beside other numbers. */
export type Binding = Pick<EngineInfo, 'model' | 'revision' | 'layout' | 'dtype'>;

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
    ...(file.byTag && { byTag: file.byTag }),
    threshold: file.threshold,
    abstainBelow: file.abstain,
    fittedOn: `${file.fittedOn.data}: ${file.fittedOn.rows} rows, ${file.fittedOn.prompts} prompts`,
  };
}

/** The verifier's calibration where it was fitted to exactly this engine's model, revision, layout and dtype; else null. */
export function boundCalibration({ engine, calibration }: Verifier): Calibration | null {
  return calibration && isFittedTo(calibration, engine.info) ? calibration : null;
}

/** Whether a calibration was fitted to exactly this model, revision, layout and dtype. */
export function isFittedTo(calibration: Calibration, info: Binding): boolean {
  return (
    calibration.model === info.model &&
    calibration.revision === info.revision &&
    calibration.layout === info.layout &&
    calibration.dtype === info.dtype
  );
}

/** The reliability below which this verifier leaves a verdict unsure; null never. */
export function abstainsBelow(verifier: Verifier): number | null {
  return abstainBound(verifier.abstain ?? 'default', boundCalibration(verifier));
}

/** Whether a document lies where the model and its calibration were measured: in one of the model's languages. */
export function isInScope(document: EngineDocument, { engine }: Verifier): boolean {
  return foreignLanguage(document, engine.info.languages) === null;
}
