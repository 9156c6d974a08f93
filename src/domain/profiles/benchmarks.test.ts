import { describe, expect, it } from 'vitest';
import { overallKey } from '../mark.ts';
import { scales } from '../scale.ts';
import { apart, caseOf, mark, open, partsOf } from '../testing/marks.ts';
import { criterion, rubricOf } from '../testing/run-fixture.ts';
import { arise, meanByItem, peem, sameGradeShare } from './anchored-scales.ts';
import { chexPrompt, chexPromptErrors } from './chex-prompt.ts';
import { fiveLevelCoverage } from './coverage.ts';
import { deepResearchBench } from './deep-research-bench.ts';
import { clampPoints, deltaAuroc, granularCia } from './granular-cia.ts';
import { llmEvalMed, meanOfRuns, overallUsability, textGenerationGrade } from './llm-eval-med.ts';
import { citationFigures, researcherBench } from './researcher-bench.ts';
import { markerAgreement, sedarEval } from './sedar-eval.ts';

const five = { scale: scales['one-to-five'] };

describe('coverage', () => {
  it('PRO-10 D8 2.4 Completely, Moderately, Not at all give 0.50', () => {
    expect(fiveLevelCoverage.score(...caseOf([1, 5, five], [1, 3, five], [1, 1, five])).value).toBe(0.5);
  });

  it('PRO-10 D4 2.4 verdicts 1, 1, 0, -1 give 0.50 and a blocked rate of 0.25', () => {
    const found = caseOf([1, true], [1, true], [1, false], [1, { kind: 'blocked' }]);
    const { value, figures } = deepResearchBench.score(...found);
    expect(value).toBe(0.5);
    expect(figures).toMatchObject([{ name: 'blocked rate', value: 0.25 }]);
  });

  it('PRO-10 D4 where blocked sources are named and no mark is blocked, a rate of 0 says what it rests on', () => {
    const [rubric, marks] = caseOf([1, true], [1, false]);
    const named = { ...rubric, references: [{ id: 'x', kind: 'blocked', title: 'A copy' }] } as const;
    expect(deepResearchBench.score(named, marks).notes).toEqual([
      'No item is marked as supported by a blocked source alone; a judge that is not shown the sources marks none so.',
    ]);
    expect(deepResearchBench.score(rubric, marks).notes).toEqual([]);
    expect(deepResearchBench.score(named, new Map([...marks, ['c1', { kind: 'blocked' }]])).notes).toEqual([]);
  });

  it('PRO-10 D11 2.4 yes 8, no 2, unknown 3, no source 7: faithfulness 0.80, groundedness 0.65', () => {
    expect(citationFigures({ yes: 8, no: 2, unknown: 3, noSource: 7 })).toMatchObject([
      { name: 'faithfulness', value: 0.8 },
      { name: 'groundedness', value: 0.65 },
    ]);
    expect(citationFigures({ yes: 0, no: 0, unknown: 0, noSource: 0 })).toMatchObject([
      { value: null },
      { value: null },
    ]);
  });

  it('PRO-10 D11 coverage is covered weight over all weight', () => {
    expect(researcherBench.score(...caseOf([3, true], [2, false], [1, true])).value).toBeCloseTo(4 / 6, 12);
  });

  it('PRO-10 A8 2.4 five gold points, three covered: 60.0 %', () => {
    const found = caseOf(...[true, true, true, false, false].map((met) => [1, met] as const));
    expect(granularCia.score(...found).value).toBe(60);
    expect([clampPoints(14), clampPoints(-30), clampPoints(3)]).toEqual([10, -10, 3]);
    expect(deltaAuroc([3, 8, 5], [1, 4, 2])).toBeCloseTo(0.8889, 4);
    expect(deltaAuroc([], [1])).toBeNull();
  });
});

describe('exams and grades', () => {
  it('PRO-10 D5 2.20 2 for all or nothing missed, three points given: 3 of 5 is 60', () => {
    const parts = ['fever', 'cough', 'rash'].map((id) => ({ id, text: `Names ${id}.` }));
    const rubric = rubricOf(criterion('a', 2), criterion('b', 3, { parts }));
    const marks = new Map([
      ['a', mark(0)],
      ['b', mark(1)],
    ]);
    expect(sedarEval.score(rubric, marks).value).toBe(60);
  });

  it('PRO-10 D5 2.20 parts earn one by one, deductions take off, and the total stays within 0 to 5', () => {
    const [rubric, marks] = partsOf([3, [true, false, true]], [-1, [true]]);
    expect(sedarEval.score(rubric, marks).value).toBe(20);
    expect(sedarEval.score(...caseOf([4, true], [4, true])).value).toBe(100);
    expect(sedarEval.score(...caseOf([1, false], [-4, true])).value).toBe(0);
    const [bounded, found] = caseOf([4, true], [4, true]);
    expect(sedarEval.score({ ...bounded, bounds: { least: 0, most: 10 } }, found).value).toBe(80);
    expect(sedarEval.score(...caseOf([4, true], [-1, open]))).toMatchObject({ lowest: 60, highest: 80 });
  });

  it('PRO-10 2.20 agreement is one minus the share that differs, and that differs by more than one', () => {
    const pairs = [
      [3, 3],
      [4, 3],
      [1, 4],
      [5, 5],
    ] as const;
    expect(markerAgreement(pairs)).toEqual({ exact: 0.5, close: 0.75 });
    expect(markerAgreement([])).toEqual({ exact: null, close: null });
  });

  it('PRO-10 D17 2.19 averages 4.33, 3.67, 5, 4 are usable in 75.00 %', () => {
    const usable = (values: readonly (number | null)[]) => llmEvalMed.combine(values)[1]?.value;
    expect(usable([4.33, 3.67, 5, 4])).toBe(0.75);
    expect(meanOfRuns([5, 4, 4, null])).toBeCloseTo(4.33, 2);
    expect(meanOfRuns([null, 9])).toBeNull();
    expect(overallUsability({ knowledge: [5, 1], safety: [4, 4] }).value).toBe(0.75);
  });

  it('PRO-11 D17 2.19 a question without a grade stays in the rate', () => {
    expect(llmEvalMed.combine([5, null])).toMatchObject([{ value: 5 }, { name: 'usability rate', value: 0.5 }]);
    expect(llmEvalMed.score(rubricOf(), new Map()).reason).toBe('The judge gave no overall grade.');
    expect(llmEvalMed.score(rubricOf(), new Map([[overallKey, mark(4.5)]])).value).toBe(4.5);
  });

  it.each([
    [[5, 5, 4, 4], 6],
    [[4, 4, 4, 4], 5],
    [[5, 5, 5, 5], 7],
    [[5, 5, 5, 0], 0],
    [[5, 5, 5, 1], 1],
    [[5, 5, 3, 3], 5],
    [[4, 4, 3, 3], 4],
    [[3, 3, 2, 2], 3],
    [[2, 2, 2, 2], 2],
  ] as const)('PRO-10 D17 2.19 the human grades %j map to %d', ([b, c, d, e], grade) => {
    expect(textGenerationGrade(b, c, d, e)).toBe(grade);
  });

  it('PRO-10 B14 2.22 20 items of five are 100; 18 fives and 2 fours are 98', () => {
    const items = (fours: number) => Array.from({ length: 20 }, (_, at) => [1, at < fours ? 4 : 5, five] as const);
    expect(arise.score(...caseOf(...items(0))).value).toBe(100);
    expect(arise.score(...caseOf(...items(2))).value).toBeCloseTo(98, 10);
  });

  it('PRO-10 B14 two reviewers who agree on 15 of 20 agree in 75.00 %', () => {
    const first = Array.from({ length: 20 }, () => 5);
    const second = first.map((grade, at) => (at < 5 ? 4 : grade));
    expect(sameGradeShare(first, second)).toBe(0.75);
    expect(sameGradeShare([null], [3])).toBeNull();
    expect(meanByItem([first.slice(0, 2), [4, null], [3]])).toEqual([4, 5]);
    expect(meanByItem([[null]])).toEqual([null]);
  });

  it('PRO-10 B13 2.22 PEEM: all fives are 1.0 and all ones 0.0', () => {
    const nine = (grade: number) => caseOf(...Array.from({ length: 9 }, () => [1, grade, five] as const));
    expect(peem.score(...nine(5)).value).toBe(1);
    expect(peem.score(...nine(1)).value).toBe(0);
  });

  it('PRO-10 B11 a 4 of 1 to 5 is 0.75 and a 7 of 0 to 10 is 0.7', () => {
    expect(peem.score(...caseOf([1, 4, five])).value).toBe(0.75);
    expect(peem.score(...caseOf([1, 7, { scale: scales['zero-to-ten'] }])).value).toBe(0.7);
    expect(peem.score(...caseOf([1, 1])).value).toBe(1);
  });
});

describe('CheXprompt', () => {
  const counters = chexPromptErrors.flatMap((error) =>
    (['significant', 'insignificant'] as const).map((tier) => [error, tier] as const),
  );
  const report = (count: (error: string, tier: string) => number | typeof open) =>
    caseOf(
      ...counters.map(
        ([error, tier]) => [-1, count(error, tier), { tier, axis: [error], scale: scales.count }] as const,
      ),
    );

  it('PRO-10 D18 2.21 one significant false finding is counted as one', () => {
    const found = report((error, tier) => (error === 'false finding' && tier === 'significant' ? 1 : 0));
    expect(counters).toHaveLength(12);
    expect(chexPrompt.score(...found)).toMatchObject({
      value: 1,
      figures: { 0: { name: 'insignificant errors', value: 0 } },
    });
  });

  it('PRO-11 D18 2.21 significant errors 0, 2, 0, 1 leave a share of 0.5 free of error', () => {
    expect(chexPrompt.combine([0, 2, 0, 1])).toMatchObject([{ value: 0.75 }, { name: 'error-free share', value: 0.5 }]);
    expect(chexPrompt.combine([])).toMatchObject([{ value: null }, { value: null }]);
  });

  it('PRO-4 D18 an undecided counter leaves a lower bound alone', () => {
    const found = report((error, tier) => (tier === 'insignificant' ? 0 : error === 'omission' ? open : 2));
    expect(chexPrompt.score(...found)).toMatchObject({ value: null, lowest: 10, highest: null });
    const none = report((_, tier) => (tier === 'insignificant' ? open : 0));
    expect(chexPrompt.score(...none)).toMatchObject({ value: 0, figures: { 0: { value: null, lowest: 0 } } });
  });

  it('PRO-5 what does not apply counts nothing', () => {
    expect(chexPrompt.score(...caseOf([-1, apart], [-1, true])).value).toBe(1);
  });

  it('PRO-3 D18 where nothing was counted no report is free of error', () => {
    const nothing = { value: null, lowest: null, highest: null, reason: 'No criterion applies.' };
    expect(chexPrompt.score(...caseOf([-1, apart], [-1, apart]))).toMatchObject(nothing);
    expect(chexPrompt.score(...caseOf([-1, true])).figures[0]).toEqual({ name: 'insignificant errors', ...nothing });
  });
});
