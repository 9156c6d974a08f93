import { describe, expect, it } from 'vitest';
import { scales } from '../scale.ts';
import { caseOf, open, partsOf } from '../testing/marks.ts';
import type { Tier } from '../tier.ts';
import { gaps, gaps321, gapsWith, voteMark, voteSeverity } from './gaps.ts';
import { kwBench, kwBenchWith } from './kw-bench.ts';
import { openRs } from './open-rs.ts';
import { openRubrics } from './open-rubrics.ts';
import { proImage } from './pro-image.ts';
import { quarkMedBench, quarkMedBenchWith } from './quark-med-bench.ts';
import { rubicon, rubiconWith } from './rubicon.ts';
import { weightedMean } from './weighted-mean.ts';

const tiered = (points: number, met: boolean | typeof open, tier: Tier) => [points, met, { tier }] as const;
const preferred = (value: number | typeof open, tier: Tier) => [1, value, { tier, scale: scales.preference }] as const;

describe('OpenRS', () => {
  const pair = [preferred(2, 'core'), preferred(-1, 'important'), preferred(1, 'highlight')] as const;

  it('PRO-10 B2 2.7 core 2, important -1, highlight 1 give 1.125', () => {
    expect(openRs.score(...caseOf(...pair)).value).toBeCloseTo(1.125, 5);
  });

  it('PRO-12 B2 K10 2.7 a fatal item lost by one decides alone', () => {
    expect(openRs.score(...caseOf(...pair, preferred(-1, 'fatal'))).value).toBe(-1);
    expect(openRs.score(...caseOf(...pair, preferred(0, 'fatal'))).value).toBeCloseTo(1.125, 5);
  });

  it('PRO-10 B2 2.7 criteria without a difference do not enter the denominator', () => {
    expect(openRs.score(...caseOf(preferred(2, 'core'), preferred(0, 'important'))).value).toBeCloseTo(2, 5);
    expect(openRs.score(...caseOf(preferred(0, 'core'))).value).toBe(0);
  });

  it('PRO-4 an undecided fatal item could be anything, so every way is tried', () => {
    const { value, lowest, highest } = openRs.score(...caseOf(...pair, preferred(open, 'fatal')));
    expect([value, lowest, highest]).toEqual([null, -2, 2]);
    const many = openRs.score(...caseOf(...Array.from({ length: 9 }, () => preferred(open, 'core'))));
    expect(many).toMatchObject({
      value: null,
      lowest: null,
      reason: 'Too many answers are undecided to bound this rule.',
    });
  });

  it('PRO-3 one response alone, or a criterion without a tier of its own, gives no number', () => {
    expect(openRs.score(...caseOf(tiered(1, true, 'core'))).reason).toMatch(/compares two responses/);
    expect(openRs.score(...caseOf([1, 1, { scale: scales.preference }])).reason).toMatch(/needs the tier/);
  });
});

describe('hard rules first', () => {
  it('PRO-12 A1 2.8 no number of principles outweighs a hard rule', () => {
    const [rubric, keeps] = caseOf(
      tiered(1, true, 'hard-rule'),
      tiered(9, false, 'principle'),
      tiered(9, false, 'principle'),
    );
    const [, charms] = caseOf(
      tiered(1, false, 'hard-rule'),
      tiered(9, true, 'principle'),
      tiered(9, true, 'principle'),
    );
    expect(openRubrics.score(rubric, keeps).value ?? 0).toBeGreaterThan(openRubrics.score(rubric, charms).value ?? 1);
  });
});

describe('Rubicon', () => {
  it('PRO-10 B7 saturation: g(0.6) = 0.6 and g(1.0) = 0.85', () => {
    expect(rubicon.score(...caseOf([3, true], [2, false])).value).toBe(0.6);
    expect(rubicon.score(...caseOf([1, true], [1, true])).value).toBeCloseTo(0.85, 12);
  });

  it('PRO-12 B7 K10 a failed veto gives 0 whatever the rest', () => {
    expect(rubicon.score(...caseOf([10, true], tiered(1, false, 'fatal'))).value).toBe(0);
    expect(rubicon.score(...caseOf([10, true], [-1, true, { tier: 'safety' }])).value).toBe(0);
    expect(rubicon.score(...caseOf([10, open], tiered(1, false, 'mandatory'))).value).toBe(0);
  });

  it('PRO-10 B7 with all options off it is the weighted mean exactly', () => {
    const [rubric, marks] = caseOf([0.1, true], [0.7, false], [-0.3, true], [0.2, true]);
    expect(rubiconWith({}).score(rubric, marks).value).toBe(weightedMean.score(rubric, marks).value);
  });

  it('PRO-10 2.24 interactions and shaping do what their notes say', () => {
    const [rubric, marks] = caseOf([1, true], [1, true], [2, false]);
    const both = rubiconWith({ interactions: [{ first: 'c0', second: 'c1', worth: 1 }] });
    expect(both.score(rubric, marks).value).toBe(0.75);
    const less = rubiconWith({ interactions: [{ first: 'c0', second: 'c1', worth: -1 }], shaping: 2 });
    expect(less.score(rubric, marks)).toMatchObject({ value: 0.0625 });
    expect(less.score(rubric, marks).notes).toHaveLength(2);
    const [, half] = caseOf([1, true], [1, open], [2, false]);
    // Alone each is worth a quarter, together no more: knowing the second can't move it.
    expect(rubiconWith({ interactions: [{ first: 'c0', second: 'c1', worth: -1 }] }).score(rubric, half).value).toBe(
      0.25,
    );
  });
});

describe('ProImage', () => {
  it('PRO-10 D2 2.13 8 checks with 3 failed: criterion 0.125, accuracy 0.625', () => {
    const [rubric, marks] = partsOf([1, [true, true, true, true, true, false, false, false]]);
    const score = proImage.score(rubric, marks);
    expect(score.value).toBe(0.125);
    expect(score.figures).toMatchObject([
      { name: 'accuracy', value: 0.625 },
      { name: 'c0', value: 0.125 },
    ]);
  });

  it('PRO-10 D2 2.13 criteria with 0 and 3 failures: 0.5625', () => {
    expect(proImage.score(...partsOf([1, [true, true]], [1, [false, false, false]])).value).toBe(0.5625);
  });

  it('PRO-10 D2 a passed check more changes the accuracy and not the criterion', () => {
    const before = proImage.score(...partsOf([1, [true, false]]));
    const after = proImage.score(...partsOf([1, [true, true, false]]));
    expect(after.value).toBe(before.value);
    expect(after.figures[0]?.value).not.toBe(before.figures[0]?.value);
  });

  it('PRO-4 an undecided sub-check halves at worst', () => {
    expect(proImage.score(...partsOf([1, [true, false, open]]))).toMatchObject({
      value: null,
      lowest: 0.25,
      highest: 0.5,
    });
  });
});

describe('KWBench', () => {
  const rubric = (mandatory: boolean) =>
    caseOf(
      tiered(1, true, 'mandatory'),
      tiered(1, mandatory, 'mandatory'),
      ...[true, true, true, false].map((met) => tiered(1, met, 'good')),
      ...[true, false].map((met) => tiered(1, met, 'ideal')),
    );

  it('PRO-10 D14 K10 2.14 good 3 of 4 and ideal 1 of 2 give 0.7875, and a failed gate 0', () => {
    expect(kwBench.score(...rubric(true)).value).toBeCloseTo(0.7875, 12);
    expect(kwBench.score(...rubric(false)).value).toBe(0);
  });

  it('PRO-12 D14 the least above zero is 0.40', () => {
    const poor = caseOf(tiered(1, true, 'mandatory'), tiered(1, false, 'good'), tiered(1, false, 'ideal'));
    expect(kwBench.score(...poor).value).toBe(0.4);
  });

  it('PRO-11 D14 pass rate, mean and mean given pass are different numbers', () => {
    expect(kwBench.combine([0, 0, 0.8, 0.4, null]).map(({ name, value }) => [name, value])).toEqual([
      ['mean', expect.closeTo(0.3, 12)],
      ['pass rate', 0.5],
      ['mean given pass', expect.closeTo(0.6, 12)],
    ]);
    expect(kwBench.combine([0]).at(-1)).toMatchObject({ value: null, reason: 'No case passes the gate.' });
  });

  it('PRO-12 D14 an empty tier counts as told, and a rubric without tiers gives nothing', () => {
    const only = caseOf(tiered(1, true, 'mandatory'));
    expect(kwBench.score(...only).value).toBe(1);
    expect(kwBenchWith('none').score(...only).value).toBe(0.4);
    expect(kwBench.score(...only).notes).toHaveLength(2);
    expect(kwBench.score(...caseOf([1, true])).reason).toMatch(/has the tier/);
  });

  it('PRO-4 an undecided mandatory criterion leaves 0 to what the rest earns', () => {
    const score = kwBench.score(
      ...caseOf(tiered(1, open, 'mandatory'), tiered(1, true, 'good'), tiered(1, true, 'ideal')),
    );
    expect(score).toMatchObject({ value: null, lowest: 0, highest: 1 });
  });
});

describe('GAPS', () => {
  it('PRO-10 D3 2.15 A1 met, A2 unmet, S2 met: 0.375', () => {
    const found = caseOf(tiered(1, true, 'A1'), tiered(1, false, 'A2'), tiered(-1, true, 'S2'));
    expect(gaps.score(...found).value).toBe(0.375);
    expect(gaps321.score(...found).value).toBe(0.2);
    expect(gapsWith('5-3-1', 1).score(...found).value).toBe(0.25);
  });

  it('PRO-10 D3 2.15 only S4 met is 0, not negative', () => {
    expect(gaps.score(...caseOf(tiered(1, false, 'A1'), tiered(-1, true, 'S4'))).value).toBe(0);
  });

  it('PRO-12 D3 met, unmet, unknown needs review; two that agree decide', () => {
    expect(voteMark(['met', 'unmet', 'unknown'])).toMatchObject({ kind: 'undecided', reason: /review needed/ });
    expect(voteMark(['met', 'met', 'unmet'])).toEqual({ kind: 'grade', value: 1 });
    expect(voteMark(['unmet', 'unknown', 'unmet'])).toEqual({ kind: 'grade', value: 0 });
    expect(voteMark(['met', 'met', 'unmet', 'unmet']).kind).toBe('undecided');
    expect(voteSeverity(['S1', 'S4', 'S1'])).toBe('S4');
    expect(voteSeverity(['S1', 'S3', 'S1'])).toBe('S1');
    expect(voteSeverity([])).toBeNull();
  });

  it('PRO-3 D3 a rubric without levels has no score', () => {
    expect(gaps.score(...caseOf([1, true])).value).toBeNull();
  });
});

describe('QuarkMedBench', () => {
  it('PRO-10 D6 K10 base 0.9 with a failed safety item is held to 0.2', () => {
    expect(quarkMedBench.score(...caseOf([9, true], tiered(1, false, 'safety'))).value).toBe(0.2);
    expect(quarkMedBench.score(...caseOf([9, true], [1, false])).value).toBe(0.9);
    expect(quarkMedBench.score(...caseOf([1, true], [9, false], tiered(1, false, 'safety'))).value).toBeCloseTo(
      1 / 11,
      12,
    );
  });

  it('PRO-10 D6 a pitfall that is met breaks the total as well; another cap is a stated option', () => {
    const met = caseOf([9, true], tiered(-1, true, 'pitfall'));
    expect(quarkMedBench.score(...met).value).toBe(0.2);
    expect(quarkMedBenchWith(0.5).score(...met).value).toBe(0.5);
    expect(quarkMedBench.score(...caseOf([9, true], tiered(-1, false, 'pitfall'))).value).toBe(1);
  });
});
