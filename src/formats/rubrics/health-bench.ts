import { z } from 'zod';
import { readResponse } from '../parse-cases.ts';
import { below } from '../zod-issues.ts';
import { conversationOf, present, readCases, readCriteria, rubricOf, tagsOf, tagValues } from './kit/build-case.ts';
import type { Notes } from './kit/notes.ts';
import { anything, listOf, name, readFields, text, textsOf, unpack, worth } from './kit/read-fields.ts';
import { isListWith, shareOf } from './kit/share-of.ts';
import type { RubricCase, RubricFormat } from './rubric-format.ts';

const source = 'HealthBench';

const record = z.object({
  id: name,
  prompt_id: name,
  prompt: anything,
  rubrics: anything,
  completion: anything,
  response: anything,
  example_tags: anything,
  ideal_completions_data: anything,
  canary: anything,
});

const criterion = z.object({ criterion: text, points: worth, tags: anything, id: name, criterion_id: name });

/**
 * HealthBench: a conversation and signed criteria with tags; ideal completions come along as references.
 * Shape: `{prompt_id, prompt: [{role, content}], rubrics: [{criterion, points, tags}], example_tags,
 * ideal_completions_data: {ideal_completion, ideal_completions_ref_completions}}`.
 */
export const healthBench: RubricFormat = {
  id: 'healthbench',
  name: source,
  description: 'Conversations with signed criteria and tags, a case a line.',
  source: 'openai/simple-evals, healthbench_eval.py and its data files',
  confirmed: true,
  signed: true,
  rows: ['HealthBench'],
  containers: ['jsonl', 'json', 'parquet'],
  detect: (document) => shareOf(document, ({ rubrics }) => isListWith(rubrics, 'criterion', 'points')),
  parse: (document, notes) =>
    readCases(document, (value, place) => {
      const fields = readFields(record, value, place, notes);
      if (fields === null) return null;
      const given = readResponse(fields, place);
      notes.add(given.issues);
      return {
        id: fields.id ?? fields.prompt_id,
        conversation: conversationOf(fields.prompt, below(place, 'prompt'), notes),
        answers: given.value === null ? [] : [{ name: 'response', text: given.value }],
        rubric: rubricOf(readSigned(fields.rubrics, below(place, 'rubrics'), { notes, source }), {
          profile: 'healthbench',
          ...references(fields.ideal_completions_data),
        }),
        tags: tagsOf({ example: textsOf(fields.example_tags) }),
      };
    }),
  render: (cases) => cases.map(renderCase),
};

/** Reads signed criteria `{criterion, points, tags}`, which several formats share. */
export function readSigned(
  value: unknown,
  place: Parameters<typeof readCriteria>[1],
  by: { readonly notes: Notes; readonly source: string },
) {
  if (value === undefined || value === null) return [];
  return readCriteria(value, place, by, (item, at) => {
    const fields = readFields(criterion, item, at, by.notes);
    if (fields === null) return null;
    const { criterion: words, points, tags, id, criterion_id: other } = fields;
    return { id: id ?? other, text: words, points, tags: textsOf(tags) };
  });
}

function references(value: unknown) {
  const ideal = z
    .object({ ideal_completion: z.string().nullish(), ideal_completions_ref_completions: anything })
    .safeParse(unpack(value));
  if (!ideal.success) return {};
  const texts = [...textsOf(ideal.data.ideal_completion), ...textsOf(ideal.data.ideal_completions_ref_completions)];
  return texts.length === 0
    ? {}
    : { references: texts.map((words, index) => ({ id: `ideal-${index + 1}`, kind: 'answer' as const, text: words })) };
}

function renderCase({ id, conversation, answers, rubric, tags }: RubricCase) {
  const ideals = (rubric?.references ?? []).flatMap(({ kind, text: words }) =>
    kind === 'answer' && words ? [words] : [],
  );
  const [ideal, ...others] = ideals;
  return present({
    prompt_id: id,
    prompt: conversation,
    rubrics: rubric?.criteria.map(({ text: words, points, tags: labels }) => ({
      criterion: words,
      points,
      tags: labels,
    })),
    example_tags: tagValues(tags, 'example'),
    ideal_completions_data: ideal
      ? { ideal_completion: ideal, ideal_completions_ref_completions: listOf(others) }
      : undefined,
    completion: answers[0]?.text,
  });
}
