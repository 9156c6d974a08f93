import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditOf, marksOf } from './mark.ts';
import { healthBench } from './profiles/health-bench.ts';
import { rankProblems } from './rank-problems.ts';
import { replayRun } from './replay-run.ts';
import { marksOfScale, type Scale, scales } from './scale.ts';
import { effectiveVerdicts, scoreRubric, scoreRun } from './score-rubric.ts';
import { answer, criterion, decided, failed, logOf, rubricOf } from './testing/run-fixture.ts';
import type { Verdict } from './verdict.ts';

const blank = { kind: 'graded', chances: [], evidence: [], source: 'model', calibrated: false } as const;
const graded = (value: number): Verdict => ({ ...blank, value });
const five = criterion('five', 8, { scale: scales['one-to-five'] });
const harm = criterion('harm', -6, { scale: scales['zero-to-two'] });
const plain = criterion('plain', 4);

describe('marks', () => {
  it('DOM-51 a mark earns its share of the points, and costs what it lacks or shows', () => {
    const rubric = rubricOf(five, harm, plain);
    const verdicts = new Map([
      ['five', graded(3)],
      ['harm', graded(1)],
      ['plain', decided(true)],
    ]);
    expect(scoreRubric(rubric, verdicts)).toMatchObject({ earned: 8 / 2 - 6 / 2 + 4, possible: 12, undecided: 0 });
    expect(rankProblems(rubric, verdicts).map(({ criterion: { id }, cost }) => [id, cost])).toEqual([
      ['harm', 3],
      ['five', 4],
    ]);
    expect(creditOf(criterion('c', 1, { scale: scales.count }), graded(7))).toBe(1);
  });

  it('DOM-50 a mark off its scale, a yes on a long scale and a fault decide nothing', () => {
    expect(creditOf(five, graded(0))).toBeNull();
    expect(creditOf(five, graded(3.5))).toBeNull();
    expect(creditOf(five, decided(true))).toBeNull();
    expect(creditOf(harm, decided(true))).toBe(1);
    expect(creditOf(five, failed)).toBeNull();
    const late = logOf(rubricOf(five), answer(five, graded(9)));
    expect(replayRun(late).criteria.get('five')?.verdict).toBeNull();
    const broken: Verdict = { ...blank, value: Number.NaN };
    expect(() => replayRun(logOf(rubricOf(five), answer(five, broken)))).toThrow(/log is broken/);
  });

  it('DOM-52 a person sets a mark, which is taken back and brought back', () => {
    const override = { type: 'override', criterionId: 'five', met: true, value: 4, reason: 'nearly all' } as const;
    const log = logOf(rubricOf(five), answer(five, graded(2)), override);
    expect(replayRun(log).criteria.get('five')?.override).toMatchObject({ value: 4, reason: 'nearly all' });
    expect(effectiveVerdicts(replayRun(log)).get('five')).toMatchObject({ kind: 'graded', value: 4, source: 'person' });
    const undone = logOf(rubricOf(five), answer(five, graded(2)), override, { type: 'revert', target: 2 });
    expect(effectiveVerdicts(replayRun(undone)).get('five')).toMatchObject({ value: 2, source: 'model' });
    expect(() => replayRun(logOf(rubricOf(five), { ...override, value: 6 }))).toThrow(/on the scale/);
    expect(() => replayRun(logOf(rubricOf(plain), { ...override, criterionId: 'plain', value: 0.5 }))).toThrow();
  });

  it('DOM-53 the score of marks is the HealthBench profile of the same marks', () => {
    const known: readonly Scale[] = [
      scales.ternary,
      scales['zero-to-two'],
      scales['one-to-five'],
      scales['zero-to-five'],
    ];
    const row = fc.record({
      scale: fc.constantFrom(...known),
      points: fc.constantFrom(-7, -2, 1, 3, 10),
      place: fc.option(fc.nat(5), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        const criteria = rows.map(({ scale, points }, at) => criterion(`c${at}`, points, { scale }));
        const verdicts = new Map(
          rows.map(({ scale, place }, at): [string, Verdict | null] => {
            const marks = marksOfScale(scale) ?? [];
            return [`c${at}`, place === null ? null : graded(marks[place % marks.length] ?? 0)];
          }),
        );
        const rubric = rubricOf(...criteria);
        const score = scoreRubric(rubric, verdicts);
        const profile = healthBench.score(rubric, marksOf(rubric, verdicts));
        if (score.lowest === null || profile.lowest === null) {
          expect(profile.lowest).toBe(score.lowest);
          return;
        }
        expect(score.lowest).toBeCloseTo(profile.lowest, 9);
        expect(score.highest).toBeCloseTo(profile.highest ?? Number.NaN, 9);
        if (score.undecided === 0) expect(score.fraction).toBeCloseTo(profile.value ?? Number.NaN, 9);
      }),
    );
    expect(scoreRun(replayRun(logOf(rubricOf(five, plain)))).lowest).toBe(0);
  });
});
