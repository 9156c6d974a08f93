import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summarizeBounds, summarizeFractions } from './summary.ts';

const seed = 5;

describe('summarizeFractions', () => {
  it('DOM-18 only the mean is clipped: -1.6 and 1.0 give 0, never 0.5', () => {
    expect(summarizeFractions([-1.6, 1], { seed })).toMatchObject({ n: 2, unscored: 0, mean: 0 });
    expect(summarizeFractions([-0.2, 1], { seed }).mean).toBeCloseTo(0.4, 12);
  });

  it('DOM-18 cases without a fraction are counted and left out', () => {
    expect(summarizeFractions([null, 0.5, null], { seed })).toEqual({
      n: 1,
      unscored: 2,
      mean: 0.5,
      low: 0.5,
      high: 0.5,
    });
    expect(summarizeFractions([null], { seed })).toEqual({ n: 0, unscored: 1, mean: null, low: null, high: null });
    expect(summarizeFractions([], { seed })).toEqual({ n: 0, unscored: 0, mean: null, low: null, high: null });
  });

  it('DOM-18 a fraction that is no number is refused', () => {
    const refused = expect.objectContaining({ code: 'input-invalid' });
    expect(() => summarizeFractions([0.5, Number.NaN], { seed })).toThrow(refused);
  });

  it('DOM-19 the interval is that of the seed, holds the mean in its range and narrows with more cases', () => {
    const few = [0.1, 0.9, 0.4, 0.6];
    const many = Array.from({ length: 25 }, () => few).flat();
    const one = summarizeFractions(few, { seed });
    expect(summarizeFractions(few, { seed })).toEqual(one);
    expect(summarizeFractions(few, { seed: 6, resamples: 50 })).not.toEqual(one);
    const width = ({ low, high }: typeof one) => (high ?? 0) - (low ?? 0);
    expect(width(summarizeFractions(many, { seed }))).toBeLessThan(width(one) / 3);
  });

  it('DOM-19 the normal interval of many cases is met', () => {
    const values = Array.from({ length: 400 }, (_, index) => (index % 2 === 0 ? 0.2 : 0.8));
    const { low, high } = summarizeFractions(values, { seed });
    expect(low).toBeCloseTo(0.5 - 1.96 * 0.015, 2);
    expect(high).toBeCloseTo(0.5 + 1.96 * 0.015, 2);
  });

  it('DOM-19 the order of cases changes nothing, and all stays within 0 to 1', () => {
    const cases = fc.array(fc.option(fc.double({ min: -3, max: 1, noNaN: true })), { maxLength: 8 });
    fc.assert(
      fc.property(cases, (list) => {
        const summary = summarizeFractions(list, { seed, resamples: 40 });
        expect(summarizeFractions(list.toReversed(), { seed, resamples: 40 })).toEqual(summary);
        const { low, mean, high } = summary;
        if (mean === null) return;
        for (const value of [low, mean, high]) expect(value !== null && value >= 0 && value <= 1).toBe(true);
        expect(low ?? 1).toBeLessThanOrEqual(high ?? 0);
      }),
    );
  });
});

describe('summarizeBounds', () => {
  it('DOM-54 cases that are exact have the summary of their fractions', () => {
    const fractions = [0.1, 0.9, -0.4, null];
    const cases = fractions.map((fraction) => ({ lowest: fraction, highest: fraction }));
    const summary = summarizeFractions(fractions, { seed });
    expect(summarizeBounds(cases, { seed })).toEqual({ ...summary, lowest: summary.mean, highest: summary.mean });
  });

  it('DOM-54 bounds give two means, each clipped once, and an interval that holds both', () => {
    const cases = [
      { lowest: -1.6, highest: 0.4 },
      { lowest: 1, highest: 1 },
      { lowest: null, highest: null },
    ];
    const summary = summarizeBounds(cases, { seed });
    expect(summary).toMatchObject({ n: 2, unscored: 1, mean: null, lowest: 0, highest: 0.7, low: 0 });
    expect(summary.high).toBeGreaterThanOrEqual(0.7);
  });
});
