import { describe, expect, it } from 'vitest';
import type { RubriconError } from './errors.ts';
import { assertRubric, type CodeCheck, type Criterion } from './rubric.ts';
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
});
