import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packs } from '../../models/packs.ts';
import { cacheBytesPerToken, memoryNeeded, operationsPerToken, predictSeconds } from './estimate.ts';

const [small, , large] = packs;

describe('what a model costs', () => {
  it('PCK-13 the work for a token is about two operations a parameter', () => {
    for (const { shape, parameters, id } of packs) {
      const ratio = operationsPerToken(shape) / (2 * parameters);
      expect(ratio, id).toBeGreaterThan(0.9);
      expect(ratio, id).toBeLessThan(1.15);
    }
  });

  it('PCK-13 time falls as the device is faster and grows with the model', () => {
    if (!small || !large) throw new Error('no packs');
    fc.assert(
      fc.property(fc.double({ min: 1e9, max: 1e14, noNaN: true }), (rate) => {
        const speed = { device: 'wasm', long: rate, short: rate / 2 } as const;
        const seconds = predictSeconds(small.shape, speed);
        expect(predictSeconds(large.shape, speed)).toBeGreaterThan(seconds);
        expect(predictSeconds(small.shape, { ...speed, long: rate * 2, short: rate })).toBeCloseTo(seconds / 2, 6);
      }),
    );
  });

  it('PCK-13 half-precision caches take half the memory, and more weights need more', () => {
    if (!small) throw new Error('no packs');
    expect(cacheBytesPerToken(small.shape, 'q4')).toBe(2 * cacheBytesPerToken(small.shape, 'q4f16'));
    expect(cacheBytesPerToken(small.shape, 'q4f16')).toBe(114_688);
    expect(memoryNeeded(small.shape, 'q4f16', 570e6)).toBeGreaterThan(570e6);
    expect(memoryNeeded(null, 'q4f16', 2e9)).toBeGreaterThan(memoryNeeded(null, 'q4f16', 1e9));
  });
});
