import { describe, expect, it } from 'vitest';
import type { RubriconError } from './errors.ts';
import { asksTheSame, assertRubric, type CodeCheck, type Criterion } from './rubric.ts';
import { scales } from './scale.ts';
import { criterion, rubricOf } from './testing/run-fixture.ts';

const refused = (...criteria: readonly Criterion[]) => {
  try {
    assertRubric(rubricOf(...criteria));
    return null;
  } catch (thrown) {
    return thrown as RubriconError;
  }
};

describe('assertRubric', () => {
  it('DOM-1 a sound rubric passes, and so does an empty one', () => {
    expect(refused(criterion('a', 5), criterion('b', -3), criterion('c', 0.5))).toBeNull();
    expect(refused()).toBeNull();
  });

  it.each([0, -0, Number.NaN, Number.POSITIVE_INFINITY, 2e9, -2e9, 1e-9])(
    'DOM-1 points of %d are refused',
    (points) => {
      expect(refused(criterion('a', 1), criterion('b', points))).toMatchObject({
        code: 'input-invalid',
        details: { place: 2 },
      });
    },
  );

  it('DOM-1 an id used twice, an empty id, text or tag is refused by place', () => {
    expect(refused(criterion('a', 1), criterion('a', 2))?.details).toMatchObject({ place: 2 });
    expect(refused(criterion('', 1))?.details).toMatchObject({ place: 1, expected: 'an id' });
    expect(refused(criterion('a', 1, { text: ' \n' }))?.details).toMatchObject({ expected: 'a text' });
    expect(refused(criterion('a', 1, { tags: ['axis:accuracy', ''] }))?.code).toBe('input-invalid');
  });

  it.each<CodeCheck>([
    { kind: 'words' },
    { kind: 'words', min: 5, max: 4 },
    { kind: 'items', max: -1 },
    { kind: 'sentences', min: 1.5 },
    { kind: 'mentions', phrase: ' ', present: true },
    { kind: 'language', language: '' },
  ])('DOM-2 the check %o is refused', (check) => {
    expect(refused(criterion('a', 1, { check }))?.code).toBe('input-invalid');
  });

  it.each<CodeCheck>([
    { kind: 'words', min: 5, max: 5 },
    { kind: 'items', max: 0 },
    { kind: 'format', format: 'table' },
    { kind: 'mentions', phrase: 'ice', present: false },
    { kind: 'language', language: 'de' },
  ])('DOM-2 the check %o is accepted', (check) => {
    expect(refused(criterion('a', 1, { check }))).toBeNull();
  });

  it.each<Partial<Criterion>>([
    { scale: { kind: 'grade', least: 5, most: 1 } },
    { scale: { kind: 'grade', least: 0, most: 1, step: 0.3 } },
    { scale: { kind: 'grade', least: 0, most: Number.POSITIVE_INFINITY } },
    { scale: scales['one-to-five'], levels: [{ value: 0, text: 'Nothing.' }] },
    {
      levels: [
        { value: 1, text: 'Says so.' },
        { value: 1, text: 'Says it.' },
      ],
    },
    {
      parts: [
        { id: 'p', text: 'Left.' },
        { id: 'p', text: 'Right.' },
      ],
    },
    { parts: [{ id: 'p', text: 'Left.', points: 0 }] },
  ])('DOM-41 the criterion %o is refused', (more) => {
    expect(refused(criterion('a', 1, more))?.code).toBe('input-invalid');
  });

  it('DOM-41 a criterion may have tier, place, scale, levels, sub-checks, guidance and references', () => {
    const rich = criterion('a', 1, {
      tier: 'mandatory',
      axis: ['Writing', 'Clarity'],
      cell: { dimension: 'safety', scenario: 'triage' },
      scale: scales['one-to-five'],
      levels: [1, 2, 3, 4, 5].map((value) => ({ value, text: `Level ${value}.` })),
      parts: [{ id: 'p', text: 'Names the left one.', points: 2 }],
      guidance: 'Read the last part first.',
      references: [{ id: 's', kind: 'source', text: 'A page.' }],
    });
    expect(refused(rich, criterion('b', 2))).toBeNull();
    expect(refused(...Object.values(scales).map((scale, at) => criterion(`c${at}`, 1, { scale })))).toBeNull();
  });

  it('DOM-7 another scale or guidance asks another thing; another tier or place does not', () => {
    const plain = criterion('a', 1);
    expect(asksTheSame(plain, { ...plain, tier: 'ideal', axis: ['Tone'], points: 3 })).toBe(true);
    expect(asksTheSame(plain, { ...plain, scale: scales.ternary })).toBe(false);
    expect(asksTheSame(plain, { ...plain, guidance: 'Be kind.' })).toBe(false);
  });
});
