import { cleanText } from '../../clean-text.ts';
import { unguardCell } from '../../guard-cell.ts';
import type { Issue, Parsed } from '../../issue.ts';
import { readCsvRows } from '../../read-csv-rows.ts';
import { readJson, readRecords } from '../../read-json.ts';
import { issueAt } from '../../zod-issues.ts';
import type { Container, DocumentRecord, OpenedDocument } from '../rubric-format.ts';
import { readYaml } from './read-yaml.ts';

/**
 * Opens a text as JSON, lines of JSON, YAML or CSV, told by its first characters, else by the ending of its name.
 * Null with issues when nothing can be read.
 */
export function readTextDocument(input: string, fileName = ''): Parsed<OpenedDocument | null> {
  const text = cleanText(input);
  if (text.trim() === '') return nothing([issueAt({ line: null, field: '' }, 'a rubric or cases', '', fileRemedy)]);
  const container = sniff(text, fileName);
  if (container === 'yaml') return opened('yaml', readYaml(text));
  return container === 'csv' ? readCsv(text) : readJsonOrLines(text, /\.(?:jsonl|ndjson)$/i.test(fileName));
}

/** Makes a document of a value that stands for a whole file. */
export function documentOf(container: Container, root: unknown): OpenedDocument {
  const records = Array.isArray(root)
    ? root.map((value: unknown, index): DocumentRecord => ({ line: null, field: `[${index}]`, value }))
    : [{ line: null, field: '', value: root }];
  return { container, root, records };
}

function sniff(text: string, fileName: string): Container {
  if (/^\s*[[{]/.test(text)) return 'json';
  const ending = /\.(\w+)$/.exec(fileName.toLowerCase())?.[1];
  if (ending === 'yaml' || ending === 'yml') return 'yaml';
  if (ending === 'csv' || ending === 'tsv') return 'csv';
  const first = text.split('\n', 50).find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
  return /^(?:---|%YAML|- |-$|["'\p{L}_][^,;\t]{0,80}:(?:\s|$))/u.test(first) ? 'yaml' : 'csv';
}

function readJsonOrLines(text: string, lines: boolean): Parsed<OpenedDocument | null> {
  const whole = readJson(text);
  if (whole.ok && !(lines && !Array.isArray(whole.value)))
    return { value: documentOf('json', whole.value), issues: [] };
  const records: DocumentRecord[] = [];
  const issues: Issue[] = [];
  for (const record of readRecords(text)) {
    if (record.ok) records.push({ line: record.issueLine, field: record.place, value: record.value });
    else issues.push(record.issue);
  }
  if (records.length === 0) return nothing(issues);
  return { value: { container: 'jsonl', root: records.map(({ value }) => value), records }, issues };
}

/** Rows become records by the names in the first one; an empty cell is no field, and a cell may hold JSON. */
function readCsv(text: string): Parsed<OpenedDocument | null> {
  const { rows, issues } = readCsvRows(text);
  const [header, ...body] = rows;
  const names = (header?.cells ?? []).map((cell) => unguardCell(cell).trim());
  const records = body.map(({ line, cells }): DocumentRecord => {
    const fields = names.map((name, index) => [name, unguardCell(cells[index] ?? '')] as const);
    return { line, field: '', value: Object.fromEntries(fields.filter(([name, cell]) => name !== '' && cell !== '')) };
  });
  if (records.length === 0) {
    return nothing([...issues, issueAt({ line: 1, field: '' }, 'a header and rows below it', body, fileRemedy)]);
  }
  return { value: { container: 'csv', root: records.map(({ value }) => value), records }, issues };
}

function opened(container: Container, read: Parsed<unknown>): Parsed<OpenedDocument | null> {
  return read.value === undefined ? nothing(read.issues) : { ...read, value: documentOf(container, read.value) };
}

const nothing = (issues: readonly Issue[]): Parsed<null> => ({ value: null, issues });

const fileRemedy = 'Give a rubric or cases as JSON, lines of JSON, YAML, CSV or Parquet.';
