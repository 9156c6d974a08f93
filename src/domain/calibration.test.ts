import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCalibration } from './calibration.ts';

describe('applyCalibration', () => {
  it('DOM-21 scales and shifts the logit', () => {
    expect(applyCalibration(0, { a: 1, b: 0 })).toBe(0.5);
    expect(applyCalibration(2, { a: 0.5, b: -1 })).toBe(0.5);
    expect(applyCalibration(Math.log(3), { a: 1, b: 0 })).toBeCloseTo(0.75, 12);
    expect(applyCalibration(Number.NaN, { a: 1, b: 0 })).toBeNaN();
  });

  it('DOM-21 every finite logit gives a probability, and a higher one never a lower', () => {
    const logit = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(logit, logit, (x, y) => {
        const [low, high] = [Math.min(x, y), Math.max(x, y)].map((item) => applyCalibration(item, { a: 0.8, b: -0.3 }));
        expect((low ?? -1) >= 0 && (high ?? 2) <= 1 && (low ?? 2) <= (high ?? -1)).toBe(true);
      }),
    );
  });
});
