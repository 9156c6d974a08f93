import { z } from 'zod';
import type { Reference, Rubric } from '../../domain/rubric.ts';
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
import { anything, listOf, name, readFields, text, textsOf, unpack } from './kit/read-fields.ts';
import { has, shareOf } from './kit/share-of.ts';
import type { RubricFormat } from './rubric-format.ts';

const source = 'DeepResearch Bench II';

const record = z.object({ idx: name, id: name, license: name, content: anything });
const content = z.object({ task: z.string().nullish(), rubric: anything, blocked: anything });
const groups = z.object({ info_recall: anything, analysis: anything, presentation: anything });
const blockedSource = z.object({ title: name, authors: anything, urls: anything });

const dimensions = ['info_recall', 'analysis', 'presentation'] as const;

/**
 * DeepResearch Bench II: research tasks with yes/no items in three groups and a source that may not support them.
 * Shape: `{idx, license, content: {task, rubric: {info_recall: [], analysis: [], presentation: []}, blocked: {title,
 * authors, urls}}}`. The released file holds 9,415 items, not the abstract's 9,430: the counts read are told beside it.
 */
export const deepResearchBench: RubricFormat = {
  id: 'deepresearch-bench-ii',
  name: source,
  description: 'Research tasks with items on recall, analysis and presentation, and a blocked source.',
  source: 'imlrz/DeepResearch-Bench-II, run_evaluation.py and README',
  confirmed: true,
  signed: false,
  rows: ['D4'],
  published: { cases: 132, criteria: 9_430 },
  containers: ['jsonl', 'json'],
  detect: (document) =>
    shareOf(document, ({ content: inner }) => has(inner, 'rubric') && has(unpack(inner.rubric), 'info_recall')),
  parse: (document, notes) =>
    readCases(document, (value, place) => {
      const fields = readFields(record, value, place, notes);
      const at = below(place, 'content');
      const inner = fields && readFields(content, unpack(fields.content), at, notes);
      if (!fields || !inner) return null;
      const lists = readFields(groups, unpack(inner.rubric), below(at, 'rubric'), notes);
      const drafts = dimensions.flatMap((dimension) =>
        listOf(lists?.[dimension]).map((one, index): Placed => {
          const here = below(at, 'rubric', dimension, index);
          const read = text.safeParse(one);
          return { place: here, draft: { text: read.success ? read.data : '', points: 1, axis: [dimension] } };
        }),
      );
      const blocked =
        inner.blocked === undefined
          ? null
          : readFields(blockedSource, unpack(inner.blocked), below(at, 'blocked'), notes);
      const references = blocked ? readBlocked(blocked) : [];
      return {
        id: fields.idx ?? fields.id,
        conversation: asked(inner.task),
        rubric: rubricOf(numberCriteria(drafts, { notes, source }), {
          profile: 'deepresearch-bench-2',
          ...(references.length > 0 ? { references } : {}),
        }),
        tags: tagsOf({ license: fields.license }),
      };
    }),
  render: (cases) =>
    cases.map(({ id, conversation, rubric, tags }) =>
      present({
        idx: /^\d{1,15}$/.test(id) ? Number(id) : id,
        license: tagOf(tags, 'license'),
        content: present({ task: asText(conversation), rubric: renderGroups(rubric), blocked: renderBlocked(rubric) }),
      }),
    ),
};

/** One reference an address, so that each can be matched; the authors stand with the first. */
function readBlocked({ title, authors, urls }: z.output<typeof blockedSource>): readonly Reference[] {
  const names = textsOf(authors).join('; ');
  const addresses = textsOf(urls);
  return (addresses.length === 0 ? [undefined] : addresses).map(
    (url, index): Reference => ({
      id: `blocked-${index + 1}`,
      kind: 'blocked',
      ...(title ? { title } : {}),
      ...(names !== '' && index === 0 ? { text: names } : {}),
      ...(url ? { url } : {}),
    }),
  );
}

function renderGroups(rubric: Rubric | null) {
  const known = (axis: string | undefined): string => dimensions.find((one) => one === axis) ?? 'analysis';
  return Object.fromEntries(
    dimensions.map((dimension) => [
      dimension,
      (rubric?.criteria ?? []).filter(({ axis }) => known(axis?.[0]) === dimension).map(({ text: words }) => words),
    ]),
  );
}

function renderBlocked(rubric: Rubric | null) {
  const blocked = rubric?.references?.filter(({ kind }) => kind === 'blocked') ?? [];
  const [first] = blocked;
  if (!first) return undefined;
  const urls = blocked.flatMap(({ url }) => url ?? []);
  return { title: first.title ?? '', authors: first.text?.split('; ') ?? [], urls };
}
