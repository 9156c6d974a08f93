import { z } from 'zod';
import { below } from '../zod-issues.ts';
import {
  asked,
  asText,
  present,
  readCases,
  readCriteria,
  rubricOf,
  tagOf,
  tagsOf,
  tagValues,
} from './kit/build-case.ts';
import { anything, listOf, name, readFields, text, textsOf } from './kit/read-fields.ts';
import { shareOf } from './kit/share-of.ts';
import type { RubricFormat } from './rubric-format.ts';

const source = 'InFoBench';

const record = z.object({
  id: name,
  category: name,
  subset: name,
  instruction: z.string().nullish(),
  input: z.string().nullish(),
  output: z.string().nullish(),
  decomposed_questions: anything,
  question_label: anything,
});

/**
 * InFoBench: an instruction, perhaps with an input, and the yes/no questions it breaks into.
 * Shape: `{id, instruction, input, category, subset, decomposed_questions: [], question_label: [[]], output}`. `id`, `input`,
 * `output` and `decomposed_questions` are confirmed by its evaluation script; the others are from memory of the data card.
 */
export const infoBench: RubricFormat = {
  id: 'infobench',
  name: source,
  description: 'Instructions broken into yes/no questions.',
  source: 'qinyiwei/InfoBench, evaluation.py',
  confirmed: true,
  signed: false,
  rows: ['K1'],
  containers: ['jsonl', 'json', 'parquet'],
  detect: (document) => shareOf(document, (value) => 'decomposed_questions' in value),
  parse: (document, notes) =>
    readCases(document, (value, place) => {
      const fields = readFields(record, value, place, notes);
      if (fields === null) return null;
      const labels = listOf(fields.question_label).map(textsOf);
      const at = below(place, 'decomposed_questions');
      const criteria = readCriteria(fields.decomposed_questions, at, { notes, source }, (one, _, number) => {
        const read = text.safeParse(one);
        return { text: read.success ? read.data : '', points: 1, tags: tagsOf({ label: labels[number - 1] }) };
      });
      const asks = [fields.instruction, fields.input].filter((part) => part && part.trim() !== '').join('\n\n');
      return {
        id: fields.id,
        conversation: asked(asks),
        answers: fields.output ? [{ name: 'output', text: fields.output }] : [],
        rubric: rubricOf(criteria, { profile: 'weighted-mean' }),
        tags: tagsOf({ category: fields.category, subset: fields.subset }),
      };
    }),
  render: (cases) =>
    cases.map(({ id, conversation, answers, rubric, tags }) => {
      const labels = rubric?.criteria.map((criterion) => tagValues(criterion.tags, 'label')) ?? [];
      return present({
        id,
        instruction: asText(conversation),
        input: '',
        category: tagOf(tags, 'category'),
        subset: tagOf(tags, 'subset'),
        decomposed_questions: rubric?.criteria.map((criterion) => criterion.text) ?? [],
        question_label: labels.some((list) => list.length > 0) ? labels : undefined,
        output: answers[0]?.text,
      });
    }),
};
