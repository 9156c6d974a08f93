import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitCriterionOnly } from './criterion-only-baseline.ts';
import { fitLogisticRegression } from './logistic-regression.ts';
import { fitTfIdf } from './tf-idf.ts';

const train = [
  ...Array.from({ length: 40 }, (_, i) => ({ criterion: `Advises rest and number ${i % 8}.`, label: 1 as const })),
  ...Array.from({ length: 40 }, (_, i) => ({ criterion: `Names the enzyme number ${i % 8}.`, label: 0 as const })),
];

describe('the criterion-only baseline', () => {
  it('CLI-10 learns how often a kind of criterion is met', () => {
    const predict = fitCriterionOnly(train);
    expect(predict('Advises rest.')).toBeGreaterThan(0.8);
    expect(predict('Names the enzyme.')).toBeLessThan(0.2);
  });

  it('CLI-10 gives the base rate for words it never saw, and the same answer after the same training', () => {
    const odd = [...train, ...train.slice(0, 40)];
    expect(fitCriterionOnly(odd)('Quokka zebu.')).toBeGreaterThan(0.5);
    expect(fitCriterionOnly(odd)('Advises rest.')).toBe(fitCriterionOnly(odd)('Advises rest.'));
  });

  it('CLI-10 the regression reaches the closed form of a single constant', () => {
    const none = { index: new Int32Array(), value: new Float64Array() };
    const predict = fitLogisticRegression([{ row: none, count: 10, met: 3 }], 0);
    expect(predict(none)).toBeCloseTo(0.3, 6);
  });

  it('CLI-10 at the optimum the ridge holds every weight against its gradient', () => {
    const row = { index: Int32Array.of(0), value: Float64Array.of(1) };
    const none = { index: new Int32Array(), value: new Float64Array() };
    const predict = fitLogisticRegression(
      [
        { row, count: 6, met: 5 },
        { row: none, count: 4, met: 1 },
      ],
      1,
    );
    const logit = (p: number): number => Math.log(p / (1 - p));
    const [bias, weight] = [logit(predict(none)), logit(predict(row)) - logit(predict(none))];
    expect(6 * predict(row) - 5 + weight).toBeCloseTo(0, 4);
    expect(6 * predict(row) - 5 + 4 * predict(none) - 1).toBeCloseTo(0, 4);
    expect(bias).toBeLessThan(0);
  });

  it('CLI-10 a text becomes a row of length 1 with ascending places, or an empty one', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), fc.string(), (texts, text) => {
        const { index, value } = fitTfIdf(texts, { minDocuments: 1 }).toRow(text);
        const length = Math.hypot(...value);
        expect(index.length === 0 ? 0 : 1).toBeCloseTo(length, 9);
        expect([...index]).toEqual([...new Set(index)].sort((a, b) => a - b));
      }),
    );
  });
});
