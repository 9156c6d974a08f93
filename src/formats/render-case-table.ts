import Papa from 'papaparse';
import { guardCell } from './guard-cell.ts';
import { visibleText } from './visible-text.ts';

/** One case of many, as a line of a table. */
export interface CaseTableRow {
  /** As the file named it that the case came from; empty where none did. */
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly profile: string;
  /** Null while verdicts that are open leave only the bounds. */
  readonly score: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
  /** Unsure verdicts, which wait for a person. */
  readonly toReview: number;
}

const columns = ['id', 'case', 'status', 'profile', 'score', 'lowest', 'highest', 'to_review'] as const;

/**
 * Writes many cases as a table, one a line, for spreadsheets: UTF-8 with a byte order mark, CRLF. Scores are on their
 * profile's own scale; one that is missing is an empty cell.
 */
export function renderCaseTable(rows: readonly CaseTableRow[]): string {
  const lines = rows.map(({ id, title, status, profile, score, lowest, highest, toReview }) => [
    ...[id, title, status, profile].map((cell) => guardCell(visibleText(cell))),
    ...[score, lowest, highest, toReview],
  ]);
  return `\uFEFF${Papa.unparse([[...columns], ...lines], { newline: '\r\n' })}\r\n`;
}
