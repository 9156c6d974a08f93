import { isPoints } from '../domain/points.ts';
import type { Criterion } from '../domain/rubric.ts';
import { unguardCell } from './guard-cell.ts';
import type { Issue, Parsed } from './issue.ts';
import { idOr } from './read-criteria.ts';
import { readCsvRows } from './read-csv-rows.ts';
import { uniqueIds } from './unique-ids.ts';
import { below, issueAt, type Place } from './zod-issues.ts';

/** Reads criteria from CSV with a header line: criterion (or text), points (or weight), and tags and id where given. */
export function parseCriteriaCsv(text: string): Parsed<readonly Criterion[]> {
  const { rows, issues } = readCsvRows(text);
  const [header, ...body] = rows;
  const columns = findColumns(header?.cells ?? []);
  const place = { line: header?.line ?? 1, field: '' };
  if (columns.text < 0) issues.push(issueAt(place, 'a column named criterion or text', header?.cells, headerRemedy));
  if (columns.points < 0) issues.push(issueAt(place, 'a column named points or weight', header?.cells, headerRemedy));
  if (columns.text < 0 || columns.points < 0) return { value: [], issues };
  const unique = uniqueIds();
  const value = body.flatMap(({ line, cells }, index) => {
    const read = readRow(cells, columns, { line, field: '' });
    issues.push(...read.issues);
    if (read.value === null) return [];
    return [{ ...read.value, id: unique(idOr(cells[columns.id], `c${index + 1}`)) }];
  });
  return { value, issues };
}

interface Columns {
  readonly id: number;
  readonly text: number;
  readonly points: number;
  readonly tags: number;
}

function findColumns(header: readonly string[]): Columns {
  const names = header.map((name) => name.trim().toLowerCase());
  const find = (...wanted: readonly string[]): number => names.findIndex((name) => wanted.includes(name));
  return { id: find('id'), text: find('criterion', 'text'), points: find('points', 'weight'), tags: find('tags') };
}

function readRow(cells: readonly string[], columns: Columns, place: Place): Parsed<Omit<Criterion, 'id'> | null> {
  const text = unguardCell(cells[columns.text] ?? '').trim();
  const number = readNumber(cells[columns.points] ?? '');
  const issues: Issue[] = [];
  if (text === '')
    issues.push(issueAt(below(place, 'criterion'), 'a text that is not blank', text, 'Write one statement.'));
  const usable = number !== null && isPoints(number);
  if (!usable) {
    const found = number ?? cells[columns.points];
    issues.push(
      issueAt(below(place, 'points'), 'a number other than zero, at most a billion in size', found, pointsRemedy),
    );
  }
  if (text === '' || !usable) return { value: null, issues };
  const tags = unguardCell(cells[columns.tags] ?? '')
    .split(/[;,|\n]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  return { value: { text, points: number, tags, provenance: { kind: 'imported', source: 'CSV' } }, issues };
}

function readNumber(cell: string): number | null {
  const plain = cell.trim().replace(/^\u2212/, '-');
  if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

const headerRemedy = 'Name the columns in the first line: criterion,points,tags.';
const pointsRemedy = 'Write a number such as 5 or -3, with a point for decimals.';
