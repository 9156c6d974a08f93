import { askDocument, logitOf } from '../../engine/ask-document.ts';
import type { Engine } from '../../engine/port.ts';

/** Units: logit from which a statement is taken to follow. */
export interface MeaningOptions {
  readonly engine: Engine;
  readonly atLeast?: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Which of some texts mean the same as one, by the engine: each must follow from the other. The one text stands as the
 * response and the others as statements about it, and the other way round for those that passed. The bound is high:
 * the shipped verifier gives "asks the age" and "asks the weight" 1.3, paraphrases 1.7 to 3.3, and misses freer ones.
 * Units: places in `others`. An answer that failed counts as another meaning: nothing is dropped on a fault.
 * Throws: RubriconError for engine-wide faults, AbortError when cancelled.
 */
export async function sameMeaning(
  text: string,
  others: readonly string[],
  { engine, atLeast = 1.5, signal }: MeaningOptions,
): Promise<readonly number[]> {
  const forward = await followsFrom(text, others);
  const same: number[] = [];
  for (const [at, other] of others.entries()) {
    if (forward[at] && (await followsFrom(other, [text]))[0]) same.push(at);
  }
  return same;

  async function followsFrom(document: string, statements: readonly string[]): Promise<readonly boolean[]> {
    if (statements.length === 0) return [];
    const answers = await askDocument(engine, { conversation: [], response: document }, statements, signal);
    return answers.map((answer) => (logitOf(answer) ?? Number.NEGATIVE_INFINITY) >= atLeast);
  }
}
