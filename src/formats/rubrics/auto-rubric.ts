import { z } from 'zod';
import type { Criterion, Rubric } from '../../domain/rubric.ts';
import type { LevelAnchor } from '../../domain/scale.ts';
import { isRecord } from '../read-messages.ts';
import { below, type Place } from '../zod-issues.ts';
import {
  asked,
  asText,
  type CaseDraft,
  type CriterionDraft,
  numberCases,
  numberCriteria,
  type Placed,
  present,
  rubricOf,
  tagOf,
  tagsOf,
} from './kit/build-case.ts';
import type { Notes } from './kit/notes.ts';
import { anything, listOf, name, numeric, readFields, text, unpack, worth } from './kit/read-fields.ts';
import { has } from './kit/share-of.ts';
import type { OpenedDocument, RubricCase, RubricFormat } from './rubric-format.ts';

const source = 'AutoRubric';

const item = z.object({
  name,
  weight: worth.optional(),
  requirement: text,
  scale_type: z.enum(['binary', 'ordinal', 'nominal']).nullish(),
  options: anything,
  section: name,
});

const option = z.object({ label: text, value: numeric, na: z.boolean().nullish() });

const dataset = z.object({
  name,
  prompt: z.string().nullish(),
  rubric: anything,
  items: anything,
  reference_submission: z.string().nullish(),
});

const dataItem = z.object({
  submission: z.string().nullish(),
  description: name,
  prompt: z.string().nullish(),
  rubric: anything,
  reference_submission: z.string().nullish(),
  ground_truth: anything,
});

/**
 * AutoRubric: named, weighted requirements, yes/no or with options worth 0 to 1; alone, by sections, or in a dataset.
 * Shape: `[{name, weight, requirement, scale_type, options: [{label, value, na}]}]`, `{sections: {<name>: [...]}}`, or
 * `{name, prompt, rubric, items: [{submission, description, prompt, rubric, reference_submission}]}`. Options become
 * level anchors; an option for "not applicable" is kept as a tag; two options of one worth can't both be kept.
 */
export const autoRubric: RubricFormat = {
  id: 'autorubric',
  name: source,
  description: 'Named, weighted criteria, yes/no or with options; also datasets of submissions.',
  source: 'delip/autorubric, docs/cookbook (multi-choice rubrics, configuration management) and docs/api/dataset.md',
  confirmed: true,
  signed: true,
  recordsAreCriteria: true,
  rows: ['K1'],
  containers: ['json', 'yaml'],
  detect: ({ root, records }) => {
    if (has(root, 'sections') && isRecord(root.sections)) return 0.9;
    if (has(root, 'items', 'rubric') && Array.isArray(root.items)) return 0.9;
    const named = records.slice(0, 20).filter(({ value }) => has(value, 'requirement') && hasAny(value));
    return named.length > 0 ? 0.9 : 0;
  },
  parse: (document, notes) => numberCases(readAll(document, notes)),
  render: (cases) => {
    const [only, ...more] = cases;
    const bare = more.length === 0 && only?.conversation.length === 0 && only.answers.length === 0;
    return bare ? renderRubric(only.rubric) : renderDataset(cases);
  },
};

const hasAny = (record: Readonly<Record<string, unknown>>): boolean =>
  ['name', 'options', 'scale_type', 'section'].some((key) => Object.hasOwn(record, key));

function readAll({ root, records }: OpenedDocument, notes: Notes): readonly CaseDraft[] {
  const whole: Place = { line: null, field: '' };
  if (has(root, 'items')) return readDataset(root, whole, notes);
  const placed = records.map(({ value, line, field }) => ({ value, place: { line, field } }));
  const rubric =
    Array.isArray(root) || has(root, 'requirement') ? build(itemsAt(placed), notes) : readRubric(root, whole, notes);
  return rubric === null ? [] : [{ rubric }];
}

function readDataset(root: unknown, place: Place, notes: Notes): readonly CaseDraft[] {
  const fields = readFields(dataset, root, place, notes);
  if (fields === null) return [];
  const shared = readRubric(fields.rubric, below(place, 'rubric'), notes);
  return listOf(fields.items).flatMap((one, index): readonly CaseDraft[] => {
    const at = below(place, 'items', index);
    const read = readFields(dataItem, one, at, notes);
    if (read === null) return [];
    const own = readRubric(read.rubric, below(at, 'rubric'), notes) ?? shared;
    const reference = read.reference_submission ?? fields.reference_submission;
    return [
      {
        id: read.description,
        conversation: asked(read.prompt ?? fields.prompt),
        answers: read.submission ? [{ name: 'submission', text: read.submission }] : [],
        rubric: own && withReference(own, reference),
        tags: tagsOf({ dataset: fields.name }),
      },
    ];
  });
}

function withReference(rubric: Rubric, reference: string | null | undefined): Rubric {
  return reference ? { ...rubric, references: [{ id: 'reference', kind: 'answer', text: reference }] } : rubric;
}

/** A rubric is a list of criteria, sections of them by name, or either under `rubric`. */
function readRubric(value: unknown, place: Place, notes: Notes): Rubric | null {
  const given = unpack(value);
  if (Array.isArray(given))
    return build(itemsAt(given.map((one: unknown, i) => ({ value: one, place: below(place, i) }))), notes);
  if (!isRecord(given)) return null;
  if (isRecord(given.sections)) {
    const at = below(place, 'sections');
    const items = Object.entries(given.sections).flatMap(([section, list]) =>
      listOf(list).map((one, index) => ({ value: one, place: below(at, '*', index), section })),
    );
    return build(items, notes);
  }
  return 'rubric' in given ? readRubric(given.rubric, below(place, 'rubric'), notes) : null;
}

interface Item {
  readonly value: unknown;
  readonly place: Place;
  readonly section?: string;
}

const itemsAt = (items: readonly Item[]): readonly Item[] => items;

function build(items: readonly Item[], notes: Notes): Rubric | null {
  const drafts = items.map(({ value, place, section }): Placed => {
    const read = readFields(item, value, place, notes);
    return { place, draft: read && readItem({ ...read, section: section ?? read.section }, place, notes) };
  });
  return rubricOf(numberCriteria(drafts, { notes, source }), { profile: 'clipped-signed' });
}

function readItem(read: z.output<typeof item>, place: Place, notes: Notes): CriterionDraft {
  const { name: id, weight = 1, requirement, scale_type: kind, section } = read;
  const options = listOf(read.options).flatMap(
    (one, index) => readFields(option, one, below(place, 'options', index), notes) ?? [],
  );
  const away = options.filter(({ na }) => na).map(({ label }) => label);
  const levels: LevelAnchor[] = [];
  for (const { label, value } of options.filter(({ na }) => !na)) {
    if (levels.some((level) => level.value === value)) {
      notes.remark('Two options of one worth: the first one stands for both.');
    } else levels.push({ value, text: label });
  }
  const graded = levels.length > 0 ? { scale: { kind: 'grade', least: 0, most: 1 } as const, levels } : {};
  const tags = [...tagsOf({ not_applicable: away }), ...(kind === 'nominal' ? ['scale_type:nominal'] : [])];
  return { id, text: requirement, points: weight, tags, ...graded, ...(section ? { axis: [section] } : {}) };
}

function renderRubric(rubric: Rubric | null | undefined): unknown {
  return (rubric?.criteria ?? []).map(renderItem);
}

function renderItem({ id, text: words, points, levels, scale, axis, tags }: Criterion) {
  const away = tagOf(tags, 'not_applicable');
  const grade = scale?.kind === 'grade' ? scale : { least: 0, most: 1 };
  const options = levels?.map(({ value, text: label }) => ({
    label,
    value: (value - grade.least) / (grade.most - grade.least),
  }));
  const all = away === undefined ? options : [...(options ?? []), { label: away, value: 0, na: true }];
  return present({
    name: id,
    weight: points,
    requirement: words,
    section: axis?.[0],
    scale_type: options ? (tagOf(tags, 'scale_type') ?? 'ordinal') : undefined,
    options: options ? all : undefined,
  });
}

function renderDataset(cases: readonly RubricCase[]) {
  const items = cases.map(({ id, conversation, answers, rubric }) =>
    present({
      submission: answers[0]?.text ?? '',
      description: id,
      prompt: conversation.length > 0 ? asText(conversation) : undefined,
      rubric: rubric ? renderRubric(rubric) : undefined,
      reference_submission: rubric?.references?.find(({ kind }) => kind === 'answer')?.text,
    }),
  );
  return present({
    name: tagOf(cases[0]?.tags ?? [], 'dataset') ?? 'cases',
    rubric: null,
    items: items.length > 0 ? items : undefined,
  });
}
