import { z } from 'zod';
import type { Criterion } from '../../domain/rubric.ts';
import type { Tier } from '../../domain/tier.ts';
import { below } from '../zod-issues.ts';
import {
  asText,
  type CriterionDraft,
  conversationOf,
  present,
  readCases,
  readCriteria,
  rubricOf,
  tagOf,
  tagsOf,
} from './kit/build-case.ts';
import type { Notes } from './kit/notes.ts';
import { anything, name, readFields, text, worth } from './kit/read-fields.ts';
import { isListWith, shareOf } from './kit/share-of.ts';
import type { RubricFormat } from './rubric-format.ts';

const source = 'Rubrics as Rewards';

const record = z.object({
  id: name,
  question: anything,
  prompt: anything,
  reference_answer: z.string().nullish(),
  rubric: anything,
  rubric_list: anything,
  rubric_count: anything,
  question_source: name,
});

const item = z.object({ title: name, description: text, weight: worth });

const labels = { Essential: 'essential', Important: 'important', Optional: 'optional', Pitfall: 'pitfall' } as const;

/** Words that open a statement whose truth is good. */
const avoids = /^(?:avoid|does not|doesn't|do not|must not|never|refrain|should not)/i;

/**
 * Rubrics as Rewards (RaR): a question, a reference answer, criteria with title, description and weight; the label
 * (Essential, Important, Optional, Pitfall) opens the description.
 * Shape: `{question, reference_answer, rubric: [{title, description, weight}]}`. Pitfalls carry negative weights in
 * either of two wordings: a fault ("Recommends …"), which stays a penalty when met, and an avoidance ("Does not …"),
 * which is good when met and is turned positive. Remarks say which was done.
 */
export const rubricsAsRewards: RubricFormat = {
  id: 'rar',
  name: source,
  description: 'Questions with a reference answer and weighted criteria labelled from Essential to Pitfall.',
  source: 'RaR-Medicine sample in modelscope/Trinity-RFT, examples/grpo_rubric_as_reward',
  confirmed: true,
  signed: true,
  rows: ['RaR'],
  containers: ['jsonl', 'json', 'parquet'],
  detect: (document) => shareOf(document, ({ rubric }) => isListWith(rubric, 'description', 'weight')),
  parse: (document, notes) =>
    readCases(document, (value, place) => {
      const fields = readFields(record, value, place, notes);
      if (fields === null) return null;
      const criteria = readCriteria(fields.rubric, below(place, 'rubric'), { notes, source }, (one, at) => {
        const read = readFields(item, one, at, notes);
        return read && readItem(read, notes);
      });
      const asked = fields.question === undefined ? 'prompt' : 'question';
      const answer = fields.reference_answer;
      return {
        id: fields.id,
        conversation: conversationOf(fields[asked], below(place, asked), notes),
        rubric: rubricOf(criteria, {
          profile: 'rar-explicit',
          ...(answer ? { references: [{ id: 'reference', kind: 'answer', text: answer }] } : {}),
        }),
        tags: tagsOf({ source: fields.question_source }),
      };
    }),
  render: (cases) =>
    cases.map(({ id, conversation, rubric, tags }) =>
      present({
        id,
        question: asText(conversation),
        reference_answer: rubric?.references?.find(({ kind }) => kind === 'answer')?.text,
        rubric: rubric?.criteria.map(renderItem),
        question_source: tagOf(tags, 'source'),
      }),
    ),
};

function readItem({ title, description, weight }: z.output<typeof item>, notes: Notes): CriterionDraft {
  const match = /^(Essential|Important|Optional|Pitfall) Criteria:\s*/.exec(description);
  const label = match?.[1] as keyof typeof labels | undefined;
  const words = description.slice(match?.[0].length ?? 0);
  const turned = weight < 0 && avoids.test(words);
  if (turned)
    notes.remark('A negative weight on something to avoid: keeping to it is good, so its points are positive.');
  else if (weight < 0) notes.remark('A negative weight on a fault: it is taken off when the fault is found.');
  return {
    text: words.trim() === '' ? description : words,
    points: turned ? -weight : weight,
    tags: tagsOf({ title }),
    ...(label ? { tier: labels[label] } : {}),
  };
}

function renderItem({ text: words, points, tier, tags }: Criterion) {
  const label = labelOf(tier, points);
  return {
    title: tagOf(tags, 'title') ?? '',
    description: label === undefined ? words : `${label} Criteria: ${words}`,
    weight: tier === 'pitfall' && avoids.test(words) ? -Math.abs(points) : points,
  };
}

function labelOf(tier: Tier | undefined, points: number): string | undefined {
  const found = Object.entries(labels).find(([, one]) => one === tier)?.[0];
  return found ?? (points < 0 ? 'Pitfall' : undefined);
}
