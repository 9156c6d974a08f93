import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasNoSpread, isMisaligned, meanGood } from './criterion-spread.ts';
import { editRatio, nearDuplicate } from './near-duplicate.ts';

describe('refining', () => {
  it('REF-1 F6 cukereuse: the layer of each duplicate is told', () => {
    expect(nearDuplicate('Asks about allergies', 'asks about  allergies.')).toBe('hash');
    expect(nearDuplicate('Asks about allergies', 'Asks about allergy')).toBe('edit');
    expect(nearDuplicate('Asks about allergies', 'Checks for drug reactions in the past')).toBeNull();
  });

  it('REF-1 F6 cukereuse: one number, negation or prefix makes another criterion', () => {
    const others = [
      ['Names a dose of 10 mg for the first week', 'Names a dose of 20 mg for the first week'],
      ['Warns of hypoglycemia at night and why', 'Warns of hyperglycemia at night and why'],
      ['The response does name the exact dose', 'The response does not name the exact dose'],
      ['Advises to increase the dose slowly', 'Advises to decrease the dose slowly'],
    ] as const;
    expect(others.map(([a, b]) => nearDuplicate(a, b))).toEqual([null, null, null, null]);
  });

  it('REF-1 F6 cukereuse: the measure is symmetric, 1 for equal texts and never below 0', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 }), (a, b) => {
        expect(editRatio(a, b)).toBe(editRatio(b, a));
        expect(nearDuplicate(a, b)).toBe(nearDuplicate(b, a));
        expect(editRatio(a, a)).toBe(1);
        expect(editRatio(a, b)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('REF-2 A4 ORBIT: of pass rates 0, 0.25, 0.5 and 1 over four answers the middle two survive', () => {
    const rows = [
      [0, 0, 0, 0],
      [1, 0, 0, 0],
      [1, 1, 0, 0],
      [1, 1, 1, 1],
    ];
    expect(rows.map(meanGood)).toEqual([0, 0.25, 0.5, 1]);
    expect(rows.map(hasNoSpread)).toEqual([true, false, false, true]);
    expect(hasNoSpread([1, null])).toBe(false);
    expect(meanGood([null])).toBeNull();
  });

  it('REF-3 A3 RRD: a criterion that favours the weak is misaligned; without both labels none is', () => {
    expect(isMisaligned([0, 1], [true, false])).toBe(true);
    expect(isMisaligned([1, 1], [true, false])).toBe(false);
    expect(isMisaligned([0, 1], [null, false])).toBe(false);
    expect(isMisaligned([null, 1], [true, false])).toBe(false);
  });
});
