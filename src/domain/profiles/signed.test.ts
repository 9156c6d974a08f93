import { describe, expect, it } from 'vitest';
import { marksOf, overallKey } from '../mark.ts';
import { scales } from '../scale.ts';
import { scoreRubric } from '../score-rubric.ts';
import { apart, caseOf, mark, open } from '../testing/marks.ts';
import { criterion, decided, failed, rubricOf } from '../testing/run-fixture.ts';
import { clippedSigned } from './clipped-signed.ts';
import { healthBench } from './health-bench.ts';
import { dateSplit, liveMedBench, meansByMonth } from './live-med-bench.ts';
import { nugget, nuggetWith } from './nugget.ts';
import { prBench } from './pr-bench.ts';
import { preciseBoolean } from './precise-boolean.ts';
import { researchRubrics, researchRubricsBinary } from './research-rubrics.ts';
import { rarExplicit, rarImplicit } from './rubrics-as-rewards.ts';
import { weightedMean } from './weighted-mean.ts';

const ternary = { scale: scales.ternary };

describe('signed points', () => {
  it('PRO-10 2.1 HealthBench: 0.40, and -1.60 below zero', () => {
    expect(healthBench.score(...caseOf([10, true], [5, false], [-4, true])).value).toBeCloseTo(0.4, 12);
    expect(healthBench.score(...caseOf([5, false], [-8, true])).value).toBeCloseTo(-1.6, 12);
  });

  it('PRO-11 2.1 D15 the mean of -1.6 and 1.0 is 0, where clipping each case first would give 0.5', () => {
    expect(healthBench.combine([-1.6, 1])).toMatchObject([{ name: 'mean', value: 0 }]);
    expect(liveMedBench.combine([-1.6, 1])).toMatchObject([{ value: 0 }]);
    expect(prBench.combine([-1.6, 1])[2]?.value).toBeCloseTo(0.5, 12);
    const [rubric, marks] = caseOf([5, false], [-8, true]);
    expect(clippedSigned.score(rubric, marks).value).toBe(0);
  });

  it('PRO-11 D15 2.16 a case without a date is in no month, and the overall mean keeps it', () => {
    const cases = [
      { date: '2026-01-05', value: -1.6 },
      { date: '2026-01-20', value: 1 },
      { date: '2026-03-01', value: 0.5 },
      { date: null, value: 1 },
    ];
    expect(meansByMonth(cases).map(({ name, value }) => [name, value])).toEqual([
      ['2026-01', 0],
      ['2026-03', 0.5],
    ]);
    expect(liveMedBench.combine(cases.map(({ value }) => value))[0]?.value).toBeCloseTo(0.225, 12);
    expect(dateSplit(cases, '2026-02-01').map(({ value }) => value)).toEqual([0, 0.5, -0.5]);
    expect(dateSplit(cases, '2027-01-01').at(-1)).toMatchObject({ value: null });
  });

  it('PRO-3 2.1 without positive points there is no score', () => {
    const score = healthBench.score(...caseOf([-4, true]));
    expect(score).toMatchObject({ value: null, lowest: null, highest: null });
    expect(score.reason).toMatch(/positive points/);
    expect(liveMedBench.score(...caseOf([-4, true])).value).toBeNull();
  });

  it('PRO-10 2.1 HealthBench agrees with the score of a run, bounds and tags too', () => {
    const rubric = rubricOf(
      criterion('a', 6, { tags: ['axis:accuracy'] }),
      criterion('b', 4, { tags: ['axis:accuracy'] }),
      criterion('c', -2),
    );
    const verdicts = new Map([
      ['a', decided(true)],
      ['b', failed],
      ['c', decided(false)],
    ]);
    const run = scoreRubric(rubric, verdicts);
    const score = healthBench.score(rubric, marksOf(rubric, verdicts));
    expect(score).toMatchObject({ value: null, lowest: run.lowest, highest: run.highest });
    expect(score.figures).toMatchObject([{ name: 'accuracy', lowest: 0.6, highest: 1 }]);
  });

  it('PRO-10 2.3 a rubric of negatives alone counts down from 1', () => {
    expect(clippedSigned.score(...caseOf([-4, true], [-1, false])).value).toBeCloseTo(0.2, 12);
    expect(clippedSigned.score(...caseOf([-4, false], [-1, false])).value).toBe(1);
    expect(clippedSigned.score(rubricOf(), new Map()).reason).toBe('No criterion applies.');
  });

  it('PRO-10 D7 2.17 PRBench: 7 of 17 is 0.41176, raw and clipped means stand apart', () => {
    expect(prBench.score(...caseOf([9, true], [5, true], [3, false], [-7, true])).value).toBeCloseTo(0.41176, 5);
    const figures = prBench.combine([-1, 0.5]).map(({ name, value }) => [name, value]);
    expect(figures).toEqual([
      ['mean', -0.25],
      ['clipped mean', 0],
      ['mean of clipped cases', 0.25],
    ]);
  });

  it('PRO-10 D10 2.17 ResearchRubrics: 0.3333, and 0.1667 in binary mode', () => {
    const [rubric, marks] = caseOf([5, 1, ternary], [4, 0.5, ternary], [3, 0, ternary], [-3, 1, ternary]);
    expect(researchRubrics.score(rubric, marks).value).toBeCloseTo(1 / 3, 12);
    expect(researchRubricsBinary.score(rubric, marks).value).toBeCloseTo(1 / 6, 12);
  });

  it('PRO-10 D1 DiagBench: weights 3, 2, 1 with met, unmet, met give 66.67 %', () => {
    expect(weightedMean.score(...caseOf([3, true], [2, false], [1, true])).value).toBeCloseTo(0.6667, 4);
  });
});

describe('labels, nuggets and yes or no', () => {
  it('PRO-10 2.2 RaR explicit: 2.2 of 2.9 is 0.7586', () => {
    const [rubric, marks] = caseOf(
      [1, true, { tier: 'essential' }],
      [1, true, { tier: 'optional' }],
      [1, true, { tier: 'pitfall' }],
      [1, false, { tier: 'important' }],
    );
    expect(rarExplicit.score(rubric, marks)).toMatchObject({ notes: [] });
    expect(rarExplicit.score(rubric, marks).value).toBeCloseTo(0.7586, 4);
  });

  it('PRO-6 2.2 a pitfall stored with negative points is turned, and said', () => {
    const [rubric, marks] = caseOf([1, true, { tier: 'essential' }], [-1, true, { tier: 'pitfall' }]);
    const score = rarExplicit.score(rubric, marks);
    expect(score.value).toBeCloseTo(1 / 1.9, 12);
    expect(score.notes).toEqual([
      '1 negative criterion earns its size in points when unmet: this rule knows no minus.',
    ]);
  });

  it('PRO-10 2.2 RaR implicit is one grade of the judge, and null without it', () => {
    const [rubric] = caseOf([1, true]);
    expect(rarImplicit.score(rubric, new Map([[overallKey, mark(7.75)]])).value).toBe(0.75);
    expect(rarImplicit.score(rubric, new Map([[overallKey, mark(11)]])).value).toBeNull();
    expect(rarImplicit.score(rubric, new Map()).reason).toBe('The judge gave no overall grade.');
  });

  it('PRO-10 A10 2.4 Precise Boolean: 12 questions, 5 relevant, 4 yes is 0.80, not 4 of 12', () => {
    const yes = [true, true, true, true, false].map((met) => [1, met] as const);
    const none = Array.from({ length: 7 }, () => [1, apart] as const);
    expect(preciseBoolean.score(...caseOf(...yes, ...none)).value).toBe(0.8);
  });

  it('PRO-3 A10 2.4 no relevant question is null, never 0', () => {
    expect(preciseBoolean.score(...caseOf([1, apart], [1, apart]))).toMatchObject({
      value: null,
      reason: 'No criterion applies.',
    });
  });

  it('PRO-10 B5 2.4 nuggets: support, partial, not with weights 1, 1, 0.5 give 0.60', () => {
    const [rubric, marks] = caseOf([1, 1, ternary], [1, 0.5, ternary], [0.5, 0, ternary]);
    expect(nugget.score(rubric, marks).value).toBeCloseTo(0.6, 12);
    expect(nuggetWith(0).score(rubric, marks).value).toBeCloseTo(0.4, 12);
  });

  it('PRO-4 an undecided answer is bounded and is no number', () => {
    expect(preciseBoolean.score(...caseOf([1, true], [1, open], [1, true], [1, false]))).toMatchObject({
      value: null,
      lowest: 0.5,
      highest: 0.75,
      reason: '1 of 4 answers is undecided.',
    });
    expect(nugget.score(...caseOf([1, true], [3, open]))).toMatchObject({ lowest: 0.25, highest: 1 });
  });

  it('PRO-8 an answer off its scale is undecided', () => {
    expect(nugget.score(...caseOf([1, 1, ternary], [1, 0.3, ternary]))).toMatchObject({ value: null, lowest: 0.5 });
    expect(weightedMean.score(...caseOf([1, Number.NaN], [1, true]))).toMatchObject({ value: null, lowest: 0.5 });
  });
});
