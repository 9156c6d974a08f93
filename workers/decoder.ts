import type { InferenceSession, TensorConstructor } from 'onnxruntime-common';
import { RubriconError } from '../src/domain/errors.ts';
import { createRunner, type Queue } from './onnx-graph.ts';

type Tensor = InstanceType<TensorConstructor>;

/**
 * The keys and values of the tokens read so far. Nothing changes them: a cache can be continued any number of times.
 * Its owner disposes of it, once, when no run uses it any more.
 */
export interface Cache {
  readonly length: number;
  readonly tensors: Readonly<Record<string, Tensor>>;
  dispose(): void;
}

/** A cache and the logits at its last token. Shape: [vocabulary]. */
export interface Step {
  readonly cache: Cache;
  readonly logits: Float32Array;
}

/** A decoder-only language model: token ids go in after a cache, a longer cache or the last token's logits come out. */
export interface Decoder {
  readonly empty: Cache;
  /** Memory that a cache needs. Units: bytes a token. */
  readonly cacheBytes: number;
  extend(cache: Cache, ids: readonly number[], signal?: AbortSignal): Promise<Cache>;
  step(cache: Cache, ids: readonly number[], signal?: AbortSignal): Promise<Step>;
  /** The logits that would follow; the longer cache is not kept. */
  peek(cache: Cache, ids: readonly number[], signal?: AbortSignal): Promise<Float32Array>;
  release(): Promise<void>;
}

export interface DecoderParts {
  readonly session: InferenceSession;
  readonly Tensor: TensorConstructor;
  readonly queue: Queue;
  readonly lost: AbortSignal;
  /** Most tokens a run takes; longer inputs go in chunk by chunk. */
  readonly chunk: number;
  readonly pause: () => Promise<void>;
}

const knownInputs = new Set(['input_ids', 'attention_mask', 'position_ids', 'num_logits_to_keep']);

/**
 * A decoder over a session of the hub's causal layout: `past_key_values.N.key` in, `present.N.key` out.
 * Throws: RubriconError model-unsupported when the graph has another layout; (calls) output-invalid, AbortError, and
 * what running throws.
 */
export function createDecoder({ session, Tensor, queue, lost, chunk, pause }: DecoderParts): Decoder {
  const run = createRunner(session, queue, lost);
  const pasts = session.inputMetadata.flatMap((input) => {
    if (!input.name.startsWith('past_key_values.')) return [];
    if (!input.isTensor) throw unsupported(input.name);
    return [pastInput(input)];
  });
  const other = session.inputNames.filter((name) => !name.startsWith('past_key_values.'));
  const unknown = other.find((name) => !knownInputs.has(name));
  if (unknown !== undefined) throw unsupported(unknown);
  if (pasts.length === 0 || !session.outputNames.includes('logits')) throw unsupported('no cache');
  const presents = pasts.map(({ present }) => present);
  const emptyTensors = pasts.map(({ name, type, heads, size }) => {
    const data = type === 'float16' ? new Uint16Array(0) : new Float32Array(0);
    return [name, new Tensor(type, data, [1, heads, 0, size])] as const;
  });

  async function runChunk(
    cache: Cache,
    ids: readonly number[],
    fetches: readonly string[],
  ): Promise<InferenceSession.ReturnType> {
    const total = cache.length + ids.length;
    const integers = (values: BigInt64Array): Tensor => new Tensor('int64', values, [1, values.length]);
    const feeds: Record<string, Tensor> = { ...cache.tensors };
    for (const name of other) {
      if (name === 'input_ids') feeds[name] = integers(BigInt64Array.from(ids, BigInt));
      if (name === 'attention_mask') feeds[name] = integers(new BigInt64Array(total).fill(1n));
      if (name === 'position_ids')
        feeds[name] = integers(BigInt64Array.from(ids, (_, at) => BigInt(cache.length + at)));
      if (name === 'num_logits_to_keep') feeds[name] = new Tensor('int64', BigInt64Array.of(1n), []);
    }
    return run(feeds, fetches);
  }

  function keep(results: InferenceSession.ReturnType, length: number): Cache {
    const tensors: Record<string, Tensor> = {};
    for (const { name, present } of pasts) {
      const tensor = results[present];
      if (tensor?.dims[2] !== length) throw outputInvalid('a cache of another length');
      tensors[name] = tensor as Tensor;
    }
    return { length, tensors, dispose: () => disposeAll(tensors) };
  }

  /** Everything but the last chunk; the cache it gives is the one given in when there is only one. */
  async function advance(
    cache: Cache,
    ids: readonly number[],
    signal: AbortSignal | undefined,
  ): Promise<{ before: Cache; rest: readonly number[] }> {
    let before = cache;
    let at = 0;
    try {
      for (; ids.length - at > chunk; at += chunk) {
        signal?.throwIfAborted();
        const longer = keep(await runChunk(before, ids.slice(at, at + chunk), presents), before.length + chunk);
        if (before !== cache) before.dispose();
        before = longer;
        await pause();
      }
      signal?.throwIfAborted();
    } catch (error) {
      if (before !== cache) before.dispose();
      throw error;
    }
    return { before, rest: ids.slice(at) };
  }

  async function runAll<T>(
    cache: Cache,
    ids: readonly number[],
    signal: AbortSignal | undefined,
    fetches: readonly string[],
    take: (results: InferenceSession.ReturnType, length: number) => T,
  ): Promise<T> {
    const { before, rest } = await advance(cache, ids, signal);
    try {
      return take(await runChunk(before, rest, fetches), cache.length + ids.length);
    } finally {
      if (before !== cache) before.dispose();
    }
  }

  return {
    empty: { length: 0, tensors: Object.fromEntries(emptyTensors), dispose: () => {} },
    cacheBytes: pasts.reduce((sum, { type, heads, size }) => sum + heads * size * (type === 'float16' ? 2 : 4), 0),
    extend: (cache, ids, signal) => runAll(cache, ids, signal, presents, keep),
    step: (cache, ids, signal) =>
      runAll(cache, ids, signal, [...presents, 'logits'], (results, length) => ({
        cache: keep(results, length),
        logits: lastRow(results.logits),
      })),
    peek: (cache, ids, signal) => runAll(cache, ids, signal, ['logits'], ({ logits }) => lastRow(logits)),
    release: () => queue(() => session.release()),
  };
}

interface PastInput {
  readonly name: string;
  readonly present: string;
  readonly type: 'float32' | 'float16';
  readonly heads: number;
  readonly size: number;
}

/** Shape: [batch, heads, past length, head size], the last two of the four known. */
function pastInput({ name, type, shape }: InferenceSession.TensorValueMetadata): PastInput {
  const [, heads, , size] = shape;
  if ((type !== 'float32' && type !== 'float16') || typeof heads !== 'number' || typeof size !== 'number') {
    throw unsupported(name);
  }
  return { name, present: name.replace('past_key_values', 'present'), type, heads, size };
}

/** The last token's logits as float32. Shape: [1, tokens, vocabulary] in, [vocabulary] out. */
function lastRow(tensor: InferenceSession.ReturnType[string] | undefined): Float32Array {
  const width = tensor?.dims[2] ?? 0;
  const data: unknown = tensor?.data;
  if (!ArrayBuffer.isView(data) || !('length' in data) || width === 0) throw outputInvalid('no logits');
  const from = Number(data.length) - width;
  const row = toFloats(data, from);
  if (!row.every(Number.isFinite)) throw outputInvalid('logits that are no numbers');
  if (row.every((value) => value === row[0])) throw outputInvalid('logits without content');
  return row;
}

/** The values from an index on; half-precision ones, a type of their own where the platform has one, as float32. */
function toFloats(data: ArrayBufferView, from: number): Float32Array {
  if (data instanceof Float32Array) return data.slice(from);
  if (data instanceof Uint16Array) return Float32Array.from(data.subarray(from), fromHalf);
  return Float32Array.from(data as unknown as ArrayLike<number>).slice(from);
}

/** The number that half-precision bits stand for. Source: IEEE 754 binary16. */
function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = (bits & 0x3ff) / 1024;
  if (exponent === 0) return sign * fraction * 2 ** -14;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction) * 2 ** (exponent - 15);
}

function disposeAll(tensors: Readonly<Record<string, Tensor>>): void {
  for (const tensor of Object.values(tensors)) tensor.dispose();
}

function unsupported(found: string): RubriconError {
  const message = `Expected a language model in the layout of the hub's ONNX exports, found another (${found}). Choose another model.`;
  return new RubriconError('model-unsupported', message, { details: { part: 'graph', found } });
}

function outputInvalid(found: string): RubriconError {
  const message = `The model gave ${found}; no verdict was made of it. Try again, or choose another device.`;
  return new RubriconError('output-invalid', message, { details: { found } });
}
