import Papa from 'papaparse';
import { scaleWords } from '../report/mark-words.ts';
import type { Report, ReportRow } from '../report/report.ts';
import { evidenceOf, evidenceWords, overrideSentence } from './report-words.ts';
import { visibleText } from './visible-text.ts';

const header = [
  'place',
  'id',
  'criterion',
  'points',
  'outcome',
  'earned',
  'probability',
  'calibrated',
  'decided_by',
  'why_unscored',
  'override',
  'evidence',
  'evidence_kind',
  'tags',
  'mark',
  'scale',
  'mark_chances',
  'profile',
  'profile_value',
  'profile_lowest',
  'profile_highest',
  'warnings',
] as const;

/**
 * Writes the criteria of a report as a table, one a line, for spreadsheets: UTF-8 with a byte order mark, CRLF.
 * A text a spreadsheet would run as a formula gets a leading apostrophe; numbers stay numbers.
 */
export function renderCsv(report: Report): string {
  const rows = report.rows.map((row) =>
    [...cellsOf(row, report.submission.response), ...profileCells(report), row.warnings.join(';')].map(guard),
  );
  return `\uFEFF${Papa.unparse([[...header], ...rows], { newline: '\r\n' })}\r\n`;
}

type Cell = string | number | null;

function cellsOf(row: ReportRow, response: string): readonly Cell[] {
  const { criterion, machine } = row;
  const quotes = evidenceOf(row, response);
  const known = machine !== null && machine.kind !== 'failed' ? machine : null;
  const chances = known?.kind === 'graded' || known?.kind === 'abstained' ? (known.chances ?? []) : [];
  return [
    row.place,
    criterion.id,
    criterion.text,
    criterion.points,
    row.outcome,
    row.earned,
    known === null || known.kind === 'graded' ? null : known.probability,
    known?.calibrated === undefined ? null : String(known.calibrated),
    row.decidedBy,
    row.why,
    overrideSentence(row),
    quotes.map(({ quote }) => quote).join('\n'),
    // The quotes of one verdict are all of one kind.
    quotes[0] ? evidenceWords[quotes[0].role] : '',
    criterion.tags.join(';'),
    row.mark,
    criterion.scale ? scaleWords(criterion.scale) : null,
    chances.map(({ value, chance }) => `${value}: ${Number(chance.toFixed(4))}`).join('; '),
  ];
}

/** The whole run by the chosen profile, the same on every line. */
function profileCells({ profile: { profile, value, lowest, highest } }: Report): readonly Cell[] {
  return [profile, value, lowest, highest];
}

function guard(cell: Cell): string | number {
  if (typeof cell === 'number') return cell;
  const text = visibleText(cell ?? '');
  return /^[=+\-@\t\n＝＋－＠]/.test(text) ? `'${text}` : text;
}
