import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCalibration, identityMap } from './calibration.ts';
import { type CalibrationRow, fitCalibration } from './fit-calibration.ts';
import { seededRandom } from './seeded-random.ts';
import { crossFit, missingForCalibration, tryCalibration } from './try-calibration.ts';

/** Labels that are much less certain than their logits. */
function overconfident(count: number, groups = 12): CalibrationRow[] {
  const random = seededRandom(11);
  return Array.from({ length: count }, (_, i) => {
    const logit = (random() - 0.5) * 12;
    return { logit, label: random() < applyCalibration(logit, { a: 0.3, b: -0.5 }), group: `g${i % groups}`, tags: [] };
  });
}
const options = () => ({ before: identityMap, resamples: 40, random: seededRandom(1) });

describe('tryCalibration', () => {
  it('DOM-33 before and after stand side by side, with intervals that hold them', () => {
    const trial = tryCalibration(overconfident(600), options());
    const { before, after } = trial;
    expect(after.figures.ece).toBeLessThan((before.figures.ece ?? 0) / 2);
    expect(after.figures.brier).toBeLessThan(before.figures.brier ?? 0);
    expect(after.figures.logLoss).toBeLessThan(before.figures.logLoss ?? 0);
    expect(after.figures.auroc).toBeCloseTo(before.figures.auroc ?? 0, 2);
    expect(after.intervals.brier?.low).toBeLessThanOrEqual(after.figures.brier ?? 0);
    expect(after.intervals.brier?.high).toBeGreaterThanOrEqual(after.figures.brier ?? 0);
    expect(trial).toMatchObject({ rows: 600, groups: 12, folds: 5, foldedBy: 'group' });
    expect(after.bins.reduce((sum, { count }) => sum + count, 0)).toBe(600);
    expect(trial.curve.at(-1)?.coverage).toBe(1);
  });

  it('DOM-33 the map itself is fitted on all rows', () => {
    const rows = overconfident(100);
    expect(tryCalibration(rows, options()).map).toEqual(fitCalibration(rows));
  });

  it('DOM-33 one group alone is folded by row, and said so', () => {
    const alone = tryCalibration(overconfident(40, 1), options());
    expect(alone).toMatchObject({ groups: 1, folds: 5, foldedBy: 'row' });
    const { low = 0, high = 0 } = alone.after.intervals.brier ?? {};
    expect(low).toBeLessThan(high);
    expect(tryCalibration(overconfident(40, 3), options())).toMatchObject({ groups: 3, folds: 3, foldedBy: 'group' });
  });

  it('DOM-34 no row is judged by a map that saw its group', () => {
    const rows = overconfident(60, 6);
    const seen: (readonly string[])[] = [];
    const marks = crossFit(rows, 4, (part) => {
      const groups = [...new Set(part.map(({ group }) => group))];
      seen.push(groups);
      return { a: 1, b: seen.length };
    });
    rows.forEach(({ logit, group }, i) => {
      const used = seen.findIndex((_, n) => applyCalibration(logit, { a: 1, b: n + 1 }) === marks[i]);
      expect(used).toBeGreaterThanOrEqual(0);
      expect(seen[used]).not.toContain(group);
    });
  });

  it('DOM-34 folds do not depend on the order of rows', () => {
    const rows = overconfident(90, 9);
    const forth = crossFit(rows, 5, (part) => fitCalibration(part));
    const back = crossFit(rows.toReversed(), 5, (part) => fitCalibration(part)).toReversed();
    forth.forEach((value, i) => {
      expect(value).toBeCloseTo(back[i] ?? -1, 6);
    });
  });

  it('DOM-33 nothing is NaN whatever the rows', () => {
    const row = fc.record({
      logit: fc.double({ min: -20, max: 20, noNaN: true }),
      label: fc.boolean(),
      group: fc.constantFrom('a', 'b', 'c'),
      tags: fc.constantFrom([], ['axis:x']),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
        const trial = tryCalibration(rows, { ...options(), armsOf: 'axis:', resamples: 5 });
        expect(JSON.stringify(trial)).not.toContain('NaN');
        for (const { figures } of [trial.before, trial.after]) {
          for (const value of Object.values(figures)) expect(value === null || Number.isFinite(value)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('missingForCalibration', () => {
  it('DOM-35 twenty rows with both labels are enough, and what is missing is counted', () => {
    const of = (met: number, unmet: number) =>
      missingForCalibration([
        ...Array.from({ length: met }, () => ({ label: true })),
        ...Array.from({ length: unmet }, () => ({ label: false })),
      ]);
    expect(of(19, 1)).toBeNull();
    expect(of(12, 1)).toEqual({ rows: 7, met: false, unmet: false });
    expect(of(30, 0)).toEqual({ rows: 0, met: false, unmet: true });
    expect(of(0, 0)).toEqual({ rows: 20, met: true, unmet: true });
  });
});
