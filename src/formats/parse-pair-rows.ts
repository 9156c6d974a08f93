import { z } from 'zod';
import type { Criterion } from '../domain/rubric.ts';
import type { Message } from '../domain/submission.ts';
import type { Issue } from './issue.ts';
import { type Row, type RowId, readPromptRow, readRows } from './parse-rows.ts';
import { readHealthBenchCriteria } from './read-criteria.ts';
import { statement } from './rubric-schema.ts';
import { below, check, issueAt, type Place } from './zod-issues.ts';

/** A prompt with a better and a worse response. Missing: `criteria` is null where the row brings none. */
export interface PairRow {
  readonly id: RowId;
  readonly conversation: readonly Message[];
  readonly chosen: string;
  readonly rejected: string;
  readonly criteria: readonly Criterion[] | null;
  /** What the pair is filed under: those of `labelNames` that the row has. */
  readonly labels: Readonly<Record<string, string>>;
}

/** One of several responses to a conversation. `strong` is null where the row does not say. */
export interface ResponseRow {
  readonly id: RowId;
  readonly conversation: readonly Message[];
  readonly response: string;
  readonly strong: boolean | null;
}

/** The fields of a pair that figures are broken down by. */
export const labelNames = ['subset', 'dimension', 'department'] as const;

const label = z.string().nullish().catch(null);
const pairFields = z.object({
  chosen: statement,
  rejected: statement,
  subset: label,
  dimension: label,
  department: label,
});
const responseFields = z.object({ response: statement, strong: z.boolean().nullish() });
const images = ['image', 'images', 'image_path', 'img'] as const;

/**
 * Reads `{id?, prompt | context, chosen, rejected, rubrics?, subset?, dimension?, department?}` rows. A row that needs an
 * image is an error, never judged without it. One bad row never stops the rest.
 */
export function parsePairRows(text: string): readonly Row<PairRow>[] {
  return readRows(text, ['id', 'prompt_id'], (row, place) => {
    const prompt = readPromptRow(row, place);
    const fields = check(pairFields, row, place);
    const given = row.rubrics ?? null;
    const criteria = given === null ? null : readHealthBenchCriteria(given, below(place, 'rubrics'));
    const issues = [...imageIssues(row, place), ...prompt.issues, ...fields.issues, ...(criteria?.issues ?? [])];
    if (prompt.value === null || fields.value === null) return { value: null, issues };
    const { chosen, rejected, ...filed } = fields.value;
    const labels = Object.fromEntries(labelNames.flatMap((name) => (filed[name] ? [[name, filed[name]]] : [])));
    return { value: { ...prompt.value, chosen, rejected, criteria: criteria?.value ?? null, labels }, issues };
  });
}

/** Reads `{id?, prompt | context, response, strong?}` rows. One bad row never stops the rest. */
export function parseResponseRows(text: string): readonly Row<ResponseRow>[] {
  return readRows(text, ['id'], (row, place) => {
    const prompt = readPromptRow(row, place);
    const fields = check(responseFields, row, place);
    const issues = [...prompt.issues, ...fields.issues];
    if (prompt.value === null || fields.value === null) return { value: null, issues };
    const { response, strong = null } = fields.value;
    return { value: { ...prompt.value, response, strong }, issues };
  });
}

function imageIssues(row: Readonly<Record<string, unknown>>, place: Place): readonly Issue[] {
  const name = images.find((key) => row[key] !== undefined && row[key] !== null && row[key] !== '');
  if (name === undefined) return [];
  return [issueAt(below(place, name), 'a pair of texts alone', row[name], 'Skipped: images are not judged.')];
}
