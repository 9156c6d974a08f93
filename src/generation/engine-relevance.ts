import { toFault } from '../domain/errors.ts';
import type { Message } from '../domain/submission.ts';
import type { Engine } from '../engine/port.ts';
import type { Note } from './generation-trace.ts';

/** The model's raw answer to each statement, null where it gave none; `failed` when the engine as a whole did not answer. */
export interface EngineRelevance {
  readonly logits: readonly (number | null)[];
  readonly notes: readonly Note[];
}

/**
 * Asks the model how much each statement has to do with the conversation. It has no head for relevance: it scores
 * statements about a response. So it reads the user's own last words in the response's place; a statement about
 * what is written there comes out higher than one about something else. A fault leaves the order to the cues.
 * Throws: AbortError when cancelled.
 */
export async function askRelevance(
  engine: Engine,
  conversation: readonly Message[],
  lastMessage: string,
  statements: readonly string[],
  signal?: AbortSignal,
): Promise<EngineRelevance> {
  const options = signal === undefined ? {} : { signal };
  try {
    const reading = await engine.read({ conversation, response: lastMessage }, options);
    try {
      const answers = await engine.ask(reading, statements, options);
      const logits = statements.map((_, index) => {
        const answer = answers[index];
        return answer?.ok === true && Number.isFinite(answer.logit) ? answer.logit : null;
      });
      const missing = logits.filter((logit) => logit === null).length;
      return { logits, notes: missing === 0 ? [] : [{ code: 'engine-answers-missing', count: missing }] };
    } finally {
      await engine.release(reading).catch(() => undefined);
    }
  } catch (thrown) {
    if (signal?.aborted === true || (thrown instanceof Error && thrown.name === 'AbortError')) throw thrown;
    return { logits: statements.map(() => null), notes: [{ code: 'engine-failed', fault: toFault(thrown).code }] };
  }
}
