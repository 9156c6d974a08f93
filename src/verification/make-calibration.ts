import type { CalibrationFile } from '../../models/manifest.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { CalibrationFigures, CalibrationTrial } from '../domain/try-calibration.ts';
import type { Binding } from './calibrate.ts';
import type { Hash } from './run-header.ts';

/** What a calibration file is made from. `data` says what the rows were, never what stood in them. */
export interface CalibrationParts {
  readonly trial: CalibrationTrial;
  readonly binding: Binding;
  readonly data: string;
  /** ISO 8601. */
  readonly date: string;
  /** Reliability below which verdicts are unsure; null never. */
  readonly abstain: number | null;
  readonly hash: Hash;
}

/** Writes down a tried calibration: bound to the model, with its provenance and figures, and no text. Its id follows from its numbers. */
export async function makeCalibrationFile(parts: CalibrationParts): Promise<CalibrationFile> {
  const { trial, binding, data, date, abstain, hash } = parts;
  const { a, b, byTag } = trial.map;
  const model = { id: binding.model, revision: binding.revision, layout: binding.layout, dtype: binding.dtype };
  const numbers = { model, a, b, ...(byTag && { byTag }), abstain };
  const digest = await hash(canonicalJson(numbers));
  return {
    schema: 1,
    id: `own-${digest.slice(0, 12)}`,
    method: 'platt',
    ...numbers,
    threshold: 0.5,
    fittedOn: { data, rows: trial.rows, prompts: trial.groups, procedure: procedureOf(trial), date },
    figures: { ...named(trial.before.figures, 'Before'), ...named(trial.after.figures, 'After') },
  };
}

function procedureOf({ folds, foldedBy, map }: CalibrationTrial): string {
  const arms = map.byTag ? `, ${Object.keys(map.byTag).length} arms by tag` : '';
  return `Platt, Newton, smoothed targets${arms}; figures ${folds}-fold cross-validated by ${foldedBy}, refit on all`;
}

function named(figures: CalibrationFigures, when: string): Record<string, number> {
  return Object.fromEntries(
    Object.entries(figures).flatMap(([name, value]) => (value === null ? [] : [[`${name}${when}`, value]])),
  );
}
