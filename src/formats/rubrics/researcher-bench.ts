import { z } from 'zod';
import { below } from '../zod-issues.ts';
import { asked, asText, present, readCases, readCriteria, rubricOf } from './kit/build-case.ts';
import { anything, name, readFields, text, worth } from './kit/read-fields.ts';
import { isListWith, shareOf } from './kit/share-of.ts';
import type { RubricFormat } from './rubric-format.ts';

const source = 'ResearcherBench';

const record = z.object({ id: name, question: z.string().nullish(), rubric: anything });
const item = z.object({ point: text, weight: worth.default(1) });

/**
 * ResearcherBench: frontier research questions with weighted points to cover.
 * Shape: `[{id, question, rubric: [{point, weight}]}]`, weights 1 to 3; a missing weight is 1, as there.
 */
export const researcherBench: RubricFormat = {
  id: 'researcherbench',
  name: source,
  description: 'Frontier research questions with weighted points to cover.',
  source: 'GAIR-NLP/ResearcherBench, data/eval_data/rubrics.json and code/rubric_eval/evaluator.py',
  confirmed: true,
  signed: false,
  rows: ['D11'],
  published: { cases: 65, criteria: 931 },
  containers: ['json', 'jsonl'],
  detect: (document) => shareOf(document, ({ rubric }) => isListWith(rubric, 'point')),
  parse: (document, notes) =>
    readCases(document, (value, place) => {
      const fields = readFields(record, value, place, notes);
      if (fields === null) return null;
      const criteria = readCriteria(fields.rubric, below(place, 'rubric'), { notes, source }, (one, at) => {
        const read = readFields(item, one, at, notes);
        return read && { text: read.point, points: read.weight };
      });
      return {
        id: fields.id,
        conversation: asked(fields.question),
        rubric: rubricOf(criteria, { profile: 'researcherbench' }),
      };
    }),
  render: (cases) =>
    cases.map(({ id, conversation, rubric }) =>
      present({
        id: /^\d{1,15}$/.test(id) ? Number(id) : id,
        question: asText(conversation),
        rubric: rubric?.criteria.map(({ text: words, points }) => ({ point: words, weight: points })),
      }),
    ),
};
