import { toFault } from '../domain/errors.ts';
import type { YesNoVerdict } from '../domain/verdict.ts';
import type { EngineDocument } from '../engine/port.ts';
import { isInScope, type Verifier } from './calibrate.ts';
import { decideAnswer } from './decide-answer.ts';
import { openDoubt } from './doubt-flattery.ts';
import type { Readings } from './readings.ts';
import { openReadings, sameDocument } from './readings.ts';
import { streamAnswers } from './stream-answers.ts';

/** One statement about one document. */
export interface VerifyRow extends EngineDocument {
  readonly criterion: string;
  /** Labels of the criterion that choose the calibration's arm; absent means none. */
  readonly tags?: readonly string[];
}

/** What stands behind the verdicts of rows. */
export interface VerifyRowsOptions {
  readonly verifier: Verifier;
  readonly signal?: AbortSignal | undefined;
  readonly readings?: Readings | undefined;
}

/** A row as it was given and its verdict. */
export interface RowVerdict<R extends VerifyRow> {
  readonly row: R;
  readonly verdict: YesNoVerdict;
}

/** Rows asked together at most, so that a long file yields as it goes. */
const groupAtMost = 32;

/**
 * Verifies rows in their order; neighbours that share a document share one reading of it. A fault of a document
 * fails its own rows and the others go on.
 * Throws: AbortError when cancelled.
 */
export async function* verifyRows<R extends VerifyRow>(
  rows: Iterable<R>,
  { verifier, signal, readings: given }: VerifyRowsOptions,
): AsyncGenerator<RowVerdict<R>> {
  const readings = given ?? openReadings(verifier.engine);
  try {
    for (const [first, ...others] of neighbours(rows)) {
      yield* verifyGroup(first, [first, ...others], { verifier, readings, signal });
    }
  } finally {
    if (!given) await readings.close();
  }
}

/** Verifies one row. Throws: AbortError when cancelled. */
export async function verifyRow(row: VerifyRow, options: VerifyRowsOptions): Promise<YesNoVerdict> {
  for await (const { verdict } of verifyRows([row], options)) return verdict;
  throw new DOMException('The row was cancelled.', 'AbortError');
}

async function* verifyGroup<R extends VerifyRow>(
  document: R,
  rows: readonly R[],
  { verifier, readings, signal }: { verifier: Verifier; readings: Readings; signal: AbortSignal | undefined },
): AsyncGenerator<RowVerdict<R>> {
  const verdicts = new Map<number, YesNoVerdict>();
  let missing: YesNoVerdict = {
    kind: 'failed',
    code: 'output-invalid',
    message: 'The model gave no answer to this row.',
  };
  const { conversation, response } = document;
  try {
    signal?.throwIfAborted();
    const held = await readings.hold({ conversation, response }, signal ? { signal } : {});
    const statements = rows.map((row) => row.criterion);
    const inScope = isInScope(document, verifier);
    const doubt = openDoubt(response, statements, verifier);
    try {
      for await (const { index, answer } of streamAnswers(verifier.engine, held.reading, statements, signal)) {
        const tags = rows[index]?.tags ?? [];
        const statement = statements[index] ?? '';
        verdicts.set(index, doubt(decideAnswer(answer, { response, statement, tags, inScope }, verifier), statement));
      }
    } finally {
      await held.free();
    }
  } catch (thrown) {
    if (signal?.aborted) throw thrown;
    const { code, message } = toFault(thrown);
    missing = { kind: 'failed', code, message };
  }
  for (const [index, row] of rows.entries()) yield { row, verdict: verdicts.get(index) ?? missing };
}

function* neighbours<R extends VerifyRow>(rows: Iterable<R>): Generator<readonly [R, ...R[]]> {
  let group: [R, ...R[]] | null = null;
  for (const row of rows) {
    if (group && group.length < groupAtMost && sameDocument(group[0], row)) group.push(row);
    else {
      if (group) yield group;
      group = [row];
    }
  }
  if (group) yield group;
}
