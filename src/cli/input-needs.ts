import type { Issue } from '../formats/issue.ts';
import type { InputNeed } from '../generation/methods/method.ts';

/** An input of a method as a person at a terminal gives it: the field of a row, what stands there, and the way to give it. */
export interface NeedWords {
  readonly field: string;
  readonly expected: string;
  readonly given: string;
}

/** The words for every input that a method may need. */
export const needWords: Readonly<Record<InputNeed, NeedWords>> = {
  references: {
    field: 'references',
    expected: 'at least one answer known to be good',
    given: '"references" in the row',
  },
  responses: {
    field: 'responses',
    expected: 'at least two answers to be told apart',
    given: 'two or more "responses" in the row',
  },
  pair: {
    field: 'preferred',
    expected: 'a preferred and a rejected answer',
    given: '"preferred" and "rejected" in the row',
  },
  guideline: {
    field: 'guideline',
    expected: 'a guideline or other evidence',
    given: '"guideline" in the row, or --guideline <file>',
  },
  rubric: { field: 'rubric', expected: 'a rubric with criteria', given: '"rubric" in the row, or --rubric <file>' },
  library: { field: 'library', expected: 'rubrics to draw on', given: '--library <file>' },
  stakeholders: { field: 'stakeholders', expected: 'at least one name', given: '"stakeholders" in the row' },
};

/** What a row lacks for a method, with the field and the way to give it. */
export function lackOf(method: string, { field, expected, given }: NeedWords, found = 'nothing'): Issue {
  return { line: null, field, expected, found, remedy: `The method ${method} needs it: give ${given}.` };
}
