import type { InferenceSession, TensorConstructor } from 'onnxruntime-common';
import { RubriconError } from '../src/domain/errors.ts';
import { settle } from '../src/engine/settle.ts';

/** An input of a graph. Shape: as `dims` says. */
export type Feed =
  | { readonly type: 'int64'; readonly data: BigInt64Array; readonly dims: readonly number[] }
  | { readonly type: 'float32'; readonly data: Float32Array; readonly dims: readonly number[] };

/** A loaded ONNX graph with float32 outputs. */
export interface Graph {
  run(feeds: Readonly<Record<string, Feed>>): Promise<Readonly<Record<string, Float32Array>>>;
  release(): Promise<void>;
}

/** Runs tasks one after another: one runtime must not run two graphs at once. */
export type Queue = <T>(task: () => Promise<T>) => Promise<T>;

/** A queue in which a failed task does not stop the next. */
export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task, task);
    last = result.catch(() => {});
    return result;
  };
}

/** One guarded run of a session; `fetches` names the outputs wanted, all when absent. */
export type RunSession = (
  feeds: InferenceSession.FeedsType,
  fetches?: readonly string[],
) => Promise<InferenceSession.ReturnType>;

/**
 * Runs of a session one after another. `lost` aborts with the RubriconError that ended the device; a run on a lost
 * device never settles by itself.
 * Throws (run): RubriconError of `lost`, `internal` when the runtime fails.
 */
export function createRunner(session: InferenceSession, queue: Queue, lost: AbortSignal): RunSession {
  async function runNow(
    feeds: InferenceSession.FeedsType,
    fetches: readonly string[] = session.outputNames,
  ): Promise<InferenceSession.ReturnType> {
    lost.throwIfAborted();
    return settle(session.run(feeds, fetches).catch(runtimeFailed), lost);
  }

  /** A lost device is told a little later than the run that failed on it. */
  async function runtimeFailed(cause: unknown): Promise<never> {
    await new Promise((resolve) => setTimeout(resolve, 20));
    lost.throwIfAborted();
    const message = 'The model runtime stopped with an error. Try again; choose another device if it returns.';
    throw new RubriconError('internal', message, { cause, details: { part: 'runtime' } });
  }

  return (feeds, fetches) => queue(() => runNow(feeds, fetches));
}

/**
 * A graph over a session of either ONNX Runtime, in the browser or in Node.
 * Throws (run): what `createRunner` throws, `output-invalid` when an output is no float32.
 */
export function createGraph(
  session: InferenceSession,
  Tensor: TensorConstructor,
  queue: Queue,
  lost: AbortSignal,
): Graph {
  const runSession = createRunner(session, queue, lost);

  async function run(feeds: Readonly<Record<string, Feed>>): Promise<Readonly<Record<string, Float32Array>>> {
    const tensors = Object.entries(feeds).map(([name, feed]) => [name, toTensor(Tensor, feed)] as const);
    const outputs = Object.entries(await runSession(Object.fromEntries(tensors))).map(([name, tensor]) => {
      if (!(tensor.data instanceof Float32Array)) throw new RubriconError('output-invalid', wrongOutput(name));
      return [name, tensor.data] as const;
    });
    return Object.fromEntries(outputs);
  }

  return { run, release: () => queue(() => session.release()) };
}

function toTensor(Tensor: TensorConstructor, feed: Feed): InstanceType<TensorConstructor> {
  return feed.type === 'int64'
    ? new Tensor('int64', feed.data, feed.dims)
    : new Tensor('float32', feed.data, feed.dims);
}

function wrongOutput(name: string): string {
  return `The model gave no float32 for ${name}. Use the model files this version was made for.`;
}
