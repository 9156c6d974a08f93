import { z } from 'zod';
import type { Criterion } from '../../domain/rubric.ts';
import { isRecord } from '../read-messages.ts';
import { below, type Place } from '../zod-issues.ts';
import { numberCases, numberCriteria, type Placed, rubricOf } from './kit/build-case.ts';
import { readFields, text, unpack, worth } from './kit/read-fields.ts';
import { has } from './kit/share-of.ts';
import type { OpenedDocument, RubricFormat } from './rubric-format.ts';

const source = 'The LLM Data Company rubric';

const item = z.object({ weight: worth, requirement: text });

/**
 * The `rubric` library of The LLM Data Company: a list of weighted requirements.
 * Shape: `[{weight, requirement}]`, or sections `[{criteria: [...]}]`, also under `sections` or `rubric`. Sections are
 * flattened as the library does, keeping their `name` or `title` as an axis where they have one.
 */
export const llmDataCompany: RubricFormat = {
  id: 'llm-data-company',
  name: source,
  description: 'A flat list of weighted requirements in YAML or JSON.',
  source: 'The-LLM-Data-Company/rubric, README and src/rubric/rubric.py',
  confirmed: true,
  signed: true,
  recordsAreCriteria: true,
  rows: ['2.3'],
  containers: ['yaml', 'json'],
  detect: (document) =>
    itemsOf(document)
      .slice(0, 20)
      .some(({ value }) => has(value, 'weight', 'requirement'))
      ? 0.8
      : 0,
  parse: (document, notes) => {
    const drafts = itemsOf(document).map(({ value, place, axis }): Placed => {
      const read = readFields(item, value, place, notes);
      if (read === null) return { draft: null, place };
      const { requirement, weight } = read;
      return { draft: { text: requirement, points: weight, ...(axis ? { axis: [axis] } : {}) }, place };
    });
    const rubric = rubricOf(numberCriteria(drafts, { notes, source }), { profile: 'clipped-signed' });
    return rubric === null ? [] : numberCases([{ rubric }]);
  },
  render: ([first]) => {
    const criteria = first?.rubric?.criteria ?? [];
    if (!criteria.some(({ axis }) => axis?.length === 1)) return criteria.map(renderItem);
    const sections = new Map<string, Criterion[]>();
    for (const criterion of criteria) {
      const key = criterion.axis?.[0] ?? '';
      sections.set(key, [...(sections.get(key) ?? []), criterion]);
    }
    return {
      sections: [...sections].map(([name, members]) => ({
        ...(name === '' ? {} : { name }),
        criteria: members.map(renderItem),
      })),
    };
  },
};

interface Item {
  readonly value: unknown;
  readonly place: Place;
  readonly axis: string | undefined;
}

/** The requirements of a document with the section that each stands in. */
function itemsOf(document: OpenedDocument): readonly Item[] {
  const { root, records } = document;
  const [list, at] = listAndPlace(root);
  const placed =
    list === root || has(root, 'requirement')
      ? records.map(({ value, line, field }) => ({ value, place: { line, field } }))
      : list.map((value, index) => ({ value, place: below(at, index) }));
  return placed.flatMap(({ value, place }): readonly Item[] => {
    const criteria = isRecord(value) ? unpack(value.criteria) : undefined;
    if (!Array.isArray(criteria)) return [{ value, place, axis: undefined }];
    const axis = isRecord(value) ? (value.name ?? value.title) : undefined;
    const section = typeof axis === 'string' && axis !== '' ? axis : undefined;
    return criteria.map((one: unknown, index) => ({
      value: one,
      place: below(place, 'criteria', index),
      axis: section,
    }));
  });
}

function listAndPlace(root: unknown): readonly [readonly unknown[], Place] {
  const whole: Place = { line: null, field: '' };
  const outer = isRecord(root) && 'rubric' in root ? unpack(root.rubric) : root;
  const place = outer === root ? whole : below(whole, 'rubric');
  const inner = isRecord(outer) && 'sections' in outer ? unpack(outer.sections) : outer;
  const at = inner === outer ? place : below(place, 'sections');
  return [Array.isArray(inner) ? inner : [], at];
}

const renderItem = ({ text: words, points }: Criterion) => ({ weight: points, requirement: words });
