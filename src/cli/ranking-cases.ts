import { groupBy } from '../domain/group-by.ts';
import type { Criterion, Rubric } from '../domain/rubric.ts';
import type { Message } from '../domain/submission.ts';
import { parsePrompts } from '../formats/parse-rows.ts';
import { importRubrics } from '../formats/rubrics/import-rubrics.ts';
import type { RubricCase } from '../formats/rubrics/rubric-format.ts';
import type { LibraryEntry } from '../generation/methods/method.ts';
import { type Fields, fieldsOf, labelOf, readFile, readTable } from './healthbench-folder.ts';
import { conversationKey } from './healthbench-tags.ts';
import type { Terminal } from './terminal.ts';
import { ifThere } from './usage-error.ts';

/** A response with what people's criteria gave it. Units: `theirs` is the HealthBench fraction, not clipped. */
export interface GradedResponse {
  readonly text: string;
  readonly theirs: number;
}

/** A conversation with the physicians' rubric and several graded responses. Missing: no references where none were written. */
export interface RankingCase {
  readonly id: string;
  readonly conversation: readonly Message[];
  readonly human: Rubric;
  readonly responses: readonly GradedResponse[];
  readonly references: readonly string[];
}

/**
 * Joins the files of a HealthBench split into cases whose responses were graded by every criterion of the prompt.
 * Responses that were not are left out. Ideal completions of `.rubrics` are the references.
 */
export async function readRankingCases(
  folder: string,
  split: string,
  terminal: Terminal,
): Promise<readonly RankingCase[]> {
  const prompts = await readTable(folder, split, 'prompts', 'prompt_id', terminal);
  const responses = await readTable(folder, split, 'responses', 'response_id', terminal);
  const criteria = await readTable(folder, split, 'criteria', 'criterion_id', terminal);
  const labels = (await readFile(folder, split, 'labels', terminal)).flatMap((record) =>
    record.ok ? [fieldsOf(record.value)] : [],
  );
  const references = await readReferences(folder, split, terminal);
  const byResponse = new Map(
    groupBy(labels, ({ response_id: id }) => String(id)).map((group) => [
      String(group[0]?.response_id),
      new Map(group.map(({ criterion_id: id, met }) => [String(id), labelOf(met)])),
    ]),
  );
  return [...prompts].flatMap(([id, { context }]): readonly RankingCase[] => {
    const ofPrompt = ([, fields]: readonly [string, Fields]): boolean => fields.prompt_id === id;
    const human = rubricOf(id, [...criteria].filter(ofPrompt));
    const [read] = parsePrompts(JSON.stringify({ context }));
    if (!read?.ok || human === null) return [];
    const graded = [...responses].filter(ofPrompt).flatMap(([responseId, { response }]) => {
      const theirs = fractionOf(human, byResponse.get(responseId) ?? new Map());
      return typeof response === 'string' && theirs !== null ? [{ text: response, theirs }] : [];
    });
    const { conversation } = read.value;
    return [
      { id, conversation, human, responses: graded, references: references.get(conversationKey(conversation)) ?? [] },
    ];
  });
}

/** The rubrics of a split with their conversations, as a bank to borrow from; empty where the folder has none. */
export async function readSplitLibrary(
  folder: string,
  split: string,
  terminal: Terminal,
): Promise<readonly LibraryEntry[]> {
  const cases = await readSplitRubrics(folder, split, terminal);
  return cases.flatMap(({ id, conversation, rubric }) => (rubric ? [{ id, conversation, rubric }] : []));
}

async function readReferences(
  folder: string,
  split: string,
  terminal: Terminal,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const cases = await readSplitRubrics(folder, split, terminal);
  return new Map(
    cases.map(({ conversation, rubric }) => [
      conversationKey(conversation),
      (rubric?.references ?? []).flatMap(({ kind, text }) => (kind === 'answer' && text ? [text] : [])),
    ]),
  );
}

/** A help and no need: a folder without rubrics gives none. */
async function readSplitRubrics(folder: string, split: string, terminal: Terminal): Promise<readonly RubricCase[]> {
  const records = (await ifThere(readFile(folder, split, 'rubrics', terminal))) ?? [];
  const lines = records.flatMap((record) => (record.ok ? [JSON.stringify(record.value)] : []));
  return (await importRubrics({ content: lines.join('\n') })).cases;
}

/** Null where nothing can be earned or a criterion cannot be read: what is left would be another rubric. */
function rubricOf(id: string, criteria: readonly (readonly [string, Fields])[]): Rubric | null {
  const read: Criterion[] = [];
  for (const [criterionId, { criterion, points }] of criteria) {
    if (typeof criterion !== 'string' || typeof points !== 'number') return null;
    const provenance = { kind: 'imported', source: 'HealthBench' } as const;
    if (points !== 0) read.push({ id: criterionId, text: criterion, points, tags: [], provenance });
  }
  return read.some(({ points }) => points > 0) ? { id, title: '', criteria: read } : null;
}

/** Points of met criteria over the positive points; null where a criterion was not graded. */
function fractionOf({ criteria }: Rubric, labels: ReadonlyMap<string, 0 | 1 | null>): number | null {
  if (criteria.some(({ id }) => (labels.get(id) ?? null) === null)) return null;
  const sum = (share: (id: string) => number): number =>
    criteria.reduce((total, { id, points }) => total + share(id) * points, 0);
  const possible = criteria.reduce((total, { points }) => total + Math.max(0, points), 0);
  return sum((id) => labels.get(id) ?? 0) / possible;
}
