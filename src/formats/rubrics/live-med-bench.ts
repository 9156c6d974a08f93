import { z } from 'zod';
import { below } from '../zod-issues.ts';
import { asked, asText, present, readCases, readCriteria, rubricOf, tagOf, tagsOf } from './kit/build-case.ts';
import { anything, name, readFields, text, worth } from './kit/read-fields.ts';
import { isListWith, shareOf } from './kit/share-of.ts';
import type { RubricFormat } from './rubric-format.ts';

const source = 'LiveMedBench';

const record = z.object({
  case_id: name,
  post_time: name,
  narrative: z.string().nullish(),
  core_request: z.string().nullish(),
  doctor_advice: z.string().nullish(),
  rubric_items: anything,
});

const item = z.object({ criterion: text, points: worth, axis: name });

/**
 * LiveMedBench: a patient's story with a request, the doctor's advice as reference, signed points, a date.
 * Shape: `{case_id, post_time, narrative, core_request, doctor_advice, rubric_items: [{criterion, points}]}`. The paper
 * speaks of five axes; `axis` is read where a file has it, which is not confirmed.
 */
export const liveMedBench: RubricFormat = {
  id: 'livemedbench',
  name: source,
  description: 'Dated clinical cases with signed points.',
  source: 'ZhilingYan/LiveMedBench, README and evaluate/evaluate_model.py',
  confirmed: true,
  signed: true,
  rows: ['D15'],
  published: { cases: 2_756, criteria: 16_702 },
  containers: ['json', 'jsonl'],
  detect: (document) => shareOf(document, ({ rubric_items: items }) => isListWith(items, 'criterion', 'points')),
  parse: (document, notes) =>
    readCases(document, (value, place) => {
      const fields = readFields(record, value, place, notes);
      if (fields === null) return null;
      const at = below(place, 'rubric_items');
      const criteria = readCriteria(fields.rubric_items, at, { notes, source }, (one, here) => {
        const read = readFields(item, one, here, notes);
        if (read === null) return null;
        return { text: read.criterion, points: read.points, ...(read.axis ? { axis: [read.axis] } : {}) };
      });
      const words = [fields.narrative, fields.core_request].filter((part) => part && part.trim() !== '');
      const advice = fields.doctor_advice;
      return {
        id: fields.case_id,
        conversation: asked(words.join('\n\n')),
        rubric: rubricOf(criteria, {
          profile: 'livemedbench',
          ...(advice ? { references: [{ id: 'doctor-advice', kind: 'answer', text: advice }] } : {}),
        }),
        tags: tagsOf({ date: fields.post_time }),
      };
    }),
  render: (cases) =>
    cases.map(({ id, conversation, rubric, tags }) =>
      present({
        case_id: id,
        post_time: tagOf(tags, 'date'),
        narrative: asText(conversation),
        core_request: '',
        doctor_advice: rubric?.references?.find(({ kind }) => kind === 'answer')?.text,
        rubric_items: rubric?.criteria.map(({ text: words, points, axis }) =>
          present({ criterion: words, points, axis: axis?.[0] }),
        ),
      }),
    ),
};
