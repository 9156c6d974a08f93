import type { Answer, CallOptions, Engine, EngineDocument } from './port.ts';

/** What stands where a model gave no answer at all. */
export const noAnswer: Answer = {
  ok: false,
  fault: { code: 'output-invalid', message: 'The model gave no answer to this statement. Try again.', details: {} },
};

/**
 * Reads a document for these statements alone, and lets it go again. Answers come in the order asked, one for each.
 * Throws: RubriconError for engine-wide faults, AbortError when cancelled.
 */
export async function askDocument(
  engine: Engine,
  document: EngineDocument,
  statements: readonly string[],
  signal?: AbortSignal,
): Promise<readonly Answer[]> {
  const call: CallOptions = signal ? { signal } : {};
  const reading = await engine.read(document, call);
  try {
    const answers = await engine.ask(reading, statements, call);
    return statements.map((_, at) => answers[at] ?? noAnswer);
  } finally {
    await engine.release(reading).catch(() => undefined);
  }
}

/** Units: raw logit. Missing: null where the answer failed or is no number. */
export function logitOf(answer: Answer | undefined): number | null {
  return answer?.ok && Number.isFinite(answer.logit) ? answer.logit : null;
}
