import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kendallTau } from './kendall-tau.ts';

const pair = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }));

describe('kendallTau', () => {
  it('DOM-45 the same order is 1, the reverse -1, one swap of four things 4 of 6', () => {
    const ranked = (...seconds: readonly number[]) => kendallTau(seconds.map((second, at) => [at, second] as const));
    expect([ranked(1, 2, 3), ranked(3, 2, 1), ranked(1, 2, 4, 3)]).toEqual([1, -1, 4 / 6]);
    // One tie among three: 2 of the root of 3 × 2.
    expect(ranked(1, 1, 2)).toBeCloseTo(2 / Math.sqrt(6), 12);
  });

  it('DOM-45 it is null where a side tells nothing apart', () => {
    expect([
      kendallTau([]),
      kendallTau([[1, 2]]),
      kendallTau([
        [1, 2],
        [1, 3],
      ]),
    ]).toEqual([null, null, null]);
  });

  it('DOM-45 it lies from -1 to 1, is the same both ways round, and flips with one side', () => {
    fc.assert(
      fc.property(fc.array(pair), (pairs) => {
        const tau = kendallTau(pairs);
        if (tau !== null) expect(Math.abs(tau)).toBeLessThanOrEqual(1 + 1e-12);
        expect(kendallTau(pairs.map(([a, b]) => [b, a] as const))).toBe(tau);
        const flipped = kendallTau(pairs.map(([a, b]) => [a, -b] as const));
        if (tau === null) expect(flipped).toBeNull();
        else expect(flipped).toBeCloseTo(-tau, 12);
      }),
    );
  });
});
