import { RubriconError } from '../src/domain/errors.ts';

/** Memory that one reading's cache may take. Units: bytes. */
const cacheMax = 2 ** 30;

/** How long a text and its question may be, and what that follows from, for a message. Units: tokens. */
export interface ContextLimit {
  readonly context: number;
  readonly contextReason: string;
}

/** The model's own context, or what the cache's memory allows where that is less. */
export function contextLimit(modelContext: number, cacheBytes: number): ContextLimit {
  const byMemory = Math.floor(cacheMax / cacheBytes);
  return modelContext <= byMemory
    ? { context: modelContext, contextReason: "the model's context" }
    : { context: byMemory, contextReason: 'the memory for one document' };
}

/** What a text beyond the context rejects with: nothing is cut in silence. */
export function documentTooLong(tokens: number, max: number, reason: string): RubriconError {
  const message = `The text has ${tokens} tokens, at most ${max} are read (${reason}). Shorten it or choose another model.`;
  return new RubriconError('document-too-long', message, { details: { tokens, max } });
}
