import type { Verdict } from '../domain/verdict.ts';
import { boundCalibration, type Verifier } from '../verification/calibrate.ts';
import type { Terminal } from './terminal.ts';

/** Whether a calibration is in use and this verdict lies outside of what it was fitted on. */
export function isOutside(verdict: Verdict | null, verifier: Verifier): boolean {
  if (verdict === null || verdict.kind === 'failed' || boundCalibration(verifier) === null) return false;
  return verdict.calibrated === false;
}

/** Tells how much of the input is in a language that the model does not know; nothing when none is. */
export function noteScope(terminal: Terminal, outside: number, name: string): void {
  if (outside === 0) return;
  terminal.note(`note: uncalibrated, in a language that the model does not know: ${outside} ${name}`);
}
