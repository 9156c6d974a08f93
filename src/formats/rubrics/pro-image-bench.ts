import { z } from 'zod';
import { isRecord } from '../read-messages.ts';
import { below, issueAt } from '../zod-issues.ts';
import { present, readCases, readCriteria, rubricOf, tagOf, tagsOf } from './kit/build-case.ts';
import { anything, name, readFields, textsOf, unpack } from './kit/read-fields.ts';
import { shareOf } from './kit/share-of.ts';
import type { RubricFormat } from './rubric-format.ts';

const source = 'ProImage-Bench';

const record = z.object({
  task_id: name,
  detailed_description: z.string().nullish(),
  image_path: name,
  rubrics: anything,
});

/**
 * ProImage-Bench: criteria, each a list of yes/no checks; what the image shows is told in words.
 * Shape: `{task_id, detailed_description, image_path, rubrics: [{"<criterion>": ["<check>", …]}]}`. The image itself is
 * not read; its path stays as a tag. The record `general_rubric` holds the checks of every image.
 */
export const proImageBench: RubricFormat = {
  id: 'proimage',
  name: source,
  description: 'Criteria with yes/no checks under each, for described images.',
  source: 'kodenii/ProImage-Bench, judger.py and calc_metrics.py',
  confirmed: true,
  signed: false,
  rows: ['D2'],
  containers: ['json', 'jsonl'],
  detect: (document) =>
    shareOf(document, (value) => {
      const first: unknown = Array.isArray(value.rubrics) ? value.rubrics[0] : undefined;
      return 'task_id' in value && isRecord(first) && Object.values(first).every(Array.isArray);
    }),
  parse: (document, notes) =>
    readCases(document, (value, place) => {
      const fields = readFields(record, value, place, notes);
      if (fields === null) return null;
      const criteria = readCriteria(fields.rubrics, below(place, 'rubrics'), { notes, source }, (one, at) => {
        const [entry, ...more] = isRecord(one) ? Object.entries(one) : [];
        if (entry === undefined || more.length > 0 || !Array.isArray(unpack(entry[1]))) {
          notes.add([issueAt(at, 'one criterion with a list of checks', one, 'Give {"<criterion>": ["<check>"]}.')]);
          return null;
        }
        const parts = textsOf(entry[1]).map((text, index) => ({ id: `p${index + 1}`, text }));
        return { text: entry[0], points: 1, ...(parts.length > 0 ? { parts } : {}) };
      });
      const description = fields.detailed_description;
      return {
        id: fields.task_id,
        rubric: rubricOf(criteria, { profile: 'proimage', ...(description ? { guidance: description } : {}) }),
        tags: tagsOf({ image: fields.image_path }),
      };
    }),
  render: (cases) =>
    cases.map(({ id, rubric, tags }) =>
      present({
        task_id: id,
        detailed_description: rubric?.guidance,
        image_path: tagOf(tags, 'image'),
        rubrics: rubric?.criteria.map(({ text, parts }) =>
          Object.fromEntries([[text, (parts ?? []).map((part) => part.text)]]),
        ),
      }),
    ),
};
