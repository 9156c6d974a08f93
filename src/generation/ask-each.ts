import type { Message } from '../domain/submission.ts';
import { askDocument, logitOf, noAnswer } from '../engine/ask-document.ts';
import type { Answer, Engine } from '../engine/port.ts';
import type { Note } from './generation-trace.ts';

/** A text that is read in the place of a response; `place` names it in traces: `pair.preferred`, `responses.0`. */
export interface AskedText {
  readonly place: string;
  readonly text: string;
}

export interface AskEachRequest {
  readonly conversation: readonly Message[];
  readonly texts: readonly AskedText[];
  readonly statements: readonly string[];
  readonly engine: Engine;
  readonly signal?: AbortSignal | undefined;
  /** Called after each text. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** What an engine said of several texts. */
export interface AskedEach {
  /** By text, then by statement, in the order given. A fault stays a fault. */
  readonly answers: readonly (readonly Answer[])[];
  /** Units: raw logits, by text, then by statement. Missing: null where an answer failed or is no number. */
  readonly logits: readonly (readonly (number | null)[])[];
  /** Says how many answers are missing; empty when none is. */
  readonly notes: readonly Note[];
}

/**
 * Asks the same statements of several texts; each text is read once and a text without words is not read: nothing holds
 * of it, and its answers are missing.
 * Throws: RubriconError for engine-wide faults, AbortError when cancelled.
 */
export async function askEach(request: AskEachRequest): Promise<AskedEach> {
  const { conversation, texts, statements, engine, signal, onProgress } = request;
  const answers: (readonly Answer[])[] = [];
  for (const [at, { text }] of texts.entries()) {
    signal?.throwIfAborted();
    answers.push(await askOne(text));
    onProgress?.(at + 1, texts.length);
  }
  const logits = answers.map((row) => row.map(logitOf));
  const count = logits.flat().filter((logit) => logit === null).length;
  return { answers, logits, notes: count === 0 ? [] : [{ code: 'engine-answers-missing', count }] };

  async function askOne(response: string): Promise<readonly Answer[]> {
    if (statements.length === 0 || !/\S/.test(response)) return statements.map(() => noAnswer);
    return askDocument(engine, { conversation, response }, statements, signal);
  }
}
