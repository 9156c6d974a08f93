import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brierScore } from '../agreement.ts';
import { groupAdvantages, meanAdvantages } from './group-advantage.ts';
import { leniency, meanAbsoluteError } from './leniency.ts';
import { pairVerdictReward } from './pair-verdict.ts';
import { proxyReward } from './proxy-reward.ts';
import { entropyOf, perplexityOf, rankSurprisalRatio } from './rank-surprisal.ts';
import { rubricShift } from './rubric-shift.ts';
import { signTest } from './sign-test.ts';

describe('rewards', () => {
  it('RWD-1 A11 2.9 author and proxy right: 2.5; author right, proxy wrong: 0.5', () => {
    expect(proxyReward({ author: true, proxy: true, formatOk: true })).toBe(2.5);
    expect(proxyReward({ author: true, proxy: false, formatOk: true })).toBe(0.5);
    expect(proxyReward({ author: false, proxy: false, formatOk: false })).toBe(-2);
  });

  it('RWD-1 B1 2.24 the verdict is read from the end, and both sides there are none', () => {
    expect(pairVerdictReward('So <answer>[[A]]</answer>', 'A')).toBe(1);
    expect(pairVerdictReward('So <answer>[[A]]</answer>', 'B')).toBe(-1);
    expect(pairVerdictReward('Either [[A]] or [[B]]', 'A')).toBe(-1);
    expect(pairVerdictReward(`[[B]] at first. ${'But on reflection, no. '.repeat(5)} [[A]]`, 'A')).toBe(1);
  });

  it('RWD-1 B3 2.10 0.55 to 0.80 is helpful, to 0.30 misleading, to 0.56 neutral', () => {
    expect(rubricShift(0.8, 0.55)).toMatchObject({ kind: 'helpful', shift: expect.closeTo(0.25, 12) });
    expect(rubricShift(0.3, 0.55)).toMatchObject({ kind: 'misleading', shift: expect.closeTo(-0.25, 12) });
    expect(rubricShift(0.56, 0.55, 0.02).kind).toBe('neutral');
  });

  it('RWD-1 C2 2.12 12 flips away and 2 toward: p = 0.01294', () => {
    expect(signTest(12, 2)).toBeCloseTo(0.01294, 5);
  });

  it('RWD-3 the sign test is 1 without a flip, never above 1, and the same both ways round', () => {
    expect(signTest(0, 0)).toBe(1);
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (a, b) => {
        expect(signTest(a, b)).toBe(signTest(b, a));
        expect(signTest(a, b)).toBeLessThanOrEqual(1);
        expect(signTest(a, b)).toBeGreaterThan(0);
      }),
    );
  });

  it('RWD-3 as many flips away as toward are no drift, however many there are', () => {
    for (const flips of [100, 537, 600, 50_000]) expect(signTest(flips, flips)).toBeCloseTo(1, 9);
    // A normal curve is near by then: 1,050 against 950 of 2,000 are 2.2 deviations.
    expect(signTest(1050, 950)).toBeCloseTo(0.0268, 3);
    expect(signTest(2000, 0)).toBeLessThan(1e-300);
  });

  it('RWD-1 E3 2.25 group rewards 0.2, 0.5, 0.8 are -1.2247, 0, 1.2247', () => {
    const [low, middle, high] = groupAdvantages([0.2, 0.5, 0.8]);
    expect(low).toBeCloseTo(-1.2247, 4);
    expect(middle).toBeCloseTo(0, 12);
    expect(high).toBeCloseTo(1.2247, 4);
  });

  it('RWD-2 E3 equal rewards are all 0', () => {
    expect(groupAdvantages([0.1, 0.1, 0.1])).toEqual([0, 0, 0]);
    expect(groupAdvantages([])).toEqual([]);
  });

  it('RWD-1 E19 advantages over the group mean sum to 0', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 1 }), (rewards) => {
        expect(meanAdvantages(rewards).reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
      }),
    );
  });

  it('RWD-1 E21 2.25 ranks 1, 3, 2 with surprisals 0.1, 1.2, 0.7 give 3.0, however often repeated', () => {
    const tokens = [
      { rank: 1, surprisal: 0.1 },
      { rank: 3, surprisal: 1.2 },
      { rank: 2, surprisal: 0.7 },
    ];
    expect(rankSurprisalRatio(tokens)).toBeCloseTo(3, 12);
    expect(rankSurprisalRatio([...tokens, ...tokens])).toBeCloseTo(3, 12);
    expect(rankSurprisalRatio([{ rank: 1, surprisal: 0 }])).toBeNull();
  });

  it('RWD-1 E17 perplexity is the exponential of the mean surprisal: of 0 and 0 it is 1', () => {
    expect(perplexityOf([{ surprisal: 0 }, { surprisal: 0 }])).toBe(1);
    expect(perplexityOf([{ surprisal: Math.log(2) }, { surprisal: Math.log(8) }])).toBeCloseTo(4, 12);
    expect(perplexityOf([])).toBeNull();
    expect(perplexityOf([{ surprisal: 1e308 }])).toBeNull();
  });

  it('RWD-1 E14 a uniform choice of four has entropy 1.3863, a certain one 0', () => {
    expect(entropyOf([0.25, 0.25, 0.25, 0.25])).toBeCloseTo(1.3863, 4);
    expect(entropyOf([1, 0, 0])).toBe(0);
  });

  it('RWD-1 E20 2.25 predictions .9, .8, .3, .6 against 1, 0, 0, 1: Brier 0.225', () => {
    const rows = [
      [0.9, true],
      [0.8, false],
      [0.3, false],
      [0.6, true],
    ] as const;
    expect(brierScore(rows.map(([probability, label]) => ({ probability, label })))).toBeCloseTo(0.225, 12);
  });

  it('RWD-1 B10 2.22 (8,7,10), (5,6,10), (9,7,10): leniency 0.0667; identical graders 0', () => {
    const pair = (model: number, human: number) => ({ model, human, most: 10 });
    expect(leniency([pair(8, 7), pair(5, 6), pair(9, 7)])).toBeCloseTo(0.0667, 4);
    expect(leniency([pair(8, 8)])).toBe(0);
    expect(leniency([])).toBeNull();
  });

  it('RWD-1 B9 grades 7, 6, 7 and 8, 6, 8 against 8, 6, 9: the second profile is nearer', () => {
    const error = (...grades: readonly number[]) =>
      meanAbsoluteError(grades.map((model, at) => ({ model, human: [8, 6, 9][at] ?? 0 })));
    expect(error(7, 6, 7)).toBe(1);
    expect(error(8, 6, 8)).toBeCloseTo(0.333, 3);
    expect(error()).toBeNull();
  });
});
