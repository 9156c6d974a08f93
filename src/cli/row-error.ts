import { toFault } from '../domain/errors.ts';
import { describeIssue, type Issue } from '../formats/issue.ts';
import type { RowId } from '../formats/parse-rows.ts';

/** A failure as it stands in an output line in place of the answer. */
export interface RowError {
  readonly code: string;
  readonly message: string;
  readonly line?: number;
  readonly field?: string;
}

/** The error of a row that could not be read: its first issue, with its place. */
export function inputError(line: number, issues: readonly Issue[]): RowError {
  const [issue] = issues;
  if (!issue) return { code: 'input-invalid', message: `line ${line} could not be read. Correct this line.`, line };
  const message = describeIssue({ ...issue, line });
  return { code: 'input-invalid', message, line, ...(issue.field !== '' && { field: issue.field }) };
}

/** The error of a row on which the work failed. Throws: what was thrown, where the work was cancelled. */
export function workError(thrown: unknown, signal: AbortSignal | undefined): RowError {
  if (signal?.aborted) throw thrown;
  const { code, message } = toFault(thrown);
  return { code, message };
}

/** The id of an answer: the row's own, unchanged; `line-<n>` where it had none. */
export function outputId(id: RowId, line: number): string | number {
  return id ?? `line-${line}`;
}
