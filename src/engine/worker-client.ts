import { proxy, wrap } from 'comlink';
import { RubriconError, toFault } from '../domain/errors.ts';
import type { LoadOptions } from './load.ts';
import type { CallOptions, Engine, WriteOptions } from './port.ts';
import { createRestartingEngine, hardCancel, type Link } from './restarting-engine.ts';
import { settle } from './settle.ts';
import { type EngineWire, type Outcome, unwrap, type WireEvent } from './wire.ts';

/** What the client uses of a Worker. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'addEventListener' | 'removeEventListener' | 'terminate'>;

export interface WorkerEngineOptions extends LoadOptions {
  /** Starts a fresh worker that serves an `EngineWire`. */
  readonly spawn: () => WorkerLike;
  /** Fresh workers in a row without a completed ask between them; 3 when absent. */
  readonly maxRestarts?: number;
  /** How long a cancelled call may take to stop before its worker is ended. Units: milliseconds; 4000 when absent. */
  readonly graceMs?: number;
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** How long a worker may take to answer for the first time. Units: milliseconds; 60000 when absent. */
  readonly startMs?: number;
  /** Tells when a worker died in silence; the browser's own lock manager when absent, null for none. */
  readonly locks?: Pick<LockManager, 'request'> | null;
}

/**
 * Opens an engine in a worker and keeps it alive: every call ends with an answer, a named fault or an AbortError, also
 * when the worker dies.
 * Throws: RubriconError of what kept the model from loading; AbortError when `signal` aborts.
 */
export async function openWorkerEngine(options: WorkerEngineOptions): Promise<Engine> {
  const maxRestarts = options.maxRestarts ?? 3;
  const first = await connectSomewhere(options, maxRestarts);
  return createRestartingEngine(first, {
    connect: (signal) => connectSomewhere({ ...options, signal }, 0),
    maxRestarts,
  });
}

/**
 * Connects, again if the worker is lost while it loads. A GPU that is lost while loading is left out: its runtime is
 * stuck in that worker, so the next device needs a fresh one.
 */
async function connectSomewhere(options: WorkerEngineOptions, again: number, deviceNote = ''): Promise<Link> {
  try {
    return await connect(options, deviceNote);
  } catch (error) {
    if (!(error instanceof RubriconError) || options.signal?.aborted) throw error;
    const devices = options.devices.filter((device) => device !== 'webgpu');
    if (error.code === 'device-lost' && devices.length > 0 && devices.length < options.devices.length) {
      return connectSomewhere({ ...options, devices }, again, 'The browser took the GPU away while the model loaded.');
    }
    if (error.code !== 'worker-lost' || again === 0) throw error;
    return connectSomewhere(options, again - 1, deviceNote);
  }
}

async function connect(options: WorkerEngineOptions, deviceNote: string): Promise<Link> {
  options.signal?.throwIfAborted();
  const worker = options.spawn();
  // Every method of the wire is already async, so the remote is the wire itself.
  const remote = wrap<EngineWire>(worker) as unknown as EngineWire;
  const life = new AbortController();
  const drop = (reason: RubriconError): void => {
    if (life.signal.aborted) return;
    life.abort(reason);
    worker.terminate();
  };
  worker.addEventListener('error', () => drop(workerLost('stopped with an error')));
  worker.addEventListener('messageerror', () => drop(workerLost('sent an unreadable message')));
  const listeners: Listeners = new Map();
  const listen = (event: WireEvent): void => {
    if (life.signal.aborted) return;
    if (event.kind === 'progress') options.onProgress?.(event.progress);
    if (event.kind === 'answer') listeners.get(event.call)?.onAnswer?.(event.index, event.answer);
    if (event.kind === 'text') listeners.get(event.call)?.onText?.(event.piece, event.tokens);
  };
  try {
    // Killed before it named its lock, a worker would leave no sign at all.
    const late = setTimeout(() => drop(workerLost('did not start')), options.startMs ?? 60_000);
    const lock = await settle(remote.alive(), options.signal, life.signal).finally(() => clearTimeout(late));
    if (lock) watchLock(lock, options.locks, life.signal, () => drop(workerLost('died')));
    const request = {
      modelUrl: absoluteUrl(options.modelUrl),
      devices: [...options.devices],
      allowSoftwareGpu: options.allowSoftwareGpu ?? false,
      ...(options.dtype && { dtype: options.dtype }),
      ...(options.files && { files: options.files }),
      ...(options.runtime && { runtime: options.runtime }),
      deviceNote,
    };
    const info = unwrap(await settle(remote.load(request, proxy(listen)), options.signal, life.signal));
    return { info, lost: life.signal, drop, ...calls(remote, listeners, life.signal, drop, options) };
  } catch (error) {
    drop(workerLost('was closed'));
    throw error;
  }
}

/** Who hears what a call says before it ends, by its number. */
type Listeners = Map<number, Caller>;
type Caller = CallOptions & Pick<WriteOptions, 'onText'>;

/** The calls of a link: each races the worker's life, and a cancellation first asks, then ends the worker. */
function calls(
  remote: EngineWire,
  listeners: Listeners,
  lost: AbortSignal,
  drop: Link['drop'],
  options: WorkerEngineOptions,
): Pick<Link, 'read' | 'ask' | 'write' | 'release'> {
  const wait = options.wait ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)));
  let lastCall = 0;

  async function run<T>(start: (call: number) => Promise<Outcome<T>>, call: Caller): Promise<T> {
    lost.throwIfAborted();
    call.signal?.throwIfAborted();
    lastCall += 1;
    const id = lastCall;
    listeners.set(id, call);
    const outcome = start(id).catch((error: unknown): Outcome<T> => ({ ok: false, fault: toFault(error) }));
    const cancel = (): void => void stopCall(id, outcome);
    call.signal?.addEventListener('abort', cancel, { once: true });
    try {
      return unwrap(await settle(outcome, call.signal, lost));
    } finally {
      call.signal?.removeEventListener('abort', cancel);
      listeners.delete(id);
    }
  }

  async function stopCall(id: number, outcome: Promise<unknown>): Promise<void> {
    remote.cancel(id).catch(() => {});
    const stopped = await Promise.race([outcome.then(() => true), wait(options.graceMs ?? 4000).then(() => false)]);
    if (!stopped) drop(hardCancel());
  }

  return {
    read: (document, call) => run((id) => remote.read(id, document), call),
    ask: (reading, statements, call) => run((id) => remote.ask(id, reading, statements), call),
    write: (prompt, { signal, onText, ...request }) =>
      run((id) => remote.write(id, prompt, request), { ...(signal && { signal }), ...(onText && { onText }) }),
    release: (reading) => void remote.release(reading).catch(() => {}),
  };
}

/** The lock is granted to us only when its holder is gone. */
function watchLock(name: string, locks: WorkerEngineOptions['locks'], life: AbortSignal, onDeath: () => void): void {
  const manager = locks === undefined ? globalThis.navigator?.locks : locks;
  manager?.request(name, { signal: life }, async () => onDeath()).catch(() => {});
}

function absoluteUrl(url: string): string {
  // Absent in Node, whatever the types say.
  const base: { readonly href: string } | undefined = globalThis.location;
  return base ? new URL(url, base.href).href : url;
}

function workerLost(what: string): RubriconError {
  return new RubriconError('worker-lost', `The worker that runs the model ${what}. Try again; reload if it returns.`, {
    details: { what },
  });
}
