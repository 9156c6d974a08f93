import { RubriconError } from '../domain/errors.ts';
import type { Answer, Engine, ReadingId } from '../engine/port.ts';

/** An answer and the place of its statement among those asked. */
export interface IndexedAnswer {
  readonly index: number;
  readonly answer: Answer;
}

/**
 * Asks statements and yields each answer once, as it arrives; leaving the loop early cancels the rest.
 * Throws: what the engine threw, after the answers that came before; output-invalid when an answer is missing.
 */
export async function* streamAnswers(
  engine: Engine,
  reading: ReadingId,
  statements: readonly string[],
  signal?: AbortSignal,
): AsyncGenerator<IndexedAnswer> {
  const left = new AbortController();
  const waiting: IndexedAnswer[] = [];
  const seen = new Set<number>();
  let failure: { readonly thrown: unknown } | null = null;
  let settled = false;
  let wake = (): void => undefined;

  const take = (index: number, answer: Answer): void => {
    if (seen.has(index) || statements[index] === undefined) return;
    seen.add(index);
    waiting.push({ index, answer });
    wake();
  };

  const ask = async (): Promise<void> => {
    const any = AbortSignal.any(signal ? [signal, left.signal] : [left.signal]);
    const answers = await engine.ask(reading, statements, { signal: any, onAnswer: take });
    answers.forEach((answer, index) => {
      take(index, answer);
    });
    if (seen.size !== statements.length) {
      throw new RubriconError('output-invalid', 'Expected one answer a statement, found fewer. Reload the model.', {
        details: { asked: statements.length, answered: seen.size },
      });
    }
  };
  ask()
    .catch((thrown: unknown) => {
      failure = { thrown };
    })
    .finally(() => {
      settled = true;
      wake();
    });

  try {
    for (;;) {
      const next = waiting.shift();
      if (next) yield next;
      else if (settled) break;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    left.abort();
  }
  const failed = failure as { readonly thrown: unknown } | null;
  if (failed) throw failed.thrown;
}
