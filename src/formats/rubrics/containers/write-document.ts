import { parquetWriteBuffer } from 'hyparquet-writer';
import Papa from 'papaparse';
import { stringify } from 'yaml';
import { guardCell } from '../../guard-cell.ts';
import { isRecord } from '../../read-messages.ts';
import type { Container } from '../rubric-format.ts';

/** Writes plain data into a container. Rows and lines need a list; a single value becomes a list of one. */
export function writeDocument(root: unknown, container: Container): string | Uint8Array {
  if (container === 'json') return `${JSON.stringify(root, null, 2)}\n`;
  if (container === 'yaml') return stringify(root, { lineWidth: 0 });
  const records = Array.isArray(root) ? (root as readonly unknown[]) : [root];
  if (container === 'jsonl') return records.map((record) => `${JSON.stringify(record)}\n`).join('');
  return container === 'csv' ? writeCsv(records) : writeParquet(records);
}

/** Endings of file names by container. */
export const fileEndings = {
  json: 'json',
  jsonl: 'jsonl',
  yaml: 'yaml',
  csv: 'csv',
  parquet: 'parquet',
} as const satisfies Readonly<Record<Container, string>>;

function writeCsv(records: readonly unknown[]): string {
  const names = namesOf(records);
  const rows = records.map((record) =>
    names.map((name) => guardCell(asCell(isRecord(record) ? record[name] : undefined))),
  );
  return `${Papa.unparse([names.map(guardCell), ...rows], { newline: '\n' })}\n`;
}

/** Columns of one kind of value are written as such, others, lists and objects as JSON text. */
function writeParquet(records: readonly unknown[]): Uint8Array {
  const columnData = namesOf(records).map((name) => {
    const values = records.map((record) => (isRecord(record) ? record[name] : undefined) ?? null);
    const kinds = new Set(values.flatMap((value) => (value === null ? [] : [typeof value])));
    if (kinds.size === 1 && kinds.has('number')) return { name, data: values, type: 'DOUBLE' as const, nullable: true };
    const data = values.map((value) => (value === null ? null : asCell(value)));
    return { name, data, type: 'STRING' as const, nullable: true };
  });
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}

function namesOf(records: readonly unknown[]): readonly string[] {
  return [...new Set(records.flatMap((record) => (isRecord(record) ? Object.keys(record) : [])))];
}

function asCell(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}
