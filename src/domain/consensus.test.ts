import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreedProposals, auditConcordance } from './consensus.ts';
import { cohensKappa, gateByAgreement, raterTable } from './kappa.ts';

describe('consensus and agreement', () => {
  it('DOM-43 D6 of {a,b}, {b,c}, {b,d} two of three agree on b alone', () => {
    const runs = [
      ['a', 'b'],
      ['b', 'c'],
      ['b', 'd', 'd'],
    ];
    expect(agreedProposals(runs, 2)).toEqual(['b']);
    expect(agreedProposals(runs, 1)).toEqual(['a', 'b', 'c', 'd']);
    expect(agreedProposals([], 2)).toEqual([]);
  });

  it('DOM-43 D6 459 of 500 audited criteria accepted are 91.8 %', () => {
    expect(auditConcordance(Array.from({ length: 500 }, (_, at) => at < 459))).toBe(0.918);
    expect(auditConcordance([])).toBeNull();
  });

  it('DOM-44 A10 two raters 40, 10, 5, 45 have kappa 0.70', () => {
    expect(cohensKappa({ bothYes: 40, onlyFirst: 10, onlySecond: 5, bothNo: 45 })).toBeCloseTo(0.7, 12);
  });

  it('DOM-44 kappa is null where it is undefined, at most 1, and the same both ways round', () => {
    expect(cohensKappa(raterTable([], []))).toBeNull();
    expect(cohensKappa(raterTable([true, true], [true, true]))).toBeNull();
    expect(cohensKappa(raterTable([true, false], [true, false]))).toBe(1);
    const answers = fc.array(fc.tuple(fc.boolean(), fc.boolean()));
    fc.assert(
      fc.property(answers, (rows) => {
        const [first, second] = [rows.map(([a]) => a), rows.map(([, b]) => b)];
        const kappa = cohensKappa(raterTable(first, second));
        if (kappa === null) return;
        expect(kappa).toBeLessThanOrEqual(1);
        expect(cohensKappa(raterTable(second, first))).toBeCloseTo(kappa, 12);
      }),
    );
  });

  it('DOM-44 D9 kappas .92, .75, .85 under a gate of 0.8 leave out the second', () => {
    expect(gateByAgreement({ praise: 0.92, confusion: 0.75, pace: 0.85, other: null }, 0.8)).toEqual({
      trusted: ['praise', 'pace'],
      lowTrust: ['confusion', 'other'],
    });
  });
});
