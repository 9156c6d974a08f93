import type { CausalDtype } from '../../models/causal-config.ts';
import { type Fault, fromFault, toFault } from '../domain/errors.ts';
import { cannotWrite } from './create-engine.ts';
import type { LoadOptions, LoadProgress } from './load.ts';
import type {
  Answer,
  Device,
  Engine,
  EngineDocument,
  EngineInfo,
  EnginePrompt,
  ReadingId,
  WriteOptions,
  Written,
} from './port.ts';

/** How a call ended, as plain data: an error would lose its code on the way. A null fault means cancelled. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: Fault | null };

/** What a worker is asked to load. `modelUrl` is absolute: a worker resolves relative addresses against its own script. */
export interface LoadRequest extends Pick<LoadOptions, 'files' | 'runtime'> {
  readonly modelUrl: string;
  readonly devices: readonly Device[];
  readonly allowSoftwareGpu: boolean;
  /** Precision of a language model's weights; the best one for the device when absent. */
  readonly dtype?: CausalDtype;
  /** Why a faster device was left out already; empty when none was. */
  readonly deviceNote: string;
}

/** What the worker says between a call and its outcome. `call` is the number of the call it belongs to. */
export type WireEvent =
  | { readonly kind: 'progress'; readonly progress: LoadProgress }
  | { readonly kind: 'answer'; readonly call: number; readonly index: number; readonly answer: Answer }
  | { readonly kind: 'text'; readonly call: number; readonly piece: string; readonly tokens: number };

/** How to write, as plain data. */
export type WriteRequest = Omit<WriteOptions, 'signal' | 'onText'>;

/** The worker's side of the boundary: plain data in, outcomes out. `call` numbers name a call so that it can be cancelled. */
export interface EngineWire {
  /** Name of a Web Lock that the worker holds while it lives, or null where there are none: its release means death. */
  alive(): Promise<string | null>;
  load(request: LoadRequest, listener: (event: WireEvent) => void | Promise<void>): Promise<Outcome<EngineInfo>>;
  read(call: number, document: EngineDocument): Promise<Outcome<ReadingId>>;
  ask(call: number, reading: ReadingId, statements: readonly string[]): Promise<Outcome<readonly Answer[]>>;
  write(call: number, prompt: EnginePrompt, request: WriteRequest): Promise<Outcome<Written>>;
  release(reading: ReadingId): Promise<Outcome<null>>;
  cancel(call: number): Promise<void>;
}

/** Opens the engine that a worker serves. */
export type OpenEngine = (request: LoadRequest, onProgress: (progress: LoadProgress) => void) => Promise<Engine>;

/** Serves one engine over the wire. Cancelling is a message of its own, handled between statements. */
export function serveEngine(open: OpenEngine, alive: () => Promise<string | null> = async () => null): EngineWire {
  const running = new Map<number, AbortController>();
  let engine: Engine | null = null;
  let tell: (event: WireEvent) => void = () => {};

  async function run<T>(call: number, work: (engine: Engine, signal: AbortSignal) => Promise<T>): Promise<Outcome<T>> {
    const controller = new AbortController();
    running.set(call, controller);
    try {
      if (!engine) throw new Error('called before load');
      return { ok: true, value: await work(engine, controller.signal) };
    } catch (error) {
      return { ok: false, fault: error === controller.signal.reason ? null : toFault(error) };
    } finally {
      running.delete(call);
    }
  }

  return {
    alive,
    async load(request, listener) {
      tell = (event) => void Promise.resolve(listener(event)).catch(() => {});
      try {
        engine = await open(request, (progress) => tell({ kind: 'progress', progress }));
        return { ok: true, value: engine.info };
      } catch (error) {
        return { ok: false, fault: toFault(error) };
      }
    },
    read: (call, document) => run(call, (served, signal) => served.read(document, { signal })),
    ask: (call, reading, statements) =>
      run(call, (served, signal) =>
        served.ask(reading, statements, {
          signal,
          onAnswer: (index, answer) => tell({ kind: 'answer', call, index, answer }),
        }),
      ),
    write: (call, prompt, request) =>
      run(call, (served, signal) => {
        if (!served.write) throw cannotWrite();
        const onText = (piece: string, tokens: number): void => tell({ kind: 'text', call, piece, tokens });
        return served.write(prompt, { ...request, signal, onText });
      }),
    release: (reading) =>
      run(-1, async (served) => {
        await served.release(reading);
        return null;
      }),
    async cancel(call) {
      running.get(call)?.abort();
    },
  };
}

/** The value of an outcome. Throws: RubriconError of its fault; AbortError when the call was cancelled. */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw outcome.fault ? fromFault(outcome.fault) : new DOMException('The call was cancelled.', 'AbortError');
}
