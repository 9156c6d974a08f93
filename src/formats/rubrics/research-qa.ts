import { z } from 'zod';
import { coverageLevels } from '../../domain/profiles/coverage.ts';
import { scales } from '../../domain/scale.ts';
import { below } from '../zod-issues.ts';
import { asked, asText, present, readCases, readCriteria, rubricOf, tagOf, tagsOf } from './kit/build-case.ts';
import { anything, name, readFields, text } from './kit/read-fields.ts';
import { isListWith, shareOf } from './kit/share-of.ts';
import type { RubricFormat } from './rubric-format.ts';

const source = 'ResearchQA';

const record = z.object({
  id: name,
  general_domain: name,
  subdomain: name,
  field: name,
  query: z.string().nullish(),
  date: name,
  rubric: anything,
});

const item = z.object({ rubric_item: text, type: name });

/** What each of the five levels says of an item, in our words. */
const meanings = [
  'can\u2019t be told from it',
  'only implied',
  'said without what matters',
  'said without some detail',
  'said in full',
];

const levels = coverageLevels.map((label, index) => ({ value: index + 1, label, text: meanings[index] ?? label }));

/**
 * ResearchQA: scholarly questions with rubric items mined from surveys, covered on five levels.
 * Shape: `{id, general_domain, subdomain, field, query, date, rubric: [{rubric_item, type}]}`.
 */
export const researchQa: RubricFormat = {
  id: 'researchqa',
  name: source,
  description: 'Scholarly questions with items covered on five levels.',
  source: 'realliyifei/ResearchQA, researchqa_loader.py and compute_coverage.py',
  confirmed: true,
  signed: false,
  rows: ['D8'],
  containers: ['json', 'jsonl', 'parquet'],
  detect: (document) => shareOf(document, ({ rubric }) => isListWith(rubric, 'rubric_item')),
  parse: (document, notes) =>
    readCases(document, (value, place) => {
      const fields = readFields(record, value, place, notes);
      if (fields === null) return null;
      const criteria = readCriteria(fields.rubric, below(place, 'rubric'), { notes, source }, (one, at) => {
        const read = readFields(item, one, at, notes);
        if (read === null) return null;
        const tags = tagsOf({ type: read.type });
        return { text: read.rubric_item, points: 1, tags, scale: scales['one-to-five'], levels };
      });
      const { general_domain: domain, subdomain, field, date } = fields;
      return {
        id: fields.id,
        conversation: asked(fields.query),
        rubric: rubricOf(criteria, { profile: 'five-level-coverage' }),
        tags: tagsOf({ domain, subdomain, field, date }),
      };
    }),
  render: (cases) =>
    cases.map(({ id, conversation, rubric, tags }) =>
      present({
        id,
        general_domain: tagOf(tags, 'domain'),
        subdomain: tagOf(tags, 'subdomain'),
        field: tagOf(tags, 'field'),
        query: asText(conversation),
        date: tagOf(tags, 'date'),
        rubric: rubric?.criteria.map(({ text: words, tags: labels }) =>
          present({ rubric_item: words, type: tagOf(labels, 'type') }),
        ),
      }),
    ),
};
