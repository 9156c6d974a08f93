import { z } from 'zod';
import type { Reference, Rubric } from '../domain/rubric.ts';
import type { Message } from '../domain/submission.ts';
import type { Issue, Parsed } from './issue.ts';
import { readResponse } from './parse-cases.ts';
import { readPair, readRubric } from './parse-generation-rows.ts';
import { type Row, type RowId, readPromptRow, readRows } from './parse-rows.ts';
import { statement } from './rubric-schema.ts';
import { below, check, type Place } from './zod-issues.ts';

/** A response to be judged with what its judge may be given beside it. Each is absent where the row had none. */
export interface JudgingRow {
  readonly id: RowId;
  readonly conversation?: readonly Message[];
  readonly response?: string;
  /** Two responses, of which a person preferred the first where `known` says so. */
  readonly pair?: { readonly first: string; readonly second: string; readonly known: boolean };
  readonly rubric?: Rubric;
  /** A rubric that nobody checked, beside the teacher's. */
  readonly madeRubric?: Rubric;
  readonly sources?: readonly Reference[];
  /** A text known to be good: a teacher's answer, a report. */
  readonly reference?: string;
  /** Units: the highest grade, and the grade that a person gave. */
  readonly most?: number;
  readonly grade?: number;
  /** Whether the response comes to the right end. */
  readonly right?: boolean;
}

/**
 * Reads `{id?, prompt | context?, response (or candidate, text)?, rubrics | rubric?, made_rubric?, sources?, reference?,
 * chosen | preferred with rejected?, responses?, most?, grade?, right?}` rows; `prompt_id` stands in for a missing id.
 * Null says the same as leaving a field out.
 */
export function parseJudgingRows(text: string): readonly Row<JudgingRow>[] {
  return readRows(text, ['id', 'prompt_id'], readJudgingRow);
}

type Fields = Readonly<Record<string, unknown>>;

const source = z.union([
  statement,
  z.object({
    id: z.union([z.string(), z.number()]).nullish(),
    title: z.string().nullish(),
    url: z.string().nullish(),
    text: z.string().nullish(),
  }),
]);
const plainFields = z.object({
  candidate: statement.nullish(),
  text: statement.nullish(),
  sources: z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(source).nullish()),
  reference: statement.nullish(),
  responses: z.tuple([statement, statement]).nullish(),
  most: z.int().positive().nullish(),
  grade: z.number().nullish(),
  right: z.boolean().nullish(),
});

function readJudgingRow(row: Fields, place: Place): Parsed<Omit<JudgingRow, 'id'> | null> {
  const issues: Issue[] = [];
  const keep = <T>(read: Parsed<T>): T => {
    issues.push(...read.issues);
    return read.value;
  };
  const saysNothing = isAbsent(row.prompt) && (isAbsent(row.context) || row.context === '');
  const conversation = saysNothing ? null : keep(readPromptRow(row, place))?.conversation;
  const given = keep(readResponse(row, place));
  const fields = keep(check(plainFields, row, place));
  const labelled = keep(readPair(row, place));
  const rubric = isAbsent(row.rubric)
    ? keep(readRubric(row.rubrics, below(place, 'rubrics')))
    : keep(readRubric(row.rubric, below(place, 'rubric')));
  const madeRubric = keep(readRubric(row.made_rubric, below(place, 'made_rubric')));
  if (fields === null) return { value: null, issues };
  const { candidate, text, sources, reference, responses, most, grade, right } = fields;
  const response = given ?? candidate ?? text ?? null;
  const value: Omit<JudgingRow, 'id'> = {
    ...(conversation && { conversation }),
    ...(response !== null && /\S/.test(response) && { response }),
    ...(responses && { pair: { first: responses[0], second: responses[1], known: false } }),
    ...(labelled && { pair: { first: labelled.preferred, second: labelled.rejected, known: true } }),
    ...(rubric && { rubric }),
    ...(madeRubric && { madeRubric }),
    ...(sources && { sources: sources.map(toReference) }),
    ...(typeof reference === 'string' && { reference }),
    ...(typeof most === 'number' && { most }),
    ...(typeof grade === 'number' && { grade }),
    ...(typeof right === 'boolean' && { right }),
  };
  return { value, issues };
}

function toReference(given: z.infer<typeof source>, at: number): Reference {
  const name = `source-${at + 1}`;
  if (typeof given === 'string') return { id: name, kind: 'source', text: given };
  const { id, title, url, text } = given;
  return {
    id: isAbsent(id) ? name : String(id),
    kind: 'source',
    ...(typeof title === 'string' && { title }),
    ...(typeof url === 'string' && { url }),
    ...(typeof text === 'string' && { text }),
  };
}

const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;
