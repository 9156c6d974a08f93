import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auroc } from './agreement.ts';
import { applyCalibration } from './calibration.ts';
import { type CalibrationRow, fitCalibration, fitPlatt, leastSlope } from './fit-calibration.ts';
import { seededRandom } from './seeded-random.ts';

const rowsOf = (...pairs: readonly (readonly [logit: number, label: boolean])[]): CalibrationRow[] =>
  pairs.map(([logit, label], i) => ({ logit, label, group: `g${i % 7}`, tags: [] }));
const anyRows = fc
  .array(fc.tuple(fc.double({ min: -12, max: 12, noNaN: true }), fc.boolean()), { minLength: 1, maxLength: 60 })
  .map((pairs) => rowsOf(...pairs));

/** Labels drawn by a known map. */
function drawn(count: number, a: number, b: number, tags: readonly string[] = [], seed = 3): CalibrationRow[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    const logit = (random() - 0.5) * 8;
    return { logit, label: random() < applyCalibration(logit, { a, b }), group: `g${i % 20}`, tags };
  });
}

describe('fitPlatt', () => {
  it('DOM-30 finds the map that made the labels', () => {
    const { a, b } = fitPlatt(drawn(20_000, 0.6, -0.8));
    expect(a).toBeCloseTo(0.6, 1);
    expect(b).toBeCloseTo(-0.8, 1);
  });

  it('DOM-30 rows at one logit get the smoothed share of their labels', () => {
    const { a, b } = fitPlatt(rowsOf([2, true], [2, true], [2, false]));
    // Targets 3/4, 3/4 and 1/3.
    expect(applyCalibration(2, { a, b })).toBeCloseTo((3 / 4 + 3 / 4 + 1 / 3) / 3, 9);
  });

  it('DOM-30 rows that a threshold separates, rows of one label and no rows give a finite map', () => {
    const maps = [rowsOf([-3, false], [-1, false], [1, true], [4, true]), rowsOf([1, true], [2, true]), []];
    for (const rows of maps) {
      const { a, b } = fitPlatt(rows);
      expect(Number.isFinite(a) && Number.isFinite(b) && a >= leastSlope).toBe(true);
    }
  });

  it('DOM-31 the slope is never below its bound, so the order of rows never changes', () => {
    expect(fitPlatt(rowsOf([-2, true], [-1, true], [1, false], [2, false])).a).toBe(leastSlope);
    fc.assert(
      fc.property(anyRows, (rows) => {
        const map = fitPlatt(rows);
        expect(map.a).toBeGreaterThanOrEqual(leastSlope);
        expect(Number.isFinite(map.b)).toBe(true);
        const rate = (probability: (logit: number) => number) =>
          auroc(rows.map(({ logit, label }) => ({ label, probability: probability(logit) })));
        const rounded = (logit: number): number => Math.round(logit * 10) / 10;
        const coarse = rows.map((row) => ({ ...row, logit: rounded(row.logit) }));
        const fitted = fitPlatt(coarse);
        const [after, before] = [rate((logit) => applyCalibration(rounded(logit), fitted)), rate(rounded)];
        expect(after === before || Math.abs((after ?? 2) - (before ?? -2)) < 1e-9).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('DOM-30 a free optimum has no gradient and beats its neighbours', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { a, b } = fitPlatt(rows);
        const met = rows.filter(({ label }) => label).length;
        const target = (label: boolean): number => (label ? (met + 1) / (met + 2) : 1 / (rows.length - met + 2));
        const pull = rows.map(({ logit, label }) => applyCalibration(logit, { a, b }) - target(label));
        expect(Math.abs(pull.reduce((sum, value) => sum + value, 0))).toBeLessThan(1e-4 * rows.length);
      }),
      { numRuns: 60 },
    );
  });

  it('DOM-30 the order of rows does not matter beyond rounding', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const [one, other] = [fitPlatt(rows), fitPlatt(rows.toReversed())];
        for (const { logit } of rows) {
          expect(applyCalibration(logit, one)).toBeCloseTo(applyCalibration(logit, other), 4);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('fitCalibration', () => {
  const rows = [...drawn(400, 1, 1.5, ['axis:accuracy'], 5), ...drawn(400, 1, -1.5, ['axis:completeness'], 6)];

  it('DOM-32 tags that differ get arms that differ, the others read by the global map', () => {
    const map = fitCalibration(rows, 'axis:');
    expect(Object.keys(map.byTag ?? {})).toEqual(['axis:accuracy', 'axis:completeness']);
    expect(map.byTag?.['axis:accuracy']?.b).toBeGreaterThan(map.b);
    expect(map.byTag?.['axis:completeness']?.b).toBeLessThan(map.b);
    expect(applyCalibration(0, map, ['theme:x'])).toBe(applyCalibration(0, map));
    expect(applyCalibration(0, map, ['theme:x', 'axis:accuracy'])).toBeGreaterThan(applyCalibration(0, map));
    expect(fitCalibration(rows).byTag).toBeUndefined();
  });

  it('DOM-32 the fewer rows a tag has, the nearer its arm is to the global map; very few get none', () => {
    const shift = (count: number): number => {
      const few = [...drawn(4000, 1, 0), ...drawn(count, 1, 3, ['axis:rare'], 8)];
      const map = fitCalibration(few, 'axis:');
      return (map.byTag?.['axis:rare']?.b ?? map.b) - map.b;
    };
    expect(shift(12)).toBe(0);
    expect(shift(60)).toBeGreaterThan(0.1);
    expect(shift(600)).toBeGreaterThan(shift(60) + 0.5);
  });

  it('DOM-32 a tag with one label alone gets no arm', () => {
    const met = Array.from({ length: 80 }, (_, i) => ({ logit: i / 10, label: true, group: 'g', tags: ['axis:easy'] }));
    expect(fitCalibration([...drawn(200, 1, 0), ...met], 'axis:').byTag).toBeUndefined();
  });
});
