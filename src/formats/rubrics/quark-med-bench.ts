import { z } from 'zod';
import type { Criterion } from '../../domain/rubric.ts';
import type { Tier } from '../../domain/tier.ts';
import { below } from '../zod-issues.ts';
import {
  asked,
  asText,
  conversationOf,
  present,
  readCases,
  readCriteria,
  rubricOf,
  tagOf,
  tagsOf,
} from './kit/build-case.ts';
import { anything, name, readFields, worth } from './kit/read-fields.ts';
import { isListWith, shareOf } from './kit/share-of.ts';
import type { RubricFormat } from './rubric-format.ts';

const source = 'QuarkMedBench';

const record = z.object({
  id: name,
  query: z.string().nullish(),
  messages: anything,
  category: name,
  rubrics: anything,
});
const item = z.object({ criterion: name, text: name, tier: name, weight: worth.optional() });

/** Points that stand for a tier where an item brings no weight. The publisher's constants are unknown: these are ours. */
const quarkTierPoints: Readonly<Record<string, { readonly tier: Tier; readonly points: number }>> = {
  essential: { tier: 'essential', points: 5 },
  important: { tier: 'important', points: 3 },
  highlight: { tier: 'highlight', points: 1 },
  safety: { tier: 'safety', points: 5 },
  pitfall: { tier: 'pitfall', points: -5 },
};

/**
 * QuarkMedBench: users' medical questions, one or a session, with criteria in three positive tiers and pitfalls.
 * Shape, NOT confirmed: `{id, query | messages, category, rubrics: [{criterion, tier, weight?}]}`. Its report names the tiers
 * (essential, important, highlight, pitfall), but no data file could be read; other names are listed as not understood.
 * Units: an item's own weight stands; without one its tier gives the points, by a table of ours.
 */
export const quarkMedBench: RubricFormat = {
  id: 'quarkmedbench',
  name: source,
  description: 'Medical questions and sessions with criteria in tiers, and pitfalls.',
  source: 'Quark-Medical/QuarkMedBench_Technical_Report README; field names unconfirmed',
  confirmed: false,
  signed: true,
  rows: ['D6'],
  published: { cases: 20_821 + 3_853, criteria: 220_617 },
  containers: ['jsonl', 'json'],
  detect: (document) =>
    shareOf(
      document,
      (value) =>
        ('query' in value || 'messages' in value) &&
        (isListWith(value.rubrics, 'criterion', 'tier') || isListWith(value.rubrics, 'text', 'tier')),
    ),
  parse: (document, notes) =>
    readCases(document, (value, place) => {
      const fields = readFields(record, value, place, notes);
      if (fields === null) return null;
      const criteria = readCriteria(fields.rubrics, below(place, 'rubrics'), { notes, source }, (one, at) => {
        const read = readFields(item, one, at, notes);
        if (read === null) return null;
        const known = quarkTierPoints[read.tier?.trim().toLowerCase() ?? ''];
        if (!known) notes.remark('A tier that is not known weighs as important.');
        const { tier, points } = known ?? { tier: 'important' as const, points: 3 };
        // A pitfall is bad to meet, however its weight is signed.
        const size = read.weight ?? points;
        const text = read.criterion ?? read.text ?? '';
        return { text, tier, points: tier === 'pitfall' ? -Math.abs(size) : size };
      });
      const session = conversationOf(fields.messages, below(place, 'messages'), notes);
      return {
        id: fields.id,
        conversation: session.length > 0 ? session : asked(fields.query),
        rubric: rubricOf(criteria, { profile: 'quarkmedbench' }),
        tags: tagsOf({ category: fields.category }),
      };
    }),
  render: (cases) =>
    cases.map(({ id, conversation, rubric, tags }) => {
      const [only, ...more] = conversation;
      const single = only?.role === 'user' && more.length === 0;
      return present({
        id,
        ...(single ? { query: asText(conversation) } : { messages: conversation }),
        category: tagOf(tags, 'category'),
        rubrics: rubric?.criteria.map(renderItem),
      });
    }),
};

function renderItem({ text, tier, points }: Criterion) {
  // What falls under no tier of theirs is written as the one whose sign it has.
  const fits = quarkTierPoints[tier ?? ''] && (tier !== 'pitfall' || points < 0);
  const named = fits ? tier : points < 0 ? 'pitfall' : 'important';
  return { criterion: text, tier: named, weight: points };
}
