import { z } from 'zod';
import type { Rubric } from '../domain/rubric.ts';
import type { Parsed } from './issue.ts';
import { type PromptRow, type Row, readPromptRow, readRows } from './parse-rows.ts';
import { parseRubricValue } from './parse-rubric.ts';
import { statement } from './rubric-schema.ts';
import { below, check, issueAt, type Place } from './zod-issues.ts';

/** A conversation that wants a rubric, with what it may be made from. Each is absent where the row had none. */
export interface GenerationRow extends PromptRow {
  readonly references?: readonly string[];
  readonly responses?: readonly string[];
  readonly pair?: { readonly preferred: string; readonly rejected: string };
  readonly guideline?: string;
  readonly rubric?: Rubric;
  readonly stakeholders?: readonly string[];
}

/**
 * Reads `{id?, prompt | context, references?, responses?, preferred? (or chosen), rejected?, guideline?, rubric?,
 * stakeholders?}` rows; `prompt_id` stands in for a missing id. Null says the same as leaving a field out.
 */
export function parseGenerationRows(text: string): readonly Row<GenerationRow>[] {
  return readRows(text, ['id', 'prompt_id'], readGenerationRow);
}

type Fields = Readonly<Record<string, unknown>>;

function readGenerationRow(row: Fields, place: Place): Parsed<Omit<GenerationRow, 'id'> | null> {
  const prompt = readPromptRow(row, place);
  const texts = check(textFields, row, place);
  const pair = readPair(row, place);
  const rubric = readRubric(row.rubric, below(place, 'rubric'));
  const issues = [...prompt.issues, ...texts.issues, ...pair.issues, ...rubric.issues];
  if (prompt.value === null || texts.value === null) return { value: null, issues };
  const { references, responses, guideline, stakeholders } = texts.value;
  const value: Omit<GenerationRow, 'id'> = {
    ...prompt.value,
    ...(references && { references }),
    ...(responses && { responses }),
    ...(pair.value && { pair: pair.value }),
    ...(typeof guideline === 'string' && { guideline }),
    ...(rubric.value && { rubric: rubric.value }),
    ...(stakeholders && { stakeholders }),
  };
  return { value, issues };
}

/** One text says the same as a list of one. */
const texts = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : value),
  z.array(statement).min(1).nullish(),
);

const textFields = z.object({
  references: texts,
  responses: texts,
  guideline: statement.nullish(),
  stakeholders: texts,
});

/** Two answers of which a person preferred one; null where the row has neither. Half a pair is an issue. */
export function readPair(row: Fields, place: Place): Parsed<GenerationRow['pair'] | null> {
  const name = isAbsent(row.preferred) && !isAbsent(row.chosen) ? 'chosen' : 'preferred';
  const given = [name, 'rejected'].filter((field) => !isAbsent(row[field]));
  if (given.length === 0) return { value: null, issues: [] };
  const sides = z.object({ [name]: statement, rejected: statement });
  const { value, issues } = check(sides, row, place);
  const [preferred, rejected] = [value?.[name], value?.rejected];
  if (preferred === undefined || rejected === undefined) return { value: null, issues };
  return { value: { preferred, rejected }, issues };
}

/** A rubric as it stands in a row: our own, a HealthBench case, or a list of criteria. Missing: null where there is none. */
export function readRubric(given: unknown, place: Place): Parsed<Rubric | null> {
  if (isAbsent(given)) return { value: null, issues: [] };
  const { value, issues } = parseRubricValue(Array.isArray(given) ? { rubrics: given } : given);
  if (value === null && issues.length === 0)
    return { value, issues: [issueAt(place, 'a rubric', given, rubricRemedy)] };
  const inner = (field: string): string => field.replace(/^rubrics(?=\[|$)/, '');
  const placed = issues.map((issue) => ({ ...issue, ...below(place, inner(issue.field)) }));
  return { value, issues: placed };
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null;
const rubricRemedy = 'Give a list of criteria {"criterion", "points"}, or a rubric saved by Rubricon.';
