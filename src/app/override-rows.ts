import type { CalibrationRow } from '../domain/fit-calibration.ts';
import { logitOf } from '../domain/verdict.ts';
import type { Binding } from '../verification/calibrate.ts';
import { runOf } from './case-run.ts';
import { isOf } from './reading.ts';
import type { CaseRecord } from './state.ts';
import { verdictHeaders } from './verdict-headers.ts';

/**
 * What a person set beside what this very model had answered, over all cases: the labels of a calibration of one's own.
 * Verdicts of another model, of code, or made before raw answers were kept have no part in it.
 */
export function overrideRows(cases: readonly CaseRecord[], binding: Binding): readonly CalibrationRow[] {
  return cases.flatMap((record) => {
    const run = runOf(record);
    if (!run) return [];
    const headers = verdictHeaders(run);
    return run.rubric.criteria.flatMap(({ id, tags }): CalibrationRow[] => {
      const { verdict = null, override = null } = run.criteria.get(id) ?? {};
      const header = headers.get(id);
      const logit = logitOf(verdict);
      if (!override || override.value !== undefined || logit === undefined) return [];
      if (!header || !isOf(header, binding)) return [];
      return [{ logit, label: override.met, group: record.id, tags }];
    });
  });
}
