import type { Issue } from '../../formats/issue.ts';
import type { JudgingRow } from '../../formats/parse-judging-rows.ts';
import { lackOf, type NeedWords } from '../input-needs.ts';
import type { JudgingMethod, JudgingNeed } from './method.ts';

/** The words for everything that a way to judge may need. */
export const judgingNeedWords: Readonly<Record<JudgingNeed, NeedWords>> = {
  conversation: { field: 'prompt', expected: 'a conversation', given: '"prompt" or "context" in the row' },
  response: { field: 'response', expected: 'a text to be judged', given: '"response" in the row' },
  pair: {
    field: 'chosen',
    expected: 'two responses',
    given: '"chosen" and "rejected" in the row, or two "responses"',
  },
  rubric: { field: 'rubrics', expected: 'criteria', given: '"rubrics" in the row, or --rubric <file>' },
  madeRubric: { field: 'made_rubric', expected: 'criteria', given: '"made_rubric" in the row' },
  sources: { field: 'sources', expected: 'texts that claims may rest on', given: '"sources" in the row' },
  reference: { field: 'reference', expected: 'a text known to be good', given: '"reference" in the row' },
  most: { field: 'most', expected: 'the highest grade', given: '"most" in the row' },
  grade: { field: 'grade', expected: 'the grade that a person gave', given: '"grade" in the row' },
  right: { field: 'right', expected: 'true or false', given: '"right" in the row' },
  codebook: { field: 'codebook', expected: 'categories', given: '--codebook <file>' },
};

/** What a row lacks for a method, as issues that name the field and how to give it. A codebook is no matter of a row. */
export function lackingFor({ id, needs }: JudgingMethod, row: JudgingRow): readonly Issue[] {
  return needs.flatMap((need): readonly Issue[] => {
    if (need === 'codebook' || row[need] !== undefined) return [];
    return [lackOf(id, judgingNeedWords[need])];
  });
}
