import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyQuantileMap, fitQuantileMap, wassersteinDistance } from './quantile-map.ts';

const predicted = [0.9, 0.1, 0.5, 0.4];
const human = [2, 5, 1, 2];
const number = fc.double({ min: -10, max: 10, noNaN: true });
const pairs = fc.array(fc.tuple(number, number), { minLength: 4, maxLength: 20 });

describe('the quantile map', () => {
  it('PRO-10 B4 2.5 .1 .4 .5 .9 against 1 2 2 5: map(.45) = 2, map(.25) = 1.5, W1 = 2.025', () => {
    const map = fitQuantileMap(predicted, human);
    expect(applyQuantileMap(map, 0.45)).toBeCloseTo(2, 12);
    expect(applyQuantileMap(map, 0.25)).toBeCloseTo(1.5, 12);
    expect(wassersteinDistance(predicted, human)).toBeCloseTo(2.025, 12);
  });

  it('PRO-16 B4 it is monotone and stays within the human range', () => {
    fc.assert(
      fc.property(pairs, number, number, (list, a, b) => {
        const people = list.map(([, value]) => value);
        const map = fitQuantileMap(
          list.map(([value]) => value),
          people,
        );
        const [low, high] = [applyQuantileMap(map, Math.min(a, b)) ?? 0, applyQuantileMap(map, Math.max(a, b)) ?? 0];
        expect(low).toBeLessThanOrEqual(high + 1e-9);
        expect(low).toBeGreaterThanOrEqual(Math.min(...people) - 1e-9);
        expect(high).toBeLessThanOrEqual(Math.max(...people) + 1e-9);
      }),
    );
  });

  it('PRO-16 equal predictions share their partners, and too few labels are refused', () => {
    expect(fitQuantileMap([1, 1, 1, 2], [0, 2, 4, 4])).toEqual([
      { predicted: 1, human: 2 },
      { predicted: 2, human: 4 },
    ]);
    expect(() => fitQuantileMap([1, 2], [1, 2])).toThrow(/4 or more/);
    expect(() => wassersteinDistance([1], [])).toThrow(/one length/);
    expect(applyQuantileMap([], 1)).toBeNull();
  });
});
