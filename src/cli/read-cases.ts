import type { Rubric } from '../domain/rubric.ts';
import type { Submission } from '../domain/submission.ts';
import type { Issue } from '../formats/issue.ts';
import { parseCaseRows } from '../formats/parse-cases.ts';
import type { RowId } from '../formats/parse-rows.ts';
import { readRecords } from '../formats/read-json.ts';
import { inputError, outputId, type RowError } from './row-error.ts';

/** What a case says of itself beside its texts. Missing: `rewriteOf` and `correct` are null where it does not say. */
export interface CaseFacts {
  /** Id of the case that it rewrites. */
  readonly rewriteOf: RowId;
  /** What it is filed under: its `example_tags`, or its `domain`. */
  readonly domains: readonly string[];
  /** Whether its result is known to be right. */
  readonly correct: boolean | null;
}

/** A case that can be scored, or why not. `id` is the one it came with. */
export type InputCase =
  | {
      readonly ok: true;
      readonly id: string | number;
      readonly facts: CaseFacts;
      readonly submission: Submission;
      readonly rubric: Rubric;
    }
  | { readonly ok: false; readonly id: string | number; readonly error: RowError };

/**
 * Reads cases with their responses, in order. A case that could not be read whole is an error: a criterion left out
 * would change its score. `common` takes the place of each case's own rubric.
 */
export function readCases(text: string, common: Rubric | null): readonly InputCase[] {
  const told = readRecords(text).map((record) => (record.ok ? givenFacts(record.value) : noFacts));
  return parseCaseRows(text).map(({ line, value, issues }, place): InputCase => {
    const { id: given, facts } = told[place] ?? noFacts;
    const id = outputId(given, line);
    const matter = common ? issues.filter((issue) => !/^(\[\d+\]\.)?rubrics/.test(issue.field)) : issues;
    const rubric = common ?? value?.rubric ?? null;
    if (!value || matter.length > 0) return { ok: false, id, error: inputError(line, matter) };
    if (value.response === null) return { ok: false, id, error: inputError(line, [lacks('response')]) };
    if (rubric === null) return { ok: false, id, error: inputError(line, [lacks('rubrics')]) };
    const submission = { id: value.id, conversation: value.conversation, response: value.response };
    return { ok: true, id, facts, submission, rubric };
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

const noFacts = { id: null, facts: { rewriteOf: null, domains: [], correct: null } };

function givenFacts(value: unknown): { readonly id: RowId; readonly facts: CaseFacts } {
  if (typeof value !== 'object' || value === null) return noFacts;
  const { id, prompt_id: promptId, rewrite_of: rewriteOf, ...more } = value as Readonly<Record<string, unknown>>;
  const filed = [more.example_tags ?? more.domain ?? []].flat().filter((tag) => typeof tag === 'string');
  const correct = typeof more.correct === 'boolean' ? more.correct : null;
  return { id: asId(id ?? promptId), facts: { rewriteOf: asId(rewriteOf), domains: [...new Set(filed)], correct } };
}

function asId(given: unknown): RowId {
  return typeof given === 'string' || typeof given === 'number' ? given : null;
}
