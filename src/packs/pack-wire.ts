import { type Fault, fromFault, toFault } from '../domain/errors.ts';
import type { PackProgress } from './download-pack.ts';
import type { CallSettings, PackService } from './pack-service.ts';

/** What goes to the worker: a call, or the end of one. */
export type PackRequest =
  | { readonly call: number; readonly method: keyof PackService; readonly args: readonly unknown[] }
  | { readonly call: number; readonly abort: true };

/** What comes back: how far a call is, then its outcome. A null fault means stopped. */
export type PackReply =
  | { readonly call: number; readonly progress: PackProgress }
  | { readonly call: number; readonly value: unknown }
  | { readonly call: number; readonly fault: Fault | null };

/** Where the settings of a call stand among its arguments. */
const settingsAt: Partial<Record<keyof PackService, number>> = { inspect: 1, download: 2, bring: 3, check: 1 };

/** Answers the calls that come as messages. */
export function servePacks(service: PackService, post: (reply: PackReply) => void): (request: PackRequest) => void {
  const running = new Map<number, AbortController>();
  return (request) => {
    const { call } = request;
    if ('abort' in request) {
      running.get(call)?.abort();
      return;
    }
    const stop = new AbortController();
    running.set(call, stop);
    const onProgress = throttle((progress: PackProgress) => post({ call, progress }));
    const args = [...request.args];
    const at = settingsAt[request.method];
    if (at !== undefined) args[at] = { signal: stop.signal, onProgress } satisfies CallSettings;
    const run = service[request.method] as (...args: readonly unknown[]) => Promise<unknown>;
    run(...args)
      .then(
        (value) => post({ call, value }),
        (thrown: unknown) => post({ call, fault: stop.signal.aborted ? null : toFault(thrown) }),
      )
      .finally(() => running.delete(call));
  };
}

/** The service in a worker, as if it were here. */
export function connectPacks(worker: Pick<Worker, 'postMessage' | 'addEventListener'>): PackService {
  const waiting = new Map<number, { readonly settings: CallSettings; readonly settle: (reply: PackReply) => void }>();
  let last = 0;
  worker.addEventListener('message', (event) => {
    const reply = (event as MessageEvent<PackReply>).data;
    const call = waiting.get(reply.call);
    if ('progress' in reply) call?.settings.onProgress?.(reply.progress);
    else call?.settle(reply);
  });

  function send<T>(method: keyof PackService, args: readonly unknown[], settings: CallSettings = {}): Promise<T> {
    last += 1;
    const call = last;
    return new Promise<T>((resolve, reject) => {
      const stop = (): void => worker.postMessage({ call, abort: true } satisfies PackRequest);
      settings.signal?.addEventListener('abort', stop, { once: true });
      waiting.set(call, {
        settings,
        settle: (reply) => {
          waiting.delete(call);
          settings.signal?.removeEventListener('abort', stop);
          if ('value' in reply) resolve(reply.value as T);
          else if ('fault' in reply)
            reject(reply.fault ? fromFault(reply.fault) : new DOMException('The call was stopped.', 'AbortError'));
        },
      });
      worker.postMessage({ call, method, args } satisfies PackRequest);
      if (settings.signal?.aborted) stop();
    });
  }

  return {
    list: () => send('list', []),
    inspect: (name, settings) => send('inspect', [name], settings),
    download: (name, dtype, settings) => send('download', [name, dtype], settings),
    inspectFiles: (files, name) => send('inspectFiles', [files, name]),
    bring: (files, name, dtype, settings) => send('bring', [files, name, dtype], settings),
    check: (id, settings) => send('check', [id], settings),
    remove: (id) => send('remove', [id]),
    room: () => send('room', []),
  };
}

/** Lets through a tenth of a second's last word at most, and every file's first. */
function throttle(tell: (progress: PackProgress) => void): (progress: PackProgress) => void {
  let at = 0;
  let file = '';
  return (progress) => {
    const time = performance.now();
    if (progress.file === file && time - at < 100) return;
    at = time;
    file = progress.file;
    tell(progress);
  };
}
