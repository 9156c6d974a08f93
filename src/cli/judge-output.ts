import type { Arguments } from './command.ts';
import type { JudgingMethod, JudgingSettings } from './judging/method.ts';
import { openOutput } from './ordered-output.ts';
import type { RowError } from './row-error.ts';
import { showLine } from './show-line.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** A row with its answer, or why it has none. */
export type JudgedRow =
  | { readonly id: string | number; readonly answer: object }
  | { readonly id: string | number; readonly error: RowError };

/** Takes judged rows in their order. */
export interface JudgedOutput {
  put(row: JudgedRow): Promise<void>;
  /** Writes what is still held: everything that is done. */
  finish(): Promise<void>;
  answers(): readonly object[];
  errors(): number;
}

/**
 * Opens the output of `judge`: text for a person, JSON lines on stdout or in a file, or a table.
 * Throws: UsageError where the method has no table.
 */
export function openJudgedOutput(
  args: Arguments,
  method: JudgingMethod,
  settings: JudgingSettings,
  terminal: Terminal,
): JudgedOutput {
  const path = args.text('out');
  const asTable = path?.endsWith('.csv') === true;
  if (asTable && !method.table) {
    throw new UsageError(`--method ${method.id} has no table`, 'Name a file of JSON lines: -o out.jsonl');
  }
  const asText = path === null && !args.flag('json');
  const lines = asText || asTable ? null : openOutput(terminal, path);
  const done: JudgedRow[] = [];
  const answered = () => done.flatMap((row) => ('answer' in row ? [{ id: row.id, ...row.answer }] : []));
  return {
    put: async (row) => {
      done.push(row);
      const { id } = row;
      const record = 'answer' in row ? { id, method: method.id, ...row.answer } : row;
      await lines?.put(done.length - 1, record);
      if (asText) await terminal.write(asLines(row, method));
    },
    finish: async () => {
      await lines?.finish();
      if (asTable) await terminal.writeFile(path, method.table?.(answered(), settings) ?? '');
    },
    answers: () => done.flatMap((row) => ('answer' in row ? [row.answer] : [])),
    errors: () => done.filter((row) => 'error' in row).length,
  };
}

/** What stands in a text may hold codes that a terminal would obey: nothing hidden is written. */
function asLines(row: JudgedRow, method: JudgingMethod): string {
  const [first = '', ...rest] = 'answer' in row ? method.tell(row.answer) : [`error: ${row.error.message}`];
  return [`${row.id}: ${first}`, ...rest.map((line) => `    ${line}`)].map((line) => `${showLine(line)}\n`).join('');
}
