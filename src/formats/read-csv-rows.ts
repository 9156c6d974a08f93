import Papa from 'papaparse';
import { cleanText, oneLineEnd } from './clean-text.ts';
import type { Issue } from './issue.ts';

/** One row of CSV. Units: `line` is the line it begins on, from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Reads rows with the line each begins on: a quoted cell may hold line ends, so rows are not lines. Blank rows are left out. */
export function readCsvRows(csv: string): { readonly rows: readonly CsvRow[]; readonly issues: Issue[] } {
  const text = oneLineEnd(cleanText(csv));
  const rows: CsvRow[] = [];
  const issues: Issue[] = [];
  let cursor = 0;
  let line = 1;
  Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    newline: '\n',
    step: ({ data, errors, meta }) => {
      if (data.some((cell) => cell.trim() !== '')) rows.push({ line, cells: data });
      if (errors.length > 0) issues.push({ line, ...quoteIssue });
      line += text.slice(cursor, meta.cursor).split('\n').length - 1;
      cursor = meta.cursor;
    },
  });
  return { rows, issues };
}

/** The header holds only names, so the first separator in it is the file's. */
function delimiterOf(text: string): string {
  const header = text.trimStart().split('\n', 1)[0] ?? '';
  return /[,;\t]/.exec(header)?.[0] ?? ',';
}

const quoteIssue = {
  field: '',
  expected: 'quotes in pairs',
  found: 'a quote that opens or closes in the wrong place',
  remedy: 'Put the whole cell in quotes and double every quote inside it.',
};
