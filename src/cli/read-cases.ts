import type { Rubric } from '../domain/rubric.ts';
import type { Submission } from '../domain/submission.ts';
import type { Issue } from '../formats/issue.ts';
import { parseCaseRows } from '../formats/parse-cases.ts';
import type { RowId } from '../formats/parse-rows.ts';
import { readRecords } from '../formats/read-json.ts';
import { inputError, outputId, type RowError } from './row-error.ts';

/** A case that can be scored, or why not. `id` is the one it came with; `rewriteOf` that of the case it rewrites, if any. */
export type InputCase =
  | {
      readonly ok: true;
      readonly id: string | number;
      readonly rewriteOf: RowId;
      readonly submission: Submission;
      readonly rubric: Rubric;
    }
  | { readonly ok: false; readonly id: string | number; readonly error: RowError };

/**
 * Reads cases with their responses, in order. A case that could not be read whole is an error: a criterion left out
 * would change its score. `common` takes the place of each case's own rubric.
 */
export function readCases(text: string, common: Rubric | null): readonly InputCase[] {
  const ids = readRecords(text).map((record) => (record.ok ? givenIds(record.value) : noIds));
  return parseCaseRows(text).map(({ line, value, issues }, place): InputCase => {
    const { id: given, rewriteOf } = ids[place] ?? noIds;
    const id = outputId(given, line);
    const matter = common ? issues.filter((issue) => !/^(\[\d+\]\.)?rubrics/.test(issue.field)) : issues;
    const rubric = common ?? value?.rubric ?? null;
    if (!value || matter.length > 0) return { ok: false, id, error: inputError(line, matter) };
    if (value.response === null) return { ok: false, id, error: inputError(line, [lacks('response')]) };
    if (rubric === null) return { ok: false, id, error: inputError(line, [lacks('rubrics')]) };
    const submission = { id: value.id, conversation: value.conversation, response: value.response };
    return { ok: true, id, rewriteOf, submission, rubric };
  });
}

const remedies = {
  response: 'Give the response to be scored.',
  rubrics: 'Give "rubrics" in the case, or one rubric for all with --rubric.',
};

function lacks(field: keyof typeof remedies): Issue {
  return {
    line: null,
    field,
    expected: field === 'response' ? 'a text' : 'criteria',
    found: 'nothing',
    remedy: remedies[field],
  };
}

const noIds = { id: null, rewriteOf: null };

function givenIds(value: unknown): { readonly id: RowId; readonly rewriteOf: RowId } {
  if (typeof value !== 'object' || value === null) return noIds;
  const { id, prompt_id: promptId, rewrite_of: rewriteOf } = value as Readonly<Record<string, unknown>>;
  return { id: asId(id ?? promptId), rewriteOf: asId(rewriteOf) };
}

function asId(given: unknown): RowId {
  return typeof given === 'string' || typeof given === 'number' ? given : null;
}
