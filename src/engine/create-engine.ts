import { RubriconError, toFault } from '../domain/errors.ts';
import type {
  Answer,
  CallOptions,
  Engine,
  EngineDocument,
  EngineInfo,
  EnginePrompt,
  ReadingId,
  WriteOptions,
  Written,
} from './port.ts';
import { settle } from './settle.ts';

/** The part of an engine that differs between models. `R` is what it keeps of a document it has read. */
export interface EngineBody<R> {
  readonly info: EngineInfo;
  /** How many statements are answered at once, at most; cancellation is looked at between batches. */
  readonly batch: number;
  /** Null when the response holds nothing that the model can read. It is never blank. */
  read(document: EngineDocument, signal: AbortSignal): Promise<R | null>;
  /** One answer per statement, in order. Statements are never blank. */
  answer(reading: R, statements: readonly string[]): Promise<readonly Answer[]>;
  /** Frees what it keeps of a document; called once, when nothing uses it any more. */
  forget?(reading: R): void;
  write?(prompt: EnginePrompt, options: WriteOptions & { readonly signal: AbortSignal }): Promise<Written>;
  /** Lets waiting messages in, such as a cancellation. */
  pause(): Promise<void>;
  close(): Promise<void>;
}

/** A document that is open: how many answers are being made from it, and whether it was given back meanwhile. */
interface Open<R> {
  readonly reading: R | null;
  users: number;
  released: boolean;
}

/**
 * An engine around a body: reading ids, order, cancellation, disposal and blank texts behave alike for every model.
 */
export function createEngine<R>(body: EngineBody<R>): Engine {
  const readings = new Map<ReadingId, Open<R>>();
  const disposal = new AbortController();
  let lastId = 0;

  async function read(document: EngineDocument, options: CallOptions = {}): Promise<ReadingId> {
    const stop = stopSignal(disposal.signal, options.signal);
    const open: Open<R> = { reading: await readUnlessBlank(document, stop), users: 0, released: false };
    lastId += 1;
    const id = `reading-${lastId}` as ReadingId;
    readings.set(id, open);
    return id;
  }

  async function readUnlessBlank(document: EngineDocument, stop: AbortSignal): Promise<R | null> {
    if (isBlank(document.response)) return null;
    const work = body.read(document, stop);
    try {
      return await settle(work, stop);
    } catch (error) {
      // What comes of a cancelled reading is nobody's.
      work.then(forget, () => {});
      throw error;
    }
  }

  async function ask(
    id: ReadingId,
    statements: readonly string[],
    options: CallOptions = {},
  ): Promise<readonly Answer[]> {
    const stop = stopSignal(disposal.signal, options.signal);
    const open = readings.get(id);
    if (open === undefined) throw unknownReading();
    const answers: Answer[] = [];
    for (let start = 0; start < statements.length; start += body.batch) {
      if (start > 0) await body.pause();
      stop.throwIfAborted();
      if (open.released) throw unknownReading();
      const batch = statements.slice(start, start + body.batch);
      for (const answer of await settle(use(open, batch), stop)) {
        answers.push(answer);
        options.onAnswer?.(answers.length - 1, answer);
      }
    }
    return answers;
  }

  /** Answers one batch, during which the reading is not freed. */
  async function use(open: Open<R>, batch: readonly string[]): Promise<readonly Answer[]> {
    open.users += 1;
    try {
      return await answerBatch(open.reading, batch);
    } finally {
      open.users -= 1;
      if (open.released && open.users === 0) forget(open.reading);
    }
  }

  async function answerBatch(reading: R | null, batch: readonly string[]): Promise<readonly Answer[]> {
    if (reading === null) return batch.map(() => blank('response'));
    const written = batch.filter((statement) => !isBlank(statement));
    const answers = written.length === 0 ? [] : await body.answer(reading, written);
    if (answers.length !== written.length)
      throw new RubriconError('internal', 'The model answered out of step. Reload.');
    const queue = answers.values();
    return batch.map((statement) =>
      isBlank(statement) ? blank('statement') : (queue.next().value ?? blank('statement')),
    );
  }

  async function release(id: ReadingId): Promise<void> {
    disposal.signal.throwIfAborted();
    const open = readings.get(id);
    readings.delete(id);
    if (open) close(open);
  }

  function close(open: Open<R>): void {
    open.released = true;
    if (open.users === 0) forget(open.reading);
  }

  function forget(reading: R | null): void {
    if (reading !== null) body.forget?.(reading);
  }

  async function dispose(): Promise<void> {
    if (disposal.signal.aborted) return;
    disposal.abort(disposedError());
    for (const open of readings.values()) close(open);
    readings.clear();
    await body.close();
  }

  async function write(prompt: EnginePrompt, options: WriteOptions): Promise<Written> {
    const signal = stopSignal(disposal.signal, options.signal);
    if (!body.write) throw cannotWrite();
    return settle(body.write(prompt, { ...options, signal }), signal);
  }

  return { info: body.info, read, ask, release, dispose, ...(body.write && { write }) };
}

/** What every call on a disposed engine rejects with. */
export function disposedError(): RubriconError {
  return new RubriconError('engine-disposed', 'This engine has been closed. Open a new one.');
}

/** What asking a model to write that cannot rejects with. */
export function cannotWrite(): RubriconError {
  return new RubriconError('model-unsupported', 'This model cannot write. Choose a language model.');
}

/** What asking a reading that was never made, or was released, rejects with. */
export function unknownReading(): RubriconError {
  return new RubriconError('reading-unknown', 'This document is not open in the engine. Read it again before asking.');
}

function stopSignal(disposal: AbortSignal, signal: AbortSignal | undefined): AbortSignal {
  const stop = signal ? AbortSignal.any([disposal, signal]) : disposal;
  stop.throwIfAborted();
  return stop;
}

function isBlank(text: string): boolean {
  return !/\S/.test(text);
}

function blank(part: 'response' | 'statement'): Answer {
  const message = `The ${part} is empty: expected text to check. Add some and ask again.`;
  return { ok: false, fault: toFault(new RubriconError('input-invalid', message, { details: { part } })) };
}
