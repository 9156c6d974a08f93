import type { EngineDocument } from '../../engine/port.ts';
import type { Verifier } from '../calibrate.ts';
import { openReadings, type Readings } from '../readings.ts';

/** What stands behind a judgement: the model, a reading kept for more questions, and the caller's right to cancel. */
export interface JudgeOptions {
  readonly verifier: Verifier;
  readonly readings?: Readings | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks statements about one document. Units: raw logits, in the order asked; null where an answer failed or is no number.
 * Throws: RubriconError for engine-wide faults, AbortError when cancelled.
 */
export async function askLogits(
  document: EngineDocument,
  statements: readonly string[],
  options: JudgeOptions,
): Promise<readonly (number | null)[]> {
  if (statements.length === 0) return [];
  return withReadings(options, async (readings) => {
    const { verifier, signal } = options;
    signal?.throwIfAborted();
    const held = await readings.hold(document, signal ? { signal } : {});
    try {
      const answers = await verifier.engine.ask(held.reading, statements, signal ? { signal } : {});
      return statements.map((_, at) => {
        const answer = answers[at];
        return answer?.ok && Number.isFinite(answer.logit) ? answer.logit : null;
      });
    } finally {
      await held.free();
    }
  });
}

/** Works with the caller's kept reading, or with one that is closed at the end. */
export async function withReadings<T>(options: JudgeOptions, work: (readings: Readings) => Promise<T>): Promise<T> {
  if (options.readings) return work(options.readings);
  const readings = openReadings(options.verifier.engine);
  try {
    return await work(readings);
  } finally {
    await readings.close();
  }
}
