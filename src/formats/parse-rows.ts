import { z } from 'zod';
import type { Message } from '../domain/submission.ts';
import { oneLineEnd } from './clean-text.ts';
import type { Issue, Parsed } from './issue.ts';
import { readPrompt, readResponse } from './parse-cases.ts';
import { readRecords } from './read-json.ts';
import { splitContext } from './read-marked-text.ts';
import { isRecord } from './read-messages.ts';
import { statement } from './rubric-schema.ts';
import { below, check, issueAt, type Place } from './zod-issues.ts';

/** The id of a row as it was written, so that an answer carries the same one; null where none was given. */
export type RowId = string | number | null;

/** A row that was read, or what was wrong with it. Units: `line` of the file, or place in a JSON array, from 1. */
export type Row<T> =
  | { readonly ok: true; readonly line: number; readonly value: T }
  | { readonly ok: false; readonly line: number; readonly id: RowId; readonly issues: readonly Issue[] };

/** One statement to be checked against one response. */
export interface VerifyRow {
  readonly id: RowId;
  readonly conversation: readonly Message[];
  readonly response: string;
  readonly criterion: string;
  /** Labels of the criterion, such as `axis:accuracy`; absent where the row had none. */
  readonly tags?: readonly string[];
}

/** A row to verify with the answer a person (or a grader) gave. */
export interface LabelledRow extends VerifyRow {
  readonly label: 0 | 1;
  readonly criterionId: string | null;
  /** Signed worth of the criterion, for case scores. */
  readonly points?: number;
  /** Who wrote the response. */
  readonly responder?: string;
  /** Why the label was given, in the grader's words. */
  readonly explanation?: string;
}

/** A conversation that wants a rubric. */
export interface PromptRow {
  readonly id: RowId;
  readonly conversation: readonly Message[];
}

/** Reads `{id?, prompt | context, response, criterion}` rows. One bad row never stops the rest; order is kept. */
export function parseVerifyRows(text: string): readonly Row<VerifyRow>[] {
  return readRows(text, ['id'], readVerify);
}

/** As `parseVerifyRows`, with `label` 0 or 1 and optional `criterion_id`, `points`, `responder` and `explanation`. */
export function parseLabelledRows(text: string): readonly Row<LabelledRow>[] {
  return readRows(text, ['id'], (row, place) => {
    const verify = readVerify(row, place);
    const labels = check(labelFields, row, place);
    const issues = [...verify.issues, ...labels.issues];
    if (verify.value === null || labels.value === null) return { value: null, issues };
    const { label, criterion_id: criterionId, points, responder, explanation } = labels.value;
    const value: Omit<LabelledRow, 'id'> = {
      ...verify.value,
      label: label === 0 || label === false ? 0 : 1,
      criterionId: criterionId === null || criterionId === undefined ? null : String(criterionId),
      ...(typeof points === 'number' && { points }),
      ...(typeof responder === 'string' && { responder }),
      ...(typeof explanation === 'string' && { explanation }),
    };
    return { value, issues };
  });
}

/** Reads `{id?, prompt | context}` rows; `prompt_id` stands in for a missing id. */
export function parsePrompts(text: string): readonly Row<PromptRow>[] {
  return readRows(text, ['id', 'prompt_id'], readPromptRow);
}

// Helpers of another type are left out: a row says enough without them.
const labelFields = z.object({
  label: z.union([z.literal(0), z.literal(1), z.boolean()]),
  criterion_id: z.union([z.string(), z.number()]).nullish(),
  points: z.number().nullish().catch(null),
  responder: z.string().nullish().catch(null),
  explanation: z.string().nullish().catch(null),
});

const verifyFields = z.object({ criterion: statement, tags: z.array(z.string()).nullish().catch(null) });

/** Reads one row; the value is null where it can't be used. */
export type Read<T> = (row: Readonly<Record<string, unknown>>, place: Place) => Parsed<T | null>;

/** Reads JSON lines or an array row by row; the first of `idFields` that a row has is its id. */
export function readRows<T extends { readonly id: RowId }>(
  text: string,
  idFields: readonly string[],
  read: Read<Omit<T, 'id'>>,
): readonly Row<T>[] {
  return readRecords(text).map((record): Row<T> => {
    const { line } = record;
    if (!record.ok) return { ok: false, line, id: null, issues: [record.issue] };
    const place = { line: record.issueLine, field: record.place };
    const row = record.value;
    if (!isRecord(row)) return { ok: false, line, id: null, issues: [issueAt(place, 'an object', row, rowRemedy)] };
    const given = idFields.map((field) => row[field]).find((id) => typeof id === 'string' || typeof id === 'number');
    const id = typeof given === 'string' || typeof given === 'number' ? given : null;
    const { value, issues } = read(row, place);
    if (value === null || issues.length > 0) return { ok: false, line, id, issues };
    return { ok: true, line, value: { ...value, id } as T };
  });
}

function readVerify(row: Readonly<Record<string, unknown>>, place: Place): Parsed<Omit<VerifyRow, 'id'> | null> {
  const prompt = isBare(row) ? { value: { conversation: [] }, issues: [] } : readPromptRow(row, place);
  const response = readResponse(row, place);
  const fields = check(verifyFields, row, place);
  const issues: Issue[] = [...prompt.issues, ...response.issues, ...fields.issues];
  if (response.value === null && response.issues.length === 0) {
    issues.push(issueAt(below(place, 'response'), 'a text', row.response, 'Give the response to be checked.'));
  }
  if (prompt.value === null || response.value === null || fields.value === null) return { value: null, issues };
  const { criterion, tags } = fields.value;
  return { value: { ...prompt.value, response: response.value, criterion, ...(tags && { tags }) }, issues };
}

/** A text may be checked without a conversation where the row says so by an empty context. */
function isBare({ prompt, context }: Readonly<Record<string, unknown>>): boolean {
  return (prompt === undefined || prompt === null) && typeof context === 'string' && context.trim() === '';
}

/** Reads the conversation of a row, from `prompt` or `context`. */
export function readPromptRow(
  row: Readonly<Record<string, unknown>>,
  place: Place,
): Parsed<Omit<PromptRow, 'id'> | null> {
  const { prompt, context } = row;
  if (prompt === undefined || prompt === null) {
    if (typeof context === 'string' && context.trim() !== '') {
      return { value: { conversation: splitContext(oneLineEnd(context)) }, issues: [] };
    }
    const given = context ?? prompt;
    return { value: null, issues: [issueAt(below(place, 'prompt'), 'a prompt, or a context', given, rowRemedy)] };
  }
  const read = readPrompt(prompt, below(place, 'prompt'));
  return { value: read.value.length === 0 ? null : { conversation: read.value }, issues: read.issues };
}

const rowRemedy =
  'Give "prompt" as a list of messages, or "context" as paragraphs that open with "user:" or "assistant:".';
