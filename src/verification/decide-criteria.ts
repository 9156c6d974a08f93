import { RubriconError } from '../domain/errors.ts';
import type { Criterion } from '../domain/rubric.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { EngineDocument } from '../engine/port.ts';
import { isInScope, type Verifier } from './calibrate.ts';
import { decideConstraint } from './check-constraint.ts';
import { decideAnswer } from './decide-answer.ts';
import type { Readings } from './readings.ts';
import { streamAnswers } from './stream-answers.ts';

/** One criterion's verdict. */
export interface CriterionVerdict {
  readonly criterion: Criterion;
  readonly verdict: Verdict;
}

/** What stands behind the decisions: the model, its kept reading, and the caller's right to cancel. */
export interface DecideOptions {
  readonly verifier: Verifier;
  readonly readings: Readings;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Decides each criterion once: first those that code can check, then, after one read, the model's as they arrive.
 * The model sees the criterion's text alone, never its points.
 * Throws: RubriconError for engine-wide faults, AbortError when cancelled.
 */
export async function* decideCriteria(
  document: EngineDocument,
  criteria: readonly Criterion[],
  { verifier, readings, signal }: DecideOptions,
): AsyncGenerator<CriterionVerdict> {
  signal?.throwIfAborted();
  for (const criterion of criteria) {
    if (criterion.check) yield { criterion, verdict: decideConstraint(criterion.check, document.response) };
  }
  let left = criteria.filter((criterion) => !criterion.check);
  const inScope = left.length > 0 && isInScope(document, verifier);
  for (let attempt = 1; left.length > 0; attempt += 1) {
    signal?.throwIfAborted();
    const asked = left;
    const held = await readings.hold(document, signal ? { signal } : {});
    const statements = asked.map((criterion) => criterion.text);
    try {
      for await (const { index, answer } of streamAnswers(verifier.engine, held.reading, statements, signal)) {
        const criterion = asked[index];
        if (!criterion) continue;
        left = left.filter((other) => other !== criterion);
        yield {
          criterion,
          verdict: decideAnswer(answer, { response: document.response, tags: criterion.tags, inScope }, verifier),
        };
      }
    } catch (thrown) {
      // An engine that was restarted has forgotten its readings: read once more, then give up.
      if (attempt > 1 || !(thrown instanceof RubriconError) || thrown.code !== 'reading-unknown') throw thrown;
      held.spoil();
    } finally {
      await held.free();
    }
  }
}
