import { nothing } from 'lit';
import { describe, expect, it } from 'vitest';
import { lintRubric } from '../domain/lint/lint-rubric.ts';
import { criterion, rubricOf } from '../domain/testing/run-fixture.ts';
import { lintNotes, lintWords } from './lint-notes.ts';

describe('lint notes', () => {
  it('UI-15 K4 lint: a note says what is wrong, how to mend it and what to write instead; no note draws nothing', () => {
    const [note] = lintRubric(rubricOf(criterion('a', 5, { text: 'The response names a dose and advises rest.' })));
    expect(note && lintWords(note)).toMatch(
      /two things at once.*two criteria.*“The response names a dose\.” “The resp/,
    );
    expect(lintNotes([])).toBe(nothing);
  });
});
