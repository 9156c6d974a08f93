import type { RunEvent, RunState } from '../domain/run.ts';
import type { Verifier } from './calibrate.ts';
import type { Readings } from './readings.ts';
import type { Hash } from './run-header.ts';
import { describeRun } from './run-header.ts';
import { createStamp } from './run-stamp.ts';
import { askAndEnd } from './verify-submission.ts';

/** An existing run and those of its criteria that want a fresh verdict. */
export interface AskAgainRequest {
  readonly state: RunState;
  readonly criterionIds: readonly string[];
  readonly verifier: Verifier;
  readonly now: () => Date;
  readonly hash: Hash;
  readonly signal?: AbortSignal | undefined;
  /** Where the document may still be open from before, so that it is not read twice. */
  readonly readings?: Readings | undefined;
}

/**
 * Asks edited, added or pending criteria of an existing run, and only those: a resume with its own header, the
 * verdicts, an end. The run is complete when nothing else is pending. Ids that the rubric no longer has are skipped.
 */
export async function* askAgain(request: AskAgainRequest): AsyncGenerator<RunEvent> {
  const { state, verifier, hash } = request;
  const { submission, rubric } = state;
  const { runId, seed } = state.header;
  const wanted = new Set(request.criterionIds);
  const stamp = createStamp(state.lastSeq + 1, request.now);
  const header = await describeRun({ runId, submission, rubric, verifier, hash, seed });
  yield stamp({ type: 'run-resume', header });
  yield* askAndEnd({
    ...request,
    submission,
    criteria: rubric.criteria.filter((criterion) => wanted.has(criterion.id)),
    stamp,
    outcome: pendingIds(state).every((id) => wanted.has(id)) ? 'complete' : 'cancelled',
  });
}

/** The criteria of a run that nobody has decided yet, in the rubric's order: what to ask when it is taken up again. */
export function pendingIds(state: RunState): readonly string[] {
  return state.rubric.criteria
    .map(({ id }) => id)
    .filter((id) => {
      const known = state.criteria.get(id);
      return !known?.verdict && !known?.override;
    });
}
