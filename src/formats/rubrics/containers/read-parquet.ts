import { parquetReadObjects } from 'hyparquet';
import { wellFormed } from '../../clean-text.ts';
import type { Issue, Parsed } from '../../issue.ts';
import type { DocumentRecord, OpenedDocument } from '../rubric-format.ts';

/** Whether bytes begin as a Parquet file does. */
export function isParquet(bytes: Uint8Array): boolean {
  return [0x50, 0x41, 0x52, 0x31].every((byte, index) => bytes[index] === byte);
}

/**
 * Opens a Parquet file, uncompressed or with Snappy. Rows become records; whole numbers of 64 bits become plain ones,
 * dates text, and bytes, which no rubric holds, are left out.
 */
export async function readParquetDocument(bytes: Uint8Array): Promise<Parsed<OpenedDocument | null>> {
  const file = bytes.slice().buffer;
  try {
    const rows = await parquetReadObjects({ file, rowEnd: mostRows });
    const records = rows.map((row, index): DocumentRecord => ({ line: null, field: `[${index}]`, value: plain(row) }));
    const root = records.map(({ value }) => value);
    return { value: { container: 'parquet', root, records }, issues: records.length < mostRows ? [] : [tooLong] };
  } catch (error) {
    const codec = error instanceof Error && /compression codec/.test(error.message);
    return { value: null, issues: [codec ? badCodec : notParquet] };
  }
}

const mostRows = 200_000;

function plain(value: unknown): unknown {
  if (typeof value === 'string') return wellFormed(value);
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.toISOString();
  if (ArrayBuffer.isView(value)) return value instanceof Uint8Array ? null : Array.from(value as unknown as number[]);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).flatMap(([key, field]) =>
    field === null || field === undefined ? [] : [[key, plain(field)] as const],
  );
  return Object.fromEntries(fields);
}

const about = { line: null, field: '' };
const notParquet: Issue = {
  ...about,
  expected: 'a Parquet file',
  found: 'a file that is damaged or of another kind',
  remedy: 'Download or save the file again.',
};
const badCodec: Issue = {
  ...about,
  expected: 'Parquet that is uncompressed or compressed with Snappy',
  found: 'another compression',
  remedy: 'Save it with Snappy, or as lines of JSON.',
};
const tooLong: Issue = {
  ...about,
  expected: `at most ${mostRows} rows`,
  found: 'more',
  remedy: 'Split the file; only the first rows were read.',
};
