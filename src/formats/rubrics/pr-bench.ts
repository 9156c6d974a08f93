import { z } from 'zod';
import { isPoints } from '../../domain/points.ts';
import type { Criterion, Reference } from '../../domain/rubric.ts';
import type { Message } from '../../domain/submission.ts';
import type { Tier } from '../../domain/tier.ts';
import { isRecord } from '../read-messages.ts';
import { below, issueAt, type Place } from '../zod-issues.ts';
import { type CriterionDraft, present, readCases, readCriteria, rubricOf, tagOf, tagsOf } from './kit/build-case.ts';
import type { Notes } from './kit/notes.ts';
import { anything, name, numeric, readFields, text, textsOf } from './kit/read-fields.ts';
import { isListWith, shareOf } from './kit/share-of.ts';
import type { RubricCase, RubricFormat } from './rubric-format.ts';

const source = 'PRBench';

const record = z.object({
  task: name,
  turns: anything,
  field: name,
  topic: name,
  expert: name,
  economic_pathway: name,
  decision_type: name,
  rubric: anything,
});

const weight = numeric.nullish();
const annotations = z.object({
  weight_class: text,
  critically_important_weight: weight,
  important_weight: weight,
  slightly_important_weight: weight,
  slightly_detrimental_weight: weight,
  detrimental_weight: weight,
  critically_detrimental_weight: weight,
  criteria_category: name,
  criteria_description: name,
  field_for_category: name,
});

const item = z.object({ id: name, title: text, annotations: anything });

const isTurn = (key: string): boolean => /^(?:prompt|response|model|reference_texts)_\d$/.test(key);

/** Classes with the size of weight that each stands for, and the tier that says the same. */
const classes = [
  ['critically important', 'essential', 8, Number.POSITIVE_INFINITY],
  ['important', 'important', 4, 8],
  ['slightly important', 'optional', 0, 4],
  ['slightly detrimental', 'pitfall', -4, 0],
  ['detrimental', 'pitfall', -8, -4],
  ['critically detrimental', 'pitfall', Number.NEGATIVE_INFINITY, -8],
] as const satisfies readonly (readonly [string, Tier, number, number])[];

/**
 * PRBench: professional conversations in law and finance with reference texts and weighted criteria in six classes.
 * Shape: `{task, field, topic, expert, prompt_0, response_0, …, reference_texts_0, rubric: [{id, title, annotations:
 * {weight_class, <class>_weight, criteria_category, criteria_description}}]}`. The weight is the one that the class
 * names; others are stale. Hard subsets repeat tasks of the full ones: a repeated task is counted once (see import).
 */
export const prBench: RubricFormat = {
  id: 'prbench',
  name: source,
  description: 'Law and finance conversations with weighted criteria in six classes.',
  source: 'scaleapi/PRBench, criteria.py, util.py and evals.py',
  confirmed: true,
  signed: true,
  rows: ['D7'],
  published: { cases: 1_100, criteria: 19_356 },
  containers: ['jsonl', 'parquet', 'json'],
  detect: (document) => shareOf(document, ({ rubric }) => isListWith(rubric, 'title', 'annotations')),
  parse: (document, notes) =>
    readCases(document, (value, place) => {
      const fields = readFields(record, value, place, notes, isTurn);
      if (fields === null || !isRecord(value)) return null;
      const criteria = readCriteria(fields.rubric, below(place, 'rubric'), { notes, source }, (one, at) =>
        readItem(one, at, notes),
      );
      return {
        id: fields.task,
        conversation: readTurns(value),
        rubric: rubricOf(criteria, { profile: 'prbench', ...readReferences(value) }),
        tags: tagsOf({
          field: fields.field,
          topic: fields.topic,
          expert: fields.expert,
          economic_pathway: fields.economic_pathway,
          decision_type: fields.decision_type,
        }),
      };
    }),
  render: (cases) => cases.map(renderCase),
};

function readTurns(value: Readonly<Record<string, unknown>>): readonly Message[] {
  return Array.from({ length: 10 }, (_, turn): readonly Message[] => {
    const [prompt, response] = [value[`prompt_${turn}`], value[`response_${turn}`]];
    return [
      ...(typeof prompt === 'string' && prompt.trim() !== '' ? [{ role: 'user', content: prompt } as const] : []),
      ...(typeof response === 'string' && response.trim() !== ''
        ? [{ role: 'assistant', content: response } as const]
        : []),
    ];
  }).flat();
}

function readReferences(value: Readonly<Record<string, unknown>>): { readonly references?: readonly Reference[] } {
  const references = Array.from({ length: 10 }, (_, turn) =>
    textsOf(value[`reference_texts_${turn}`]).map(
      (words, index): Reference => ({ id: `turn-${turn}-${index}`, kind: 'source', text: words }),
    ),
  ).flat();
  return references.length === 0 ? {} : { references };
}

function readItem(value: unknown, place: Place, notes: Notes): CriterionDraft | null {
  const read = readFields(item, value, place, notes);
  const notesOf = read && readFields(annotations, read.annotations, below(place, 'annotations'), notes);
  if (!read || !notesOf) return null;
  const named = notesOf.weight_class.trim().toLowerCase();
  const [known, tier] = classes.find(([one]) => one === named) ?? [];
  const points = known === undefined ? undefined : notesOf[`${fieldOf(known)}_weight`];
  if (known === undefined || points === undefined || points === null || !isPoints(points)) {
    const field = below(place, 'annotations', 'weight_class');
    notes.add([
      issueAt(field, 'one of the six classes with a weight of its own', points, 'Give the weight of the class.'),
    ]);
    return null;
  }
  const { criteria_category: category, criteria_description: description, field_for_category: domain } = notesOf;
  return {
    id: read.id,
    text: read.title,
    points,
    tags: [...tagsOf({ field: domain }), ...(known === classOf(points) ? [] : [`weight_class:${known}`])],
    ...(tier ? { tier } : {}),
    ...(category ? { axis: [category] } : {}),
    ...(description && description !== read.title ? { guidance: description } : {}),
  };
}

const fieldOf = <Name extends (typeof classes)[number][0]>(one: Name) =>
  one.replace(' ', '_') as Name extends `${infer A} ${infer B}` ? `${A}_${B}` : Name;

function classOf(points: number): (typeof classes)[number][0] {
  const found = classes.find(([, , least, most]) =>
    points > 0 ? points >= least && points < most : points > least && points <= most,
  );
  return found?.[0] ?? (points > 0 ? 'important' : 'detrimental');
}

function renderCase({ id, conversation, rubric, tags }: RubricCase) {
  const turns: Record<string, unknown> = {};
  let turn = -1;
  for (const { role, content } of conversation) {
    if (role !== 'assistant' || turn < 0) turn += 1;
    turns[`${role === 'assistant' ? 'response' : 'prompt'}_${turn}`] = content;
  }
  for (const { id: reference, text: words } of rubric?.references ?? []) {
    const at = `reference_texts_${/^turn-(\d)-/.exec(reference)?.[1] ?? 0}`;
    if (words) turns[at] = [...textsOf(turns[at]), words];
  }
  return present({
    task: id,
    turns: turn + 1,
    field: tagOf(tags, 'field'),
    topic: tagOf(tags, 'topic'),
    expert: tagOf(tags, 'expert'),
    ...turns,
    rubric: rubric?.criteria.map(renderItem),
    economic_pathway: tagOf(tags, 'economic_pathway'),
    decision_type: tagOf(tags, 'decision_type'),
  });
}

function renderItem({ id, text: words, points, tags, axis, guidance }: Criterion) {
  const named = classes.find(([one]) => one === tagOf(tags, 'weight_class'))?.[0] ?? classOf(points);
  return {
    id,
    title: words,
    annotations: present({
      criteria_category: axis?.[0],
      criteria_description: guidance ?? words,
      weight_class: named,
      [`${fieldOf(named)}_weight`]: points,
      field_for_category: tagOf(tags, 'field'),
    }),
  };
}
