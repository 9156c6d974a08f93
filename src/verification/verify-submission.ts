import { toFault } from '../domain/errors.ts';
import type { Criterion, Rubric } from '../domain/rubric.ts';
import { assertRubric } from '../domain/rubric.ts';
import type { RunEvent } from '../domain/run.ts';
import type { Submission } from '../domain/submission.ts';
import type { Verifier } from './calibrate.ts';
import { decideCriteria } from './decide-criteria.ts';
import type { Readings } from './readings.ts';
import { openReadings } from './readings.ts';
import type { Hash } from './run-header.ts';
import { describeRun } from './run-header.ts';
import type { Stamp } from './run-stamp.ts';
import { createStamp } from './run-stamp.ts';

/** One submission and the rubric to check it against, with everything from outside that a run needs. */
export interface VerifyRequest {
  readonly submission: Submission;
  readonly rubric: Rubric;
  readonly verifier: Verifier;
  readonly runId: string;
  readonly now: () => Date;
  readonly hash: Hash;
  readonly signal?: AbortSignal | undefined;
  /** Keeps the reading for later questions; without it the document is released when the run ends. */
  readonly readings?: Readings | undefined;
  readonly seed?: number;
}

/**
 * Checks a submission criterion by criterion: a start with its header, one verdict a criterion as it is found, an end.
 * An engine-wide fault or a cancellation ends the run and leaves the rest unscored; neither is thrown.
 * Throws: RubriconError input-invalid for a broken rubric, before anything is asked.
 */
export async function* verifySubmission(request: VerifyRequest): AsyncGenerator<RunEvent> {
  const { submission, rubric, runId, verifier, hash, seed = 0 } = request;
  assertRubric(rubric);
  const stamp = createStamp(0, request.now);
  const header = await describeRun({ runId, submission, rubric, verifier, hash, seed });
  yield stamp({ type: 'run-start', header, submission, rubric });
  yield* askAndEnd({ ...request, criteria: rubric.criteria, stamp, outcome: 'complete' });
}

/** What the closing part of a run needs, whether it was started or resumed. */
export interface AskAndEnd {
  readonly submission: Submission;
  readonly criteria: readonly Criterion[];
  readonly verifier: Verifier;
  readonly stamp: Stamp;
  /** How the run ends when every one of `criteria` has its verdict. */
  readonly outcome: 'complete' | 'cancelled';
  readonly signal?: AbortSignal | undefined;
  readonly readings?: Readings | undefined;
}

/** Yields the verdicts of the criteria and one end of the run, whatever happens. */
export async function* askAndEnd(request: AskAndEnd): AsyncGenerator<RunEvent> {
  const { submission, criteria, verifier, stamp, signal } = request;
  const readings = request.readings ?? openReadings(verifier.engine);
  const document = { conversation: submission.conversation, response: submission.response };
  try {
    for await (const { criterion, verdict } of decideCriteria(document, criteria, { verifier, readings, signal })) {
      yield stamp({ type: 'verdict', criterionId: criterion.id, text: criterion.text, verdict });
    }
    yield stamp({ type: 'run-end', outcome: request.outcome });
  } catch (thrown) {
    const cancelled = signal?.aborted === true || (thrown instanceof Error && thrown.name === 'AbortError');
    yield stamp(
      cancelled
        ? { type: 'run-end', outcome: 'cancelled' }
        : { type: 'run-end', outcome: 'failed', fault: toFault(thrown) },
    );
  } finally {
    if (!request.readings) await readings.close();
  }
}
