import { z } from 'zod';
import { numberCases, numberCriteria, type Placed, present, rubricOf } from './kit/build-case.ts';
import { anything, name, readFields, worth } from './kit/read-fields.ts';
import type { RubricFormat } from './rubric-format.ts';

const source = 'Table of criteria';

const row = z.object({
  id: name,
  criterion: name,
  text: name,
  points: worth.optional(),
  weight: worth.optional(),
  tags: anything,
  axis: name,
});

/**
 * A table of criteria, one a row, as a spreadsheet has it.
 * Shape: columns `criterion` (or `text`), `points` (or `weight`), and where given `id`, `axis` and `tags` separated by `;`.
 */
export const criteriaTable: RubricFormat = {
  id: 'table',
  name: source,
  description: 'One criterion a row: criterion, points, tags.',
  source: 'this project, src/formats/SPEC.md (FMT-33)',
  confirmed: true,
  signed: true,
  recordsAreCriteria: true,
  rows: ['K1'],
  containers: ['csv', 'jsonl', 'json', 'parquet'],
  detect: ({ records }) => {
    const keys = new Set(
      records
        .slice(0, 5)
        .flatMap(({ value }) => (typeof value === 'object' && value !== null ? Object.keys(value) : [])),
    );
    const names = [...keys].map((key) => key.trim().toLowerCase());
    const fits = (...wanted: readonly string[]): boolean => names.some((one) => wanted.includes(one));
    return fits('criterion', 'text') && fits('points', 'weight') ? 0.7 : 0;
  },
  parse: ({ records }, notes) => {
    const drafts = records.map(({ value, line, field }): Placed => {
      const place = { line, field };
      const read = readFields(row, lowerKeys(value), place, notes);
      if (read === null) return { place, draft: null };
      const { id, axis, tags } = read;
      const labels = (Array.isArray(tags) ? tags : typeof tags === 'string' ? tags.split(/[;,|\n]/) : [])
        .flatMap((tag: unknown) => (typeof tag === 'string' ? [tag.trim()] : []))
        .filter((tag) => tag !== '');
      const draft = {
        id,
        text: read.criterion ?? read.text ?? '',
        points: read.points ?? read.weight ?? 0,
        tags: labels,
        ...(axis ? { axis: [axis] } : {}),
      };
      return { place, draft };
    });
    const rubric = rubricOf(numberCriteria(drafts, { notes, source }));
    return rubric === null ? [] : numberCases([{ rubric }]);
  },
  render: ([first]) =>
    (first?.rubric?.criteria ?? []).map(({ id, text, points, tags, axis }) =>
      present({ id, criterion: text, points, tags: tags.join(';') || undefined, axis: axis?.[0] }),
    ),
};

function lowerKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key.trim().toLowerCase(), field]));
}
