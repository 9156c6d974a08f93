import { z } from 'zod';
import { below } from '../zod-issues.ts';
import { readSigned } from './health-bench.ts';
import { conversationOf, numberCriteria, type Placed, present, readCases, rubricOf, tagsOf } from './kit/build-case.ts';
import { anything, listOf, name, readFields, textsOf, unpack } from './kit/read-fields.ts';
import { has, shareOf } from './kit/share-of.ts';
import type { RubricCase, RubricFormat } from './rubric-format.ts';

const source = 'Inspect';

const sample = z.object({ id: name, input: anything, target: anything, metadata: anything });

/**
 * Inspect: samples whose target is the criterion that a model grader is given, or that carry signed criteria in their
 * metadata, as its HealthBench evaluation does.
 * Shape: `{id, input: text | [{role, content}], target: text | [text], metadata: {rubrics: [{criterion, points, tags}]}}`.
 * Where metadata has criteria, they are the rubric and the target repeats their words.
 */
export const inspect: RubricFormat = {
  id: 'inspect',
  name: source,
  description: 'Samples of Inspect with the criterion as target.',
  source: 'Inspect documentation (model_graded_qa, datasets)',
  confirmed: true,
  signed: true,
  rows: ['K1'],
  containers: ['jsonl', 'json', 'csv'],
  detect: (document) => 0.9 * shareOf(document, (value) => 'input' in value && 'target' in value),
  parse: (document, notes) =>
    readCases(document, (value, place) => {
      const fields = readFields(sample, value, place, notes);
      if (fields === null) return null;
      const by = { notes, source };
      const targets = targetsOf(fields.target);
      const drafts = targets.map((text): Placed => ({ place: below(place, 'target'), draft: { text, points: 1 } }));
      const metadata = unpack(fields.metadata);
      const carried = has(metadata, 'rubrics') ? metadata.rubrics : undefined;
      const criteria =
        carried === undefined
          ? numberCriteria(drafts, by)
          : readSigned(carried, below(place, 'metadata', 'rubrics'), by);
      const facts = has(metadata) ? Object.entries(metadata).filter(([key]) => key !== 'rubrics') : [];
      return {
        id: fields.id,
        conversation: conversationOf(fields.input, below(place, 'input'), notes),
        rubric: rubricOf(criteria, { profile: carried === undefined ? 'weighted-mean' : 'healthbench' }),
        tags: tagsOf(Object.fromEntries(facts)),
      };
    }),
  render: (cases) => cases.map(renderSample),
};

/** One text, or a list of texts, in a cell of CSV as JSON text. */
function targetsOf(target: unknown): readonly string[] {
  const list = unpack(target);
  return textsOf(Array.isArray(list) ? list : [target]);
}

function renderSample({ id, conversation, rubric, tags }: RubricCase) {
  const [only, ...more] = conversation;
  const criteria = rubric?.criteria ?? [];
  const signed =
    rubric?.profile === 'healthbench' || criteria.some(({ points, tags: labels }) => points !== 1 || labels.length > 0);
  const facts = new Map<string, string[]>();
  for (const tag of tags) {
    const [key = '', ...words] = tag.split(':');
    facts.set(key, [...(facts.get(key) ?? []), words.join(':')]);
  }
  const metadata = present({
    ...Object.fromEntries([...facts].map(([key, words]) => [key, words.length === 1 ? words[0] : words])),
    rubrics: signed
      ? criteria.map(({ text, points, tags: labels }) => ({ criterion: text, points, tags: labels }))
      : undefined,
  });
  const targets = criteria.map(({ text }) => text);
  return present({
    id,
    input: only?.role === 'user' && more.length === 0 ? only.content : listOf(conversation),
    target: targets.length === 1 ? targets[0] : targets,
    metadata: Object.keys(metadata).length > 0 ? metadata : undefined,
  });
}
