import { expect, it } from 'vitest';
import { safeChunk, testDecoder } from './causal-self-test.ts';
import type { Cache, Decoder } from './decoder.ts';

const cache: Cache = { length: 0, tensors: {}, dispose: () => {} };
const right = Float32Array.from({ length: 64 }, (_, at) => Math.sin(at * 7));
const off = (by: number): Float32Array => right.map((value, at) => value + by * Math.cos(at * 3));

/** A decoder that only peeks. */
function decoder(logits: Float32Array): Decoder {
  return {
    empty: cache,
    cacheBytes: 1,
    extend: async () => cache,
    step: async () => ({ cache, logits }),
    peek: async () => logits,
    release: async () => {},
  };
}

const test = (byChunk: (chunk: number) => Float32Array, reference: Float32Array | null = null, chunk = 256) =>
  testDecoder({
    dtype: 'fp32',
    ids: [1, 2, 3],
    withChunk: (own) => decoder(byChunk(own)),
    chunk,
    trusted: false,
    reference: reference && decoder(reference),
  });

it('ENG-78 long runs are used where they agree with short ones, short ones where they do not', async () => {
  expect(await test(() => right)).toBe(256);
  expect(await test(() => right, right)).toBe(256);
  expect(await test((chunk) => (chunk > safeChunk ? off(0.1) : right))).toBe(safeChunk);
  expect(await test((chunk) => (chunk > safeChunk ? off(Number.NaN) : right))).toBe(safeChunk);
});

it('ENG-78 where long runs are known to be wrong they are not tried', async () => {
  const tried: number[] = [];
  const byChunk = (chunk: number): Float32Array => {
    tried.push(chunk);
    return right;
  };
  expect(await test(byChunk, null, safeChunk)).toBe(safeChunk);
  expect(Math.max(...tried)).toBe(safeChunk);
});

it('ENG-78 a processor is asked once, for numbers', async () => {
  const runs: number[] = [];
  const withChunk = (logits: Float32Array) => (chunk: number) => {
    runs.push(chunk);
    return decoder(logits);
  };
  const parts = { dtype: 'fp32', ids: [1], chunk: 256, trusted: true, reference: null } as const;
  expect(await testDecoder({ ...parts, withChunk: withChunk(right) })).toBe(256);
  expect(runs).toEqual([safeChunk]);
});

it('ENG-78 short runs that disagree, with each other or with the reference, are device-untrustworthy', async () => {
  const untrustworthy = { code: 'device-untrustworthy' };
  await expect(test((chunk) => (chunk === 16 ? off(0.1) : right))).rejects.toMatchObject(untrustworthy);
  await expect(test(() => right, off(0.1))).rejects.toMatchObject(untrustworthy);
  await expect(test(() => right, right.slice(1))).rejects.toMatchObject(untrustworthy);
});
