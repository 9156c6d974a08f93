import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { criterion, rubricOf } from '../domain/testing/run-fixture.ts';
import { diffRubrics, diffWords } from './diff-rubrics.ts';

const told = (changes: ReturnType<typeof diffRubrics>): readonly string[] =>
  changes.map(({ kind, criterion: { id } }) => `${kind} ${id}`);

describe('two versions of a rubric', () => {
  it('UI-34 what was added, removed, reworded and given other points is told in order', () => {
    const before = rubricOf(criterion('a', 5), criterion('b', 3), criterion('c', 2), criterion('d', 1));
    const after = rubricOf(
      criterion('a', 5),
      criterion('c', 4),
      criterion('e', -2),
      criterion('d', 1, { text: 'States d in plain words.' }),
    );
    expect(told(diffRubrics(before, after))).toEqual(['same a', 'removed b', 'changed c', 'added e', 'changed d']);
    expect(told(diffRubrics(before, before)).every((one) => one.startsWith('same'))).toBe(true);
  });

  it('UI-34 a criterion that kept its words under another id is the same; another check is told', () => {
    const before = rubricOf(criterion('a', 5, { text: 'Names a dose.' }), criterion('b', 2));
    const after = rubricOf(
      criterion('z', 5, { text: 'Names a dose.' }),
      criterion('b', 2, { check: { kind: 'words', max: 80 } }),
    );
    const [first, second] = diffRubrics(before, after);
    expect(first?.kind).toBe('same');
    expect(second).toMatchObject({ kind: 'changed', judgedOtherwise: true });
  });

  it('UI-34 what is removed at the end stands at the end', () => {
    const before = rubricOf(criterion('a', 1), criterion('b', 1), criterion('c', 1));
    expect(told(diffRubrics(before, rubricOf(criterion('a', 1))))).toEqual(['same a', 'removed b', 'removed c']);
    expect(told(diffRubrics(rubricOf(), before))).toEqual(['added a', 'added b', 'added c']);
  });

  it('UI-34 of two texts each side reads as it stood, and what both say is marked on neither', () => {
    const text = fc.array(fc.constantFrom('dose', 'of', 'rest', 'now', 'a'), { maxLength: 8 }).map((w) => w.join(' '));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = diffWords(before, after);
        const side = (name: 'before' | 'after') =>
          runs.flatMap((run) => (run.side === 'both' || run.side === name ? [run.text] : [])).join('');
        expect(side('before').replace(/\s+/g, ' ').trim()).toBe(before);
        expect(side('after').replace(/\s+/g, ' ').trim()).toBe(after);
      }),
    );
    expect(diffWords('Names a dose.', 'Names a dose.')).toEqual([{ side: 'both', text: 'Names a dose.' }]);
  });
});
