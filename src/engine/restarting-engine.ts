import { type ErrorCode, RubriconError } from '../domain/errors.ts';
import { disposedError, unknownReading } from './create-engine.ts';
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

/** An engine in one worker, which can be lost. `lost` aborts with the RubriconError that ended it; it never recovers. */
export interface Link {
  readonly info: EngineInfo;
  readonly lost: AbortSignal;
  read(document: EngineDocument, options: CallOptions): Promise<ReadingId>;
  ask(reading: ReadingId, statements: readonly string[], options: CallOptions): Promise<readonly Answer[]>;
  write(prompt: EnginePrompt, options: WriteOptions): Promise<Written>;
  release(reading: ReadingId): void;
  /** Ends the worker; every pending call rejects with the reason. */
  drop(reason: RubriconError): void;
}

export interface RestartOptions {
  /** Starts a fresh worker; it is ended when `signal` aborts. */
  readonly connect: (signal: AbortSignal) => Promise<Link>;
  /** Fresh workers in a row without a completed ask between them. */
  readonly maxRestarts: number;
}

/** A link and the documents read over it: our id of each to the worker's own. */
interface Seat {
  readonly link: Link;
  readonly ids: Map<ReadingId, Promise<ReadingId>>;
}

/**
 * An engine that outlives its workers. A link that failed engine-wide is dropped and the call tried once more over a
 * fresh one, asking only what was not answered yet; documents are kept here and read again when first needed.
 */
export function createRestartingEngine(first: Link, options: RestartOptions): Engine {
  const documents = new Map<ReadingId, EngineDocument>();
  const disposal = new AbortController();
  let seat: Seat = { link: first, ids: new Map() };
  let restart: Promise<Seat> | null = null;
  let restarts = 0;
  let lastId = 0;

  function currentSeat(): Promise<Seat> {
    if (!seat.link.lost.aborted) return Promise.resolve(seat);
    restart ??= replaceSeat(seat.link.lost.reason).finally(() => {
      restart = null;
    });
    return restart;
  }

  async function replaceSeat(reason: unknown): Promise<Seat> {
    // A worker ended because a person cancelled costs nothing: it did not fail.
    if (!isHardCancel(reason)) {
      if (restarts >= options.maxRestarts) throw exhausted(options.maxRestarts, reason);
      restarts += 1;
    }
    const link = await options.connect(disposal.signal);
    seat = { link, ids: new Map() };
    return seat;
  }

  async function attempt<T>(work: (seat: Seat) => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    for (let again = true; ; again = false) {
      disposal.signal.throwIfAborted();
      signal?.throwIfAborted();
      let used: Seat | null = null;
      try {
        used = await settle(currentSeat(), signal, disposal.signal);
        return await settle(work(used), signal, disposal.signal, used.link.lost);
      } catch (error) {
        if (signal?.aborted || disposal.signal.aborted || !isEngineWide(error)) throw error;
        used?.link.drop(error);
        if (!again && !isHardCancel(error)) throw error;
      }
    }
  }

  /** The worker's own id of a document, which it reads now if it has not. */
  function readingOn(used: Seat, id: ReadingId, document: EngineDocument): Promise<ReadingId> {
    const known = used.ids.get(id);
    if (known) return known;
    const reading = used.link.read(document, {});
    used.ids.set(id, reading);
    reading.catch(() => used.ids.delete(id));
    return reading;
  }

  async function read(document: EngineDocument, call: CallOptions = {}): Promise<ReadingId> {
    lastId += 1;
    const id = `document-${lastId}` as ReadingId;
    await attempt(async (used) => {
      used.ids.set(id, Promise.resolve(await used.link.read(document, call)));
    }, call.signal);
    documents.set(id, document);
    return id;
  }

  async function ask(id: ReadingId, statements: readonly string[], call: CallOptions = {}): Promise<readonly Answer[]> {
    disposal.signal.throwIfAborted();
    call.signal?.throwIfAborted();
    const document = documents.get(id);
    if (!document) throw unknownReading();
    const answers = new Map<number, Answer>();
    const take = (index: number | undefined, answer: Answer): void => {
      if (index === undefined || answers.has(index) || call.signal?.aborted || disposal.signal.aborted) return;
      answers.set(index, answer);
      call.onAnswer?.(index, answer);
    };
    const signal = call.signal ? { signal: call.signal } : {};
    await attempt(async (used) => {
      const reading = await readingOn(used, id, document);
      const open = [...statements.keys()].filter((index) => !answers.has(index));
      const onAnswer = (at: number, answer: Answer): void => take(open[at], answer);
      const given = await used.link.ask(
        reading,
        open.map((index) => statements[index] ?? ''),
        { ...signal, onAnswer },
      );
      for (const [at, answer] of given.entries()) take(open[at], answer);
    }, call.signal);
    if (statements.length > 0) restarts = 0;
    return [...statements.keys()].map((index) => {
      const answer = answers.get(index);
      if (!answer) throw new RubriconError('internal', 'The model left a statement unanswered. Ask again.');
      return answer;
    });
  }

  /** A worker lost on the way costs a second start; what was told already is not told again. */
  async function write(prompt: EnginePrompt, options: WriteOptions): Promise<Written> {
    let told = 0;
    const written = await attempt((used) => {
      let length = 0;
      const onText = (piece: string, tokens: number): void => {
        length += piece.length;
        if (length <= told || options.signal?.aborted || disposal.signal.aborted) return;
        const fresh = piece.slice(Math.max(0, piece.length - (length - told)));
        told = length;
        options.onText?.(fresh, tokens);
      };
      return used.link.write(prompt, { ...options, onText });
    }, options.signal);
    restarts = 0;
    // Pieces travel beside the result and may come after it.
    if (written.text.length > told) options.onText?.(written.text.slice(told), written.tokens);
    return written;
  }

  async function release(id: ReadingId): Promise<void> {
    disposal.signal.throwIfAborted();
    documents.delete(id);
    const { link, ids } = seat;
    ids.get(id)?.then(
      (reading) => link.release(reading),
      () => {},
    );
    ids.delete(id);
  }

  async function dispose(): Promise<void> {
    if (disposal.signal.aborted) return;
    disposal.abort(disposedError());
    documents.clear();
    seat.link.drop(disposedError());
  }

  return {
    get info() {
      return seat.link.info;
    },
    read,
    ask,
    ...(first.info.writes && { write }),
    release,
    dispose,
  };
}

/** Ends a worker that did not stop in time after a cancellation; it does not count as a failure. */
export function hardCancel(): RubriconError {
  return new RubriconError('worker-lost', 'The model did not stop in time and was started over. Ask again.', {
    details: { cancelled: true },
  });
}

/** Faults that concern the caller's text or handle; after them the engine goes on. Every other fault finishes a worker. */
const callFaults: ReadonlySet<ErrorCode> = new Set([
  'input-invalid',
  'statement-too-long',
  'document-too-long',
  'grammar-invalid',
  'reading-unknown',
  'engine-disposed',
  'restarts-exhausted',
]);

function isEngineWide(error: unknown): error is RubriconError {
  return error instanceof RubriconError && !callFaults.has(error.code);
}

function isHardCancel(error: unknown): boolean {
  return error instanceof RubriconError && error.details.cancelled === true;
}

function exhausted(maxRestarts: number, cause: unknown): RubriconError {
  const code = cause instanceof RubriconError ? cause.code : 'internal';
  return new RubriconError(
    'restarts-exhausted',
    `The model failed again after ${maxRestarts} fresh starts (last: ${code}). Reload the page or choose another device.`,
    { cause, details: { maxRestarts, last: code } },
  );
}
