import { toFault } from '../domain/errors.ts';
import type { Message } from '../domain/submission.ts';
import { askDocument, logitOf } from '../engine/ask-document.ts';
import type { Engine, EngineDocument } from '../engine/port.ts';
import type { Note } from './generation-trace.ts';

/**
 * How much the conversation lifts the model's answer to each statement, null where it gave none; the notes say when the
 * engine as a whole did not answer. Units: logits.
 */
export interface EngineRelevance {
  readonly lifts: readonly (number | null)[];
  readonly notes: readonly Note[];
}

/** A conversation about nothing: what the model answers here is the statement's own base rate. */
const nothing: EngineDocument = { conversation: [{ role: 'user', content: 'Hello.' }], response: 'Hello.' };

/**
 * Asks the model how much each statement has to do with the conversation. It has no head for relevance: it scores
 * statements about a response. So it reads the user's own last words in the response's place, and what counts is how
 * much higher a statement comes out than over a greeting. A fault, or no engine, leaves the order to the cues.
 * Throws: AbortError when cancelled.
 */
export async function askRelevance(
  engine: Engine | null,
  conversation: readonly Message[],
  lastMessage: string,
  statements: readonly string[],
  signal?: AbortSignal,
): Promise<EngineRelevance> {
  if (engine === null) return { lifts: statements.map(() => null), notes: [] };
  try {
    const about = await askDocument(engine, { conversation, response: lastMessage }, statements, signal);
    const base = await askDocument(engine, nothing, statements, signal);
    const lifts = about.map((answer, index) => {
      const logit = logitOf(answer);
      const own = logitOf(base[index]);
      return logit === null || own === null ? null : logit - own;
    });
    const missing = lifts.filter((lift) => lift === null).length;
    return { lifts, notes: missing === 0 ? [] : [{ code: 'engine-answers-missing', count: missing }] };
  } catch (thrown) {
    if (signal?.aborted === true || (thrown instanceof Error && thrown.name === 'AbortError')) throw thrown;
    return { lifts: statements.map(() => null), notes: [{ code: 'engine-failed', fault: toFault(thrown).code }] };
  }
}
