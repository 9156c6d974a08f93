import type { CalibrationFile } from '../../models/manifest.ts';
import { type AbstainChoice, abstainBound } from '../domain/abstention.ts';
import type { Calibration } from '../domain/calibration.ts';
import type { RunHeader, RunState } from '../domain/run.ts';
import type { Verdict } from '../domain/verdict.ts';
import { type Binding, isFittedTo, toCalibration, type Verifier } from '../verification/calibrate.ts';
import { verdictHeaders } from './verdict-headers.ts';

/** The open model: what a calibration must be bound to, what it ships with, and which languages it knows. */
export interface ModelScope {
  readonly binding: Binding;
  /** The model's own, where it fits. */
  readonly calibration: Calibration | null;
  readonly languages: readonly string[];
  /** Whether it can also write. */
  readonly writes?: boolean;
}

/** A calibration fitted here, and the one it replaced, so that it can be undone. */
export interface OwnCalibration {
  readonly file: CalibrationFile;
  readonly replaced: CalibrationFile | null;
}

/** How the page reads a model's answers now. */
export interface Reading {
  readonly calibration: Calibration | null;
  readonly from: 'own' | 'model' | 'none';
  readonly abstainBelow: number | null;
}

/** The settings that decide it. */
export interface ReadingChoice {
  readonly own: OwnCalibration | null;
  readonly abstain: AbstainChoice;
}

/** A calibration of one's own stands before the model's, where it was fitted to this very model. */
export function readingOf(scope: ModelScope, { own, abstain }: ReadingChoice): Reading {
  const mine = own && toCalibration(own.file);
  const fits = mine !== null && isFittedTo(mine, scope.binding);
  const calibration = fits ? mine : scope.calibration;
  const from = fits ? 'own' : calibration ? 'model' : 'none';
  return { calibration, from, abstainBelow: abstainBound(abstain, calibration) };
}

/** The verifier as the settings want it. */
export function readBy(verifier: Verifier, scope: ModelScope | null, choice: ReadingChoice): Verifier {
  if (!scope) return verifier;
  return { engine: verifier.engine, calibration: readingOf(scope, choice).calibration, abstain: choice.abstain };
}

/** Criteria whose verdict the model gave and would now give otherwise: by another model, calibration or abstention bound. */
export function staleCriteria(run: RunState, scope: ModelScope | null, choice: ReadingChoice): readonly string[] {
  if (!scope) return [];
  const { calibration, abstainBelow } = readingOf(scope, choice);
  const headers = verdictHeaders(run);
  const isStale = (header: RunHeader): boolean =>
    !isOf(header, scope.binding) ||
    header.calibration !== (calibration?.id ?? null) ||
    (header.abstainBelow ?? null) !== abstainBelow;
  return run.rubric.criteria.flatMap(({ id }) => {
    const state = run.criteria.get(id);
    const header = headers.get(id);
    return state?.verdict && !state.override && header && isModels(state.verdict) && isStale(header) ? [id] : [];
  });
}

/** Whether a verdict was made by exactly this model. */
export function isOf(header: RunHeader, { model, revision, layout, dtype }: Binding): boolean {
  return header.model === model && header.revision === revision && header.layout === layout && header.dtype === dtype;
}

/** Whether the model gave this verdict; code abstains without a logit. */
function isModels(verdict: Verdict): boolean {
  if (verdict.kind === 'decided' || verdict.kind === 'graded') return verdict.source === 'model';
  return verdict.kind === 'abstained' && (verdict.logit !== undefined || verdict.chances !== undefined);
}
