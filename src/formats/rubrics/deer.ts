import { z } from 'zod';
import type { AxisEntry, Criterion, Rubric } from '../../domain/rubric.ts';
import { isSoundScale } from '../../domain/scale.ts';
import { below, type Place } from '../zod-issues.ts';
import {
  asked,
  asText,
  type CaseDraft,
  numberCases,
  numberCriteria,
  type Placed,
  present,
  rubricOf,
  tagOf,
  tagsOf,
} from './kit/build-case.ts';
import type { Notes } from './kit/notes.ts';
import { anything, listOf, name, numeric, readFields, text } from './kit/read-fields.ts';
import { has, isListWith } from './kit/share-of.ts';
import type { RubricCase, RubricFormat } from './rubric-format.ts';

const source = 'DEER';

const taxonomy = z.object({ dimensions: anything, tasks: anything, scale: anything });
const dimension = z.object({ name: text, description: name, subdimensions: anything });
const subdimension = z.object({ name: text, description: name, items: anything });
const item = z.object({ id: name, item: text });
const task = z.object({ id: name, prompt: z.string().nullish(), guidance: name, domain: name });
const ends = z.object({ least: numeric, most: numeric, step: numeric.optional() });

/**
 * DEER: one taxonomy of dimensions, sub-dimensions and items for every report, with guidance by task.
 * Shape, NOT confirmed: `{scale: {least, most}, dimensions: [{name, description, subdimensions: [{name, items: ["…"]}]}],
 * tasks: [{id, prompt, guidance}]}`. The paper has 7, 25 and 101 of them; no released file could be read, and the item
 * scale is not known: without `scale` items are yes or no. The guidance of a task stays with that task.
 */
export const deer: RubricFormat = {
  id: 'deer',
  name: source,
  description: 'A fixed taxonomy of report quality with guidance by task.',
  source: 'DEER paper (arXiv 2512.17776); field names unconfirmed',
  confirmed: false,
  signed: false,
  rows: ['D12'],
  containers: ['json', 'yaml'],
  detect: ({ root }) => (has(root, 'dimensions') && isListWith(root.dimensions, 'name', 'subdimensions') ? 1 : 0),
  parse: ({ root }, notes) => {
    const whole: Place = { line: null, field: '' };
    const fields = readFields(taxonomy, root, whole, notes);
    if (fields === null) return [];
    const rubric = readTaxonomy(fields, whole, notes);
    if (rubric === null) return [];
    const tasks = listOf(fields.tasks).flatMap((one, index): readonly CaseDraft[] => {
      const read = readFields(task, one, below(whole, 'tasks', index), notes);
      if (read === null) return [];
      const guided = read.guidance ? { ...rubric, guidance: read.guidance } : rubric;
      return [{ id: read.id, conversation: asked(read.prompt), rubric: guided, tags: tagsOf({ domain: read.domain }) }];
    });
    return numberCases(tasks.length > 0 ? tasks : [{ rubric }]);
  },
  render: (cases) => {
    const [first] = cases;
    const plain = cases.length === 1 && first?.conversation.length === 0 && first.rubric?.guidance === undefined;
    const scale = first?.rubric?.criteria.find((criterion) => criterion.scale?.kind === 'grade')?.scale;
    return present({
      scale: scale?.kind === 'grade' ? present({ least: scale.least, most: scale.most, step: scale.step }) : undefined,
      dimensions: renderDimensions(first?.rubric ?? null),
      tasks: plain ? undefined : cases.map(renderTask),
    });
  },
};

function readTaxonomy(fields: z.output<typeof taxonomy>, whole: Place, notes: Notes): Rubric | null {
  const given = fields.scale === undefined ? null : readFields(ends, fields.scale, below(whole, 'scale'), notes);
  const wanted = given && {
    kind: 'grade' as const,
    least: given.least,
    most: given.most,
    ...(given.step ? { step: given.step } : {}),
  };
  const scale = wanted && isSoundScale(wanted) ? { scale: wanted } : {};
  const axes: AxisEntry[] = [];
  const drafts: Placed[] = [];
  const note = (axis: readonly string[], words: string | undefined): void => {
    if (words) axes.push({ axis, text: words });
  };
  listOf(fields.dimensions).forEach((one, i) => {
    const at = below(whole, 'dimensions', i);
    const outer = readFields(dimension, one, at, notes);
    if (outer) note([outer.name], outer.description);
    listOf(outer?.subdimensions).forEach((two, j) => {
      const here = below(at, 'subdimensions', j);
      const inner = outer && readFields(subdimension, two, here, notes);
      if (!outer || !inner) return;
      const axis = [outer.name, inner.name];
      note(axis, inner.description);
      listOf(inner.items).forEach((leaf, k) => {
        const place = below(here, 'items', k);
        const read = typeof leaf === 'string' ? { id: undefined, item: leaf } : readFields(item, leaf, place, notes);
        drafts.push({ place, draft: read && { id: read.id, text: read.item, points: 1, axis, ...scale } });
      });
    });
  });
  return rubricOf(numberCriteria(drafts, { notes, source }), { profile: 'deer', ...(axes.length > 0 ? { axes } : {}) });
}

function renderDimensions(rubric: Rubric | null) {
  const tree = new Map<string, Map<string, Criterion[]>>();
  for (const criterion of rubric?.criteria ?? []) {
    const [outer = 'General', inner = 'General'] = criterion.axis ?? [];
    const branch = tree.get(outer) ?? new Map<string, Criterion[]>();
    tree.set(outer, branch.set(inner, [...(branch.get(inner) ?? []), criterion]));
  }
  const words = (...axis: readonly string[]): string | undefined =>
    rubric?.axes?.find((entry) => JSON.stringify(entry.axis) === JSON.stringify(axis))?.text;
  return [...tree].map(([outer, branch]) =>
    present({
      name: outer,
      description: words(outer),
      subdimensions: [...branch].map(([inner, criteria]) =>
        present({
          name: inner,
          description: words(outer, inner),
          items: criteria.map(({ id, text: leaf }) => ({ id, item: leaf })),
        }),
      ),
    }),
  );
}

function renderTask({ id, conversation, rubric, tags }: RubricCase) {
  return present({ id, prompt: asText(conversation), guidance: rubric?.guidance, domain: tagOf(tags, 'domain') });
}
