import type { ErrorCode, Fault } from '../domain/errors.ts';
import { toFault } from '../domain/errors.ts';
import { replayRun } from '../domain/replay-run.ts';
import type { Rubric } from '../domain/rubric.ts';
import type { RunEvent } from '../domain/run.ts';
import type { Submission } from '../domain/submission.ts';
import { askAgain, pendingIds } from './ask-again.ts';
import type { Verifier } from './calibrate.ts';
import type { PauseSwitch } from './pause-switch.ts';
import type { Readings } from './readings.ts';
import { openReadings } from './readings.ts';
import type { Hash } from './run-header.ts';
import { verifySubmission } from './verify-submission.ts';

/** One case of a batch; its submission's id names it. */
export interface BatchCase {
  readonly submission: Submission;
  readonly rubric: Rubric;
}

export interface BatchRequest {
  readonly cases: readonly BatchCase[];
  readonly verifier: Verifier;
  readonly newRunId: () => string;
  readonly now: () => Date;
  readonly hash: Hash;
  /** The log that a case already has, fetched when its turn comes; null for none. */
  readonly logOf?: (caseId: string) => Promise<readonly RunEvent[] | null>;
  /** While paused, the case at hand is finished and the next one waits. */
  readonly pauseSwitch?: PauseSwitch;
  readonly signal?: AbortSignal | undefined;
  readonly seed?: number;
}

/** Where a batch stands. `done` counts cases that are over, well or badly, those skipped among them. */
export interface BatchProgress {
  readonly done: number;
  readonly failed: number;
  readonly total: number;
  /** The case at hand; null between cases. */
  readonly current: string | null;
}

/** One step of a batch: an event for a case's log, a case that could not be run at all, or a case that is over. */
export type BatchStep = { readonly caseId: string; readonly progress: BatchProgress } & (
  | { readonly type: 'event'; readonly event: RunEvent }
  | { readonly type: 'case-failed'; readonly fault: Fault }
  | { readonly type: 'case-done'; readonly skipped: boolean }
);

/** After these no further case can succeed with this engine. */
const endOfEngine: ReadonlySet<ErrorCode> = new Set([
  'restarts-exhausted',
  'engine-disposed',
  'model-missing',
  'model-corrupt',
  'model-unsupported',
  'device-unavailable',
  'device-untrustworthy',
]);

/**
 * Runs many cases, one after another, and keeps nothing: each event goes to the caller. A case whose log is complete
 * is skipped, one that stopped half-way asks its pending criteria only. Ends early, without throwing, on a
 * cancellation or when the engine is finished; the last progress then says how far it came.
 */
export async function* runBatch(request: BatchRequest): AsyncGenerator<BatchStep> {
  const { cases, signal, pauseSwitch } = request;
  const readings = openReadings(request.verifier.engine);
  let done = 0;
  let failed = 0;
  const progress = (current: string | null): BatchProgress => ({ done, failed, total: cases.length, current });
  try {
    for (const item of cases) {
      const caseId = item.submission.id;
      if (!(await mayStart(pauseSwitch, signal))) return;
      let fault: Fault | null = null;
      let asked = false;
      try {
        for await (const event of caseEvents(item, request, readings)) {
          asked = true;
          if (event.type === 'run-end' && event.outcome === 'failed') fault = event.fault;
          yield { type: 'event', caseId, event, progress: progress(caseId) };
        }
      } catch (thrown) {
        fault = toFault(thrown);
        yield { type: 'case-failed', caseId, fault, progress: progress(caseId) };
      }
      if (signal?.aborted) return;
      done += 1;
      if (fault) failed += 1;
      yield { type: 'case-done', caseId, skipped: !asked && !fault, progress: progress(null) };
      if (fault && endOfEngine.has(fault.code)) return;
    }
  } finally {
    await readings.close();
  }
}

/** Waits out a pause; false when cancelled. */
async function mayStart(pauseSwitch: PauseSwitch | undefined, signal: AbortSignal | undefined): Promise<boolean> {
  await pauseSwitch?.pass(signal).catch(() => undefined);
  return signal?.aborted !== true;
}

/** The events that a case still lacks: none, the rest of a run, or a whole run. */
async function* caseEvents(item: BatchCase, request: BatchRequest, readings: Readings): AsyncGenerator<RunEvent> {
  const { newRunId, logOf, ...rest } = request;
  const log = await logOf?.(item.submission.id);
  if (!log || log.length === 0) {
    yield* verifySubmission({ ...rest, ...item, runId: newRunId(), readings });
    return;
  }
  const state = replayRun(log);
  const criterionIds = pendingIds(state);
  if (state.status === 'complete' && criterionIds.length === 0) return;
  yield* askAgain({ ...rest, state, criterionIds, readings });
}
