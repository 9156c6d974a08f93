import { z } from 'zod';
import type { Rubric } from '../../domain/rubric.ts';
import { scales } from '../../domain/scale.ts';
import { isRecord } from '../read-messages.ts';
import { below, type Place } from '../zod-issues.ts';
import { asked, asText, numberCriteria, type Placed, present, readCases, rubricOf } from './kit/build-case.ts';
import type { Notes } from './kit/notes.ts';
import { anything, listOf, name, readFields, text, worth } from './kit/read-fields.ts';
import { shareOf } from './kit/share-of.ts';
import type { RubricFormat } from './rubric-format.ts';

const source = 'MiroEval';

const record = z.object({
  id: name,
  query_id: name,
  rewritten_query: z.string().nullish(),
  query: z.string().nullish(),
  response: z.string().nullish(),
  all_criteria: anything,
  dimension_weights: anything,
});

const item = z.object({ criterion: text, explanation: name, weight: worth });

const fixed = ['coverage', 'insight', 'instruction_following', 'clarity'];

/**
 * MiroEval: dimensions with weights, four that every task has and up to three of its own, criteria graded 0 to 10.
 * Shape: `{id, query, all_criteria: {<dimension>: [{criterion, explanation, weight}]}, dimension_weights: {<dimension>:
 * weight}}` of an evaluation file; its other fields (scores) are not read. The name of the query's field is not confirmed
 * for that file (`rewritten_query` and `query` are those of the input).
 */
export const miroEval: RubricFormat = {
  id: 'miroeval',
  name: source,
  description: 'Weighted dimensions, four fixed and some made for the task, with criteria of 0 to 10.',
  source: 'MiroMindAI/MiroEval, point_quality/README.md and pointwise_core.py',
  confirmed: true,
  signed: false,
  rows: ['D13'],
  containers: ['json', 'jsonl'],
  detect: (document) => shareOf(document, (value) => isRecord(value.all_criteria) && 'dimension_weights' in value),
  parse: (document, notes) =>
    readCases(document, (value, place) => {
      const fields = readFields(record, value, place, notes);
      if (fields === null) return null;
      return {
        id: fields.id ?? fields.query_id,
        conversation: asked(fields.rewritten_query ?? fields.query),
        answers: fields.response ? [{ name: 'response', text: fields.response }] : [],
        rubric: readRubric(fields.all_criteria, fields.dimension_weights, place, notes),
      };
    }),
  render: (cases) =>
    cases.map(({ id, conversation, answers, rubric }) =>
      present({
        id,
        query: asText(conversation),
        all_criteria: renderCriteria(rubric),
        dimension_weights: renderWeights(rubric),
        response: answers[0]?.text,
      }),
    ),
};

function readRubric(criteria: unknown, weights: unknown, place: Place, notes: Notes): Rubric | null {
  const dimensions = isRecord(criteria) ? Object.entries(criteria) : [];
  const drafts = dimensions.flatMap(([dimension, list]) =>
    listOf(list).map((one, index): Placed => {
      const at = below(place, 'all_criteria', '*', index);
      const read = readFields(item, one, at, notes);
      if (read === null) return { place: at, draft: null };
      const { criterion, explanation, weight } = read;
      const guidance = explanation ? { guidance: explanation } : {};
      return {
        place: at,
        draft: { text: criterion, points: weight, axis: [dimension], scale: scales['zero-to-ten'], ...guidance },
      };
    }),
  );
  const axes = isRecord(weights)
    ? Object.entries(weights).flatMap(([dimension, weight]) =>
        typeof weight === 'number' && dimension !== ''
          ? [{ axis: [dimension], weight, ...(fixed.includes(dimension) ? {} : { dynamic: true }) }]
          : [],
      )
    : [];
  return rubricOf(numberCriteria(drafts, { notes, source }), {
    profile: 'miroeval',
    ...(axes.length > 0 ? { axes } : {}),
  });
}

function renderCriteria(rubric: Rubric | null) {
  const dimensions = new Map<string, unknown[]>();
  for (const { axis, text: words, guidance, points } of rubric?.criteria ?? []) {
    const dimension = axis?.[0] ?? 'coverage';
    const one = { criterion: words, explanation: guidance ?? '', weight: points };
    dimensions.set(dimension, [...(dimensions.get(dimension) ?? []), one]);
  }
  return Object.fromEntries(dimensions);
}

function renderWeights(rubric: Rubric | null) {
  const entries = rubric?.axes?.flatMap(({ axis, weight }) =>
    axis[0] && weight !== undefined ? [[axis[0], weight] as const] : [],
  );
  return Object.fromEntries(entries ?? []);
}
