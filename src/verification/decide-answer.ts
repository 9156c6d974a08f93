import { applyCalibration, identityMap } from '../domain/calibration.ts';
import type { Fault } from '../domain/errors.ts';
import type { YesNoVerdict } from '../domain/verdict.ts';
import type { Answer } from '../engine/port.ts';
import type { Verifier } from './calibrate.ts';
import { abstainsBelow, boundCalibration } from './calibrate.ts';
import { pickEvidence } from './pick-evidence.ts';

/** What a verdict depends on beside the answer: the criterion's tags choose the calibration's arm, the scope its worth. */
export interface AnswerContext {
  readonly response: string;
  /** What was asked. */
  readonly statement: string;
  readonly tags: readonly string[];
  /** False for a text in a language that is none of the model's: nothing was measured there. */
  readonly inScope: boolean;
}

/**
 * Turns the engine's answer into a verdict. A fault or a number that is none fails; a reliability below the bound
 * abstains. Without a fitted calibration the plain logistic of the logit stands. `calibrated` is false then, and also
 * where the calibration is used outside its scope.
 */
export function decideAnswer(
  answer: Answer,
  { response, statement, tags, inScope }: AnswerContext,
  verifier: Verifier,
): YesNoVerdict {
  if (!answer.ok) return failedAnswer(answer.fault);
  const { logit } = answer;
  const calibration = boundCalibration(verifier);
  const probability = applyCalibration(logit, calibration ?? identityMap, tags);
  if (!Number.isFinite(logit) || !Number.isFinite(probability)) return failedAnswer(null);
  const met = probability >= (calibration?.threshold ?? 0.5);
  const calibrated = calibration !== null && inScope;
  const found = answer.denies ? !met : met;
  const evidence = pickEvidence(response, { statement, spans: answer.spans, found });
  const shared = { probability, evidence, calibrated, logit };
  const bound = abstainsBelow(verifier);
  if (bound !== null && Math.max(probability, 1 - probability) < bound) {
    return { ...shared, kind: 'abstained', reason: 'The model is not sure enough to decide.' };
  }
  return { ...shared, kind: 'decided', met, source: 'model' };
}

/** The verdict on a fault of one answer, or on a number that is none. */
export function failedAnswer(fault: Fault | null): YesNoVerdict {
  const noNumber = 'Expected a number from the model, found none. Ask this criterion again; reload if it returns.';
  return { kind: 'failed', code: fault?.code ?? 'output-invalid', message: fault?.message ?? noNumber };
}
