import Papa from 'papaparse';
import { guardCell, unguardCell } from './guard-cell.ts';
import type { Issue, Parsed } from './issue.ts';
import type { Row } from './parse-rows.ts';
import { readCsvRows } from './read-csv-rows.ts';

/** A text to be labelled with its id; a row without one is named by its line. */
interface TextRow {
  readonly id: string;
  readonly text: string;
}

/** A row with its labels by category; null where nobody could decide. */
interface LabelledText extends TextRow {
  readonly labels: ReadonlyMap<string, boolean | null>;
}

const textNames = ['text', 'comment', 'response'];

/** Reads a CSV with a column `text`, `comment` or `response`, and `id` where it has one. A row without text is reported. */
export function parseTexts(csv: string): Parsed<readonly TextRow[]> {
  const rows = parseTextRows(csv);
  return {
    value: rows.flatMap((row) => (row.ok ? [row.value] : [])),
    issues: rows.flatMap((row) => (row.ok ? [] : row.issues)),
  };
}

/** As `parseTexts`, row by row. Order is kept; a header that can't be used is a row with issues. */
export function parseTextRows(csv: string): readonly Row<TextRow>[] {
  const { rows, issues } = readCsvRows(csv);
  const [header, ...body] = rows;
  const names = (header?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const [textAt, idAt] = [names.findIndex((name) => textNames.includes(name)), names.indexOf('id')];
  const line = header?.line ?? 1;
  if (textAt < 0) return [{ ok: false, line, id: null, issues: [...issues, missing(header?.line ?? null)] }];
  const misquoted = new Map(issues.map((issue) => [issue.line, issue]));
  const inHeader = misquoted.get(line);
  const read = body.map(({ line: at, cells }): Row<TextRow> => {
    const id = unguardCell(cells[idAt] ?? '').trim() || `line-${at}`;
    const text = unguardCell(cells[textAt] ?? '');
    const empty = { ...missing(at), found: 'an empty cell', remedy: 'Give the row a text.' };
    const issue = misquoted.get(at) ?? (text.trim() === '' ? empty : null);
    return issue ? { ok: false, line: at, id, issues: [issue] } : { ok: true, line: at, value: { id, text } };
  });
  return inHeader ? [{ ok: false, line, id: null, issues: [inHeader] }, ...read] : read;
}

/** One category as a codebook names it. Missing: `agreement`, the kappa of people, is null where the file has none. */
interface Category {
  readonly name: string;
  readonly definition: string;
  readonly agreement: number | null;
}

/** Reads a codebook: CSV with `name` and `definition`, and `agreement` where it is known. A row that lacks one is reported. */
export function parseCodebook(csv: string): Parsed<readonly Category[]> {
  const { rows, issues } = readCsvRows(csv);
  const [header, ...body] = rows;
  const names = (header?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const absent = ['name', 'definition'].find((name) => !names.includes(name));
  if (absent) return { value: [], issues: [...issues, lacksCell(header?.line ?? null, absent, 'no such column')] };
  const wrong: Issue[] = [];
  const value = body.flatMap(({ line, cells }): readonly Category[] => {
    const cell = (name: string): string => unguardCell(cells[names.indexOf(name)] ?? '').trim();
    const [name, definition, given] = [cell('name'), cell('definition'), cell('agreement')];
    const empty = name === '' ? 'name' : definition === '' ? 'definition' : null;
    if (empty) wrong.push(lacksCell(line, empty, 'an empty cell'));
    const agreement = given === '' ? null : Number(given);
    if (agreement !== null && !(Math.abs(agreement) <= 1)) {
      const remedy = 'Give the kappa of people, or leave the cell empty.';
      wrong.push({ line, field: 'agreement', expected: 'a number from -1 to 1', found: 'another value', remedy });
    }
    return empty ? [] : [{ name, definition, agreement }];
  });
  return { value, issues: [...issues, ...wrong] };
}

function lacksCell(line: number | null, field: string, found: string): Issue {
  return { line, field, expected: 'a text', found, remedy: 'Give each category a name and a definition.' };
}

/** Writes labelled texts in their order as CSV: yes, no, or nothing where nobody could decide. Low trust is said in the header. */
export function renderCodedTexts(
  rows: readonly LabelledText[],
  gate: { readonly trusted: readonly string[]; readonly lowTrust: readonly string[] },
): string {
  const names = [...(rows[0]?.labels.keys() ?? [])];
  const header = ['id', 'text', ...names.map((name) => (gate.lowTrust.includes(name) ? `${name} (low trust)` : name))];
  const word = (label: boolean | null | undefined) => (label === true ? 'yes' : label === false ? 'no' : '');
  const lines = rows.map(({ id, text, labels }) => [id, text, ...names.map((name) => word(labels.get(name)))]);
  const cells = [header, ...lines].map((line) => line.map(guardCell));
  return `\uFEFF${Papa.unparse(cells, { newline: '\r\n' })}\r\n`;
}

function missing(line: number | null): Issue {
  return {
    line,
    field: 'text',
    expected: 'a text',
    found: 'no such column',
    remedy: `Name a column ${textNames.join(', ')}.`,
  };
}
