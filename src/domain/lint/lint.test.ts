import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bank } from '../../../models/bank/index.ts';
import type { Criterion } from '../rubric.ts';
import { criterion, rubricOf } from '../testing/run-fixture.ts';
import { lintCriterion, lintRubric } from './lint-rubric.ts';
import { splitStatement } from './split-statement.ts';

const notesOn = (text: string, points = 5, more: Partial<Criterion> = {}) =>
  lintRubric(rubricOf(criterion('a', points, { text, ...more })));
const kindsOf = (...given: Parameters<typeof notesOn>) => notesOn(...given).map(({ kind }) => kind);

describe('lint', () => {
  it('LNT-1 K4 lint: each fault is found by its name, with its words and a mend', () => {
    const cases = [
      ['The response names a red flag and advises a visit today.', 5, 'double-barrelled', 'and'],
      ['The response gives an appropriate follow-up interval.', 5, 'vague', 'appropriate'],
      ['The response makes the patient feel safe.', 5, 'unverifiable', 'makes the patient feel'],
      ['The response obviously names the diagnosis.', 5, 'leading', 'obviously'],
      ['Fails to name the dose.', 5, 'polarity', 'Fails to'],
      ['The response avoids blaming the user.', -5, 'polarity', 'avoids'],
    ] as const;
    for (const [text, points, kind, words] of cases) {
      const notes = notesOn(text, points);
      expect(
        notes.map((note) => [note.kind, note.words]),
        text,
      ).toEqual([[kind, words]]);
      expect(notes[0]?.mend).toMatch(/\.$/);
      expect(notes[0]?.problem).toMatch(/\.$/);
    }
  });

  it('LNT-1 K4 lint: plain criteria get no note', () => {
    const plain = [
      ['The response names a red flag that needs care today.', 5],
      ['The response advises rest, ice and elevation.', 5],
      ['Does not name a dose.', -5],
      ['The response blames the user.', -5],
      ['The response fails to name the dose.', -5],
      ['The response avoids blaming the user.', 5],
    ] as const;
    for (const [text, points] of plain) expect(kindsOf(text, points), text).toEqual([]);
  });

  it('LNT-1 K4 lint: overlap is told with the other text; another number or a negation is no overlap', () => {
    const one = criterion('a', 5, { text: 'The response asks about known allergies.' });
    const two = criterion('b', 5, { text: 'The response asks about known allergy.' });
    expect(lintRubric(rubricOf(one, two)).map(({ kind, words }) => [kind, words])).toEqual([
      ['overlapping', two.text],
      ['overlapping', one.text],
    ]);
    const dose = (id: string, mg: number) =>
      criterion(id, 5, { text: `The response names a first dose of ${mg} mg daily.` });
    expect(lintRubric(rubricOf(dose('a', 10), dose('b', 20)))).toEqual([]);
    const not = criterion('b', -5, { text: 'The response never asks about known allergies.' });
    expect(lintRubric(rubricOf(one, not))).toEqual([]);
  });

  it('LNT-2 A10 granularise: two ideas are offered as two statements', () => {
    expect(splitStatement('The response names a red flag, and also advises a visit today.')?.parts).toEqual([
      'The response names a red flag.',
      'The response advises a visit today.',
    ]);
    expect(splitStatement('Explains why and gives a date')?.parts).toEqual(['Explains why.', 'Gives a date.']);
    expect(splitStatement('The response names tea and coffee.')).toBeNull();
    const parts = [{ id: 'p', text: 'Names a red flag.' }];
    expect(kindsOf('The response names a red flag and advises a visit.', 5, { parts })).toEqual([]);
  });

  it('LNT-3 K4 lint: quotations, checks and explained words give no note', () => {
    expect(kindsOf('The response says "as needed" beside the dose.')).toEqual([]);
    expect(kindsOf('The response is good.', 5, { guidance: 'Good means under three lines.' })).toEqual([]);
    expect(kindsOf('The response advises proper care, such as cooling the ankle.')).toEqual([]);
    expect(kindsOf('The response advises rest (as needed).')).toEqual([]);
    expect(kindsOf('The response is of appropriate length.', 5, { check: { kind: 'words', max: 9 } })).toEqual([]);
  });

  it('LNT-4 K4 lint: any text is taken, each kind comes at most once', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 5 }), (texts) => {
        const rubric = rubricOf(...texts.map((text, at) => criterion(`c${at}`, 1, { text })));
        for (const item of rubric.criteria) {
          const kinds = lintCriterion(item, rubric).map(({ kind }) => kind);
          expect(new Set(kinds).size).toBe(kinds.length);
        }
      }),
    );
  });

  it('LNT-5 K4 lint: at most one in twenty criteria of our own bank gets a note', () => {
    const rubric = rubricOf(
      ...bank.map(({ id, text, points }) => criterion(id, points, { text: text.replace(/\{\w+\|([^}]*)\}/g, '$1') })),
    );
    const notes = lintRubric(rubric);
    const told = new Set(notes.map(({ criterionId }) => criterionId));
    expect(
      told.size / bank.length,
      notes.map(({ criterionId, kind, words }) => `${criterionId} ${kind} ${words}`).join('\n'),
    ).toBeLessThan(0.05);
  });
});
