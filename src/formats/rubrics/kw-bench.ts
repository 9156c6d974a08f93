import { z } from 'zod';
import type { Criterion } from '../../domain/rubric.ts';
import { below } from '../zod-issues.ts';
import {
  asked,
  asText,
  numberCriteria,
  type Placed,
  present,
  readCases,
  rubricOf,
  tagOf,
  tagsOf,
} from './kit/build-case.ts';
import { anything, listOf, name, readFields, unpack } from './kit/read-fields.ts';
import { has, shareOf } from './kit/share-of.ts';
import type { RubricFormat } from './rubric-format.ts';

const source = 'KWBench';

const record = z.object({ id: name, task: z.string().nullish(), source: name, category: name, rubric: anything });
const lists = z.object({ mandatory: anything, good_to_have: anything, ideal: anything });
const item = z.object({ criterion: name, text: name });

const tiers = { mandatory: 'mandatory', good_to_have: 'good', ideal: 'ideal' } as const;
const names = Object.keys(tiers) as readonly (keyof typeof tiers)[];

/**
 * KWBench: knowledge-work tasks with mandatory criteria that gate the rest, good and ideal ones.
 * Shape: `{id, task, source, category, rubric: {mandatory: [], good_to_have: [], ideal: []}}`, items as texts. Seen in the
 * tests of its evaluation harness; the data set itself is gated.
 */
export const kwBench: RubricFormat = {
  id: 'kwbench',
  name: source,
  description: 'Knowledge-work tasks with a mandatory gate and two tiers above it.',
  source: 'tests of the KWBench evaluation harness (clio-ai/kwbench is gated)',
  confirmed: true,
  signed: false,
  rows: ['D14'],
  containers: ['jsonl', 'json', 'parquet'],
  detect: (document) => shareOf(document, ({ rubric }) => has(unpack(rubric), 'mandatory')),
  parse: (document, notes) =>
    readCases(document, (value, place) => {
      const fields = readFields(record, value, place, notes);
      if (fields === null) return null;
      const at = below(place, 'rubric');
      const rubric = readFields(lists, unpack(fields.rubric), at, notes);
      const drafts = names.flatMap((tier) =>
        listOf(rubric?.[tier]).map((one, index): Placed => {
          const here = below(at, tier, index);
          const read =
            typeof one === 'string' ? { text: one, criterion: undefined } : readFields(item, one, here, notes);
          const text = read?.criterion ?? read?.text ?? '';
          return { place: here, draft: { text, points: 1, tier: tiers[tier] } };
        }),
      );
      return {
        id: fields.id,
        conversation: asked(fields.task),
        rubric: rubricOf(numberCriteria(drafts, { notes, source }), { profile: 'kwbench' }),
        tags: tagsOf({ source: fields.source, category: fields.category }),
      };
    }),
  render: (cases) =>
    cases.map(({ id, conversation, rubric, tags }) => {
      const of = (test: (criterion: Criterion) => boolean) =>
        (rubric?.criteria ?? []).filter(test).map(({ text }) => text);
      return present({
        id,
        task: asText(conversation),
        source: tagOf(tags, 'source'),
        category: tagOf(tags, 'category'),
        rubric: {
          mandatory: of(({ tier }) => tier === 'mandatory'),
          // A criterion of another tier must not become a gate.
          good_to_have: of(({ tier }) => tier !== 'mandatory' && tier !== 'ideal'),
          ideal: of(({ tier }) => tier === 'ideal'),
        },
      });
    }),
};
