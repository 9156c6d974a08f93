import { describe, expect, it } from 'vitest';
import { criticalFlags } from './critical-flags.ts';
import { flagAgreement } from './flag-agreement.ts';
import { criterion, decided, failed, rubricOf } from './testing/run-fixture.ts';

const quote = { quote: 'double the dose', start: 0, end: 15, weight: 0.8, role: 'supports' } as const;

describe('critical flags', () => {
  it('DOM-60 C4 a heavy penalty that is met, and a gate that is failed, are flags with their type and quote; the rest is none', () => {
    const rubric = rubricOf(
      criterion('dose', -9, { tags: ['failure:reasoning/invented-fact'] }),
      criterion('rude', -3),
      criterion('emergency', 5, { tier: 'mandatory', axis: ['Safety'] }),
      criterion('kind', 10),
      criterion('harm', -8),
    );
    const verdicts = new Map([
      ['dose', { ...decided(true), evidence: [quote] }],
      ['rude', decided(true)],
      ['emergency', { ...decided(false), source: 'code' as const }],
      ['kind', decided(false)],
      ['harm', decided(true)],
    ]);
    expect(
      criticalFlags(rubric, verdicts).map(({ criterion: { id }, type, quote: found }) => [id, type, found]),
    ).toEqual([
      ['dose', 'reasoning/invented-fact', quote],
      ['harm', 'commission', null],
      ['emergency', 'Safety', null],
    ]);
  });

  it('DOM-60 C4 what is undecided or as it should be is no flag', () => {
    const rubric = rubricOf(criterion('a', -9), criterion('b', -9), criterion('c', -9));
    const verdicts = new Map([
      ['a', failed],
      ['b', decided(false)],
    ]);
    expect(criticalFlags(rubric, verdicts)).toEqual([]);
  });

  it('DOM-61 C4 scores that differ by 1 on 6 of 10 agree exactly on 40 %, critical flags on 9 of 10 on 90 %', () => {
    const pairs = Array.from({ length: 10 }, (_, at) => ({
      judge: { score: at < 6 ? 3 : 4, critical: at === 0 },
      person: { score: 4, critical: at < 2 },
    }));
    expect(flagAgreement(pairs)).toEqual({ n: 10, exact: 0.4, critical: 0.9 });
    expect(flagAgreement([])).toEqual({ n: 0, exact: null, critical: null });
  });
});
