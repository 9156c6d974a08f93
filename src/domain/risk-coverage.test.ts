import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abstainBound, isAbstainBound } from './abstention.ts';
import { chooseAbstention, riskCoverage, thinCurve } from './risk-coverage.ts';

const row = (probability: number, label: boolean) => ({ probability, label, met: probability >= 0.5 });
const anyRows = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 20 }), fc.boolean()).map(([twentieth, label]) => row(twentieth / 20, label)),
  { maxLength: 60 },
);

describe('riskCoverage', () => {
  it('DOM-36 counts what is decided and what of it is wrong, surest first, ties together', () => {
    const curve = riskCoverage([row(0.95, true), row(0.1, false), row(0.8, false), row(0.2, false), row(0.6, true)]);
    expect(curve).toEqual([
      { reliability: 0.95, coverage: 0.2, risk: 0, count: 1 },
      { reliability: 0.9, coverage: 0.4, risk: 0, count: 2 },
      { reliability: 0.8, coverage: 0.8, risk: 0.25, count: 4 },
      { reliability: 0.6, coverage: 1, risk: 0.2, count: 5 },
    ]);
    expect(riskCoverage([])).toEqual([]);
  });

  it('DOM-36 coverage rises to 1, reliability falls, and every point is what its bound leaves', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const curve = riskCoverage(rows);
        if (rows.length > 0) expect(curve.at(-1)?.coverage).toBe(1);
        curve.forEach((point, i) => {
          const before = curve[i - 1];
          if (before) {
            expect(point.coverage).toBeGreaterThan(before.coverage);
            expect(point.reliability).toBeLessThan(before.reliability);
          }
          const left = rows.filter(({ probability: p }) => Math.max(p, 1 - p) >= point.reliability);
          expect(left).toHaveLength(point.count);
          expect(left.filter(({ label, met }) => label !== met)).toHaveLength(Math.round(point.risk * point.count));
        });
      }),
    );
  });

  it('DOM-37 the bound chosen decides most within the risk, and none is chosen where it cannot be held', () => {
    fc.assert(
      fc.property(anyRows, fc.double({ min: 0, max: 0.6, noNaN: true }), (rows, maxRisk) => {
        const curve = riskCoverage(rows);
        const chosen = chooseAbstention(curve, { maxRisk });
        const better = curve.filter(({ risk, coverage }) => risk <= maxRisk && coverage >= 0.2);
        if (!chosen) expect(better).toEqual([]);
        else {
          expect(chosen.risk).toBeLessThanOrEqual(maxRisk);
          expect(chosen.coverage).toBe(Math.max(...better.map(({ coverage }) => coverage)));
        }
      }),
    );
    const lucky = riskCoverage([row(0.99, true), ...Array.from({ length: 19 }, () => row(0.6, false))]);
    expect(chooseAbstention(lucky, { maxRisk: 0.1 })).toBeNull();
    expect(chooseAbstention(lucky, { maxRisk: 0.1, minCoverage: 0 })?.reliability).toBe(0.99);
  });

  it('DOM-36 a thinned curve keeps its last point and no more than asked', () => {
    const curve = riskCoverage(Array.from({ length: 900 }, (_, i) => row(0.5 + i / 2000, i % 3 > 0)));
    const thin = thinCurve(curve, 40);
    expect(thin.length).toBeLessThanOrEqual(42);
    expect(thin.at(-1)).toEqual(curve.at(-1));
    expect(thinCurve([])).toEqual([]);
  });
});

describe('abstention', () => {
  it("DOM-38 never is never, the default is the calibration's, a number is itself", () => {
    expect(abstainBound('never', { abstainBelow: 0.7 })).toBeNull();
    expect(abstainBound('default', { abstainBelow: 0.7 })).toBe(0.7);
    expect(abstainBound('default', { abstainBelow: null })).toBeNull();
    expect(abstainBound('default', null)).toBeNull();
    expect(abstainBound(0.8, null)).toBe(0.8);
    expect([0.49, 0.5, 1, 1.01, Number.NaN].map(isAbstainBound)).toEqual([false, true, true, false, false]);
  });
});
