import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  auroc,
  balancedAccuracy,
  brierScore,
  expectedCalibrationError,
  logLoss,
  macroF1,
  pearson,
  reliabilityBins,
  withinCriterion,
} from './agreement.ts';

type Triple = readonly [label: 0 | 1, probability: number, criterion?: string];

const rowsOf = (...triples: readonly Triple[]) =>
  triples.map(([label, probability, criterion = 'c']) => ({
    label: label === 1,
    probability,
    met: probability >= 0.5,
    criterion,
  }));
const anyRows = fc
  .array(fc.tuple(fc.constantFrom<0 | 1>(0, 1), fc.integer({ min: 0, max: 8 }), fc.constantFrom('c', 'd')), {
    maxLength: 40,
  })
  .map((triples) => rowsOf(...triples.map(([label, eighths, criterion]): Triple => [label, eighths / 8, criterion])));

describe('agreement', () => {
  it('DOM-22 AUROC of perfect, inverted, tied and mixed rows', () => {
    expect(auroc(rowsOf([1, 0.9], [0, 0.1]))).toBe(1);
    expect(auroc(rowsOf([1, 0.1], [0, 0.9]))).toBe(0);
    expect(auroc(rowsOf([1, 0.5], [0, 0.5], [0, 0.5]))).toBe(0.5);
    expect(auroc(rowsOf([1, 0.8], [1, 0.4], [0, 0.4], [0, 0.2]))).toBe(3.5 / 4);
    expect(auroc(rowsOf([1, 0.8]))).toBeNull();
    expect(auroc([])).toBeNull();
  });

  it('DOM-22 AUROC equals the count over all pairs', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const pairs = rows.flatMap((a) =>
          rows.filter((b) => a.label && !b.label).map((b) => a.probability - b.probability),
        );
        const wins = pairs.reduce((sum, gap) => sum + (gap > 0 ? 1 : gap === 0 ? 0.5 : 0), 0);
        expect(auroc(rows)).toBe(pairs.length === 0 ? null : wins / pairs.length);
      }),
    );
  });

  it('DOM-23 macro F1 and balanced accuracy of a worked table', () => {
    const rows = rowsOf([1, 0.9], [1, 0.8], [1, 0.2], [0, 0.7], [0, 0.1]);
    expect(macroF1(rows)).toBeCloseTo((2 / 3 + 1 / 2) / 2, 12);
    expect(balancedAccuracy(rows)).toBeCloseTo((2 / 3 + 1 / 2) / 2, 12);
    expect(macroF1(rowsOf([1, 0.9], [0, 0.9]))).toBeCloseTo((2 / 3 + 0) / 2, 12);
  });

  it('DOM-23 a class that never occurs leaves them undefined', () => {
    expect(macroF1(rowsOf([1, 0.9]))).toBeNull();
    expect(macroF1(rowsOf([1, 0.1]))).toBe(0);
    expect(balancedAccuracy(rowsOf([1, 0.9]))).toBeNull();
    expect(macroF1([])).toBeNull();
  });

  it('DOM-24 within-criterion averages over criteria with both labels, whatever their size', () => {
    const rows = rowsOf([1, 0.9, 'a'], [0, 0.1, 'a'], [1, 0.2, 'b'], [0, 0.4, 'b'], [0, 0.1, 'b'], [1, 0.99, 'c']);
    expect(withinCriterion(rows)).toBe((1 + 0.5) / 2);
    expect(withinCriterion(rowsOf([1, 0.9, 'a'], [0, 0.1, 'b']))).toBeNull();
  });

  it('DOM-24 a base rate alone gets 0.5', () => {
    expect(withinCriterion(rowsOf([1, 0.9, 'a'], [0, 0.9, 'a'], [1, 0.2, 'b'], [0, 0.2, 'b']))).toBe(0.5);
  });

  it('DOM-25 Brier and calibration error of worked rows', () => {
    expect(brierScore(rowsOf([1, 0.9], [0, 0.8], [0, 0.3], [1, 0.6]))).toBeCloseTo(0.225, 12);
    expect(expectedCalibrationError(rowsOf([1, 0.9], [0, 0.2]))).toBeCloseTo(0.15, 12);
    expect(expectedCalibrationError(rowsOf([1, 0.25], [0, 0.25], [0, 0.25], [0, 0.25]))).toBe(0);
    expect(expectedCalibrationError(rowsOf([0, 0.1], [1, 0.3], [0, 0.7], [1, 0.9]), 2)).toBeCloseTo(0.3, 12);
  });

  it('DOM-25 bins hold equal numbers of rows in rising order', () => {
    const rows = rowsOf(...Array.from({ length: 32 }, (_, index): Triple => [index > 15 ? 1 : 0, index / 32]));
    const bins = reliabilityBins(rows);
    expect(bins).toHaveLength(15);
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(32);
    expect(bins.every(({ count }) => count === 2 || count === 3)).toBe(true);
    expect(bins.map(({ meanProbability }) => meanProbability)).toEqual(
      bins.map((bin) => bin.meanProbability).sort((a, b) => a - b),
    );
  });

  it('DOM-26 every measure is null or within 0 to 1, and the order of rows does not matter', () => {
    const measures = [auroc, macroF1, balancedAccuracy, withinCriterion, brierScore, expectedCalibrationError];
    fc.assert(
      fc.property(anyRows, (rows) => {
        for (const measure of measures) {
          const [forth, back] = [measure(rows), measure(rows.toReversed())];
          if (forth === null || back === null) expect(forth).toBe(back);
          else {
            expect(forth >= 0 && forth <= 1 + 1e-12).toBe(true);
            expect(back).toBeCloseTo(forth, 10);
          }
        }
      }),
    );
  });

  it('DOM-39 log loss is the mean surprise, finite even for certain mistakes', () => {
    expect(logLoss([])).toBeNull();
    expect(logLoss(rowsOf([1, 0.5], [0, 0.5]))).toBeCloseTo(Math.LN2, 12);
    expect(logLoss(rowsOf([1, 0.8], [0, 0.8]))).toBeCloseTo(-(Math.log(0.8) + Math.log(0.2)) / 2, 12);
    expect(logLoss(rowsOf([1, 0], [0, 1]))).toBeCloseTo(-Math.log(1e-12), 3);
  });

  it('DOM-40 Pearson of lines, of noise and of what does not vary', () => {
    expect(
      pearson([
        [0, 1],
        [1, 3],
        [2, 5],
      ]),
    ).toBeCloseTo(1, 12);
    expect(
      pearson([
        [0, 1],
        [1, 0],
        [2, -1],
      ]),
    ).toBeCloseTo(-1, 12);
    expect(
      pearson([
        [1, 2],
        [2, 1],
        [3, 4],
      ]),
    ).toBeCloseTo(0.6546536707, 9);
    expect(
      pearson([
        [1, 2],
        [1, 3],
      ]),
    ).toBeNull();
    expect(pearson([[1, 2]])).toBeNull();
    const pair = fc.tuple(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: -5, max: 5, noNaN: true }));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 20 }), (pairs) => {
        const r = pearson(pairs);
        expect(r === null || (r >= -1 && r <= 1)).toBe(true);
        const scaled = pearson(pairs.map(([x, y]) => [3 * x + 1, y] as const));
        if (r !== null && scaled !== null) expect(scaled).toBeCloseTo(r, 5);
      }),
    );
  });
});
