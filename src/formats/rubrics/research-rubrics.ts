import { z } from 'zod';
import { scales } from '../../domain/scale.ts';
import { below } from '../zod-issues.ts';
import { asked, asText, present, readCases, readCriteria, rubricOf, tagOf, tagsOf } from './kit/build-case.ts';
import { anything, name, readFields, worth } from './kit/read-fields.ts';
import { isListWith, shareOf } from './kit/share-of.ts';
import type { RubricFormat } from './rubric-format.ts';

const source = 'ResearchRubrics';

const record = z.object({
  sample_id: name,
  task_name: name,
  prompt: z.string().nullish(),
  domain: name,
  conceptual_breadth: name,
  logical_nesting: name,
  exploration: name,
  rubrics: anything,
  rubrics_count: anything,
});

const item = z.object({ criterion: name, title: name, weight: worth, axis: name, category: name, row_index: anything });

/**
 * ResearchRubrics: deep research prompts with signed weights and an axis, graded 1, 0.5 or 0.
 * Shape: `{prompt, sample_id, domain, rubrics: [{criterion, weight, axis}]}`, with `title` and `category` in the compiled
 * table, where the list is JSON text in a cell. The names of the three complexity labels are not confirmed.
 */
export const researchRubrics: RubricFormat = {
  id: 'researchrubrics',
  name: source,
  description: 'Research prompts with signed weights and axes, graded in three steps.',
  source: 'scaleapi/researchrubrics, DATA_FORMAT.md and evaluate_single_report.py',
  confirmed: true,
  signed: true,
  rows: ['D10'],
  containers: ['jsonl', 'json', 'csv', 'parquet'],
  detect: (document) =>
    shareOf(
      document,
      ({ rubrics }) => isListWith(rubrics, 'criterion', 'weight') || isListWith(rubrics, 'title', 'weight'),
    ),
  parse: (document, notes) =>
    readCases(document, (value, place) => {
      const fields = readFields(record, value, place, notes);
      if (fields === null) return null;
      const criteria = readCriteria(fields.rubrics, below(place, 'rubrics'), { notes, source }, (one, at) => {
        const read = readFields(item, one, at, notes);
        if (read === null) return null;
        const axis = read.axis ?? read.category;
        const text = read.criterion ?? read.title ?? '';
        return { text, points: read.weight, scale: scales.ternary, ...(axis ? { axis: [axis] } : {}) };
      });
      return {
        id: fields.sample_id ?? fields.task_name,
        conversation: asked(fields.prompt),
        rubric: rubricOf(criteria, { profile: 'researchrubrics' }),
        tags: tagsOf({
          domain: fields.domain,
          conceptual_breadth: fields.conceptual_breadth,
          logical_nesting: fields.logical_nesting,
          exploration: fields.exploration,
        }),
      };
    }),
  render: (cases) =>
    cases.map(({ id, conversation, rubric, tags }) =>
      present({
        prompt: asText(conversation),
        sample_id: id,
        domain: tagOf(tags, 'domain'),
        conceptual_breadth: tagOf(tags, 'conceptual_breadth'),
        logical_nesting: tagOf(tags, 'logical_nesting'),
        exploration: tagOf(tags, 'exploration'),
        rubrics: rubric?.criteria.map(({ text, points, axis }) =>
          present({ criterion: text, weight: points, axis: axis?.[0] }),
        ),
      }),
    ),
};
