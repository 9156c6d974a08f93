import { applyCalibration } from '../domain/calibration.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { Answer } from '../engine/port.ts';
import type { Verifier } from './calibrate.ts';
import { boundCalibration } from './calibrate.ts';
import { pickEvidence } from './pick-evidence.ts';

/**
 * Turns the engine's answer into a verdict. A fault or a number that is none fails; a reliability below the
 * calibration's bound abstains. Without a fitted calibration the plain logistic of the logit stands, marked so.
 */
export function decideAnswer(answer: Answer, response: string, verifier: Verifier): Verdict {
  if (!answer.ok) return { kind: 'failed', code: answer.fault.code, message: answer.fault.message };
  const calibration = boundCalibration(verifier);
  const probability = calibration ? applyCalibration(answer.logit, calibration) : 1 / (1 + Math.exp(-answer.logit));
  if (!Number.isFinite(answer.logit) || !Number.isFinite(probability)) {
    return {
      kind: 'failed',
      code: 'output-invalid',
      message: 'Expected a number from the model, found none. Ask this criterion again; reload if it returns.',
    };
  }
  const met = probability >= (calibration?.threshold ?? 0.5);
  const evidence = pickEvidence(response, answer.spans, met);
  const reliability = Math.max(probability, 1 - probability);
  if (calibration && calibration.abstainBelow !== null && reliability < calibration.abstainBelow) {
    return { kind: 'abstained', probability, evidence, reason: 'The model is not sure enough to decide.' };
  }
  return { kind: 'decided', met, probability, evidence, source: 'model', calibrated: calibration !== null };
}
