import { readRecords } from '../formats/read-json.ts';
import { conversationKey, type TagsOf, tagsOfRubrics } from './healthbench-tags.ts';
import type { Terminal } from './terminal.ts';
import { ifThere } from './usage-error.ts';

/** A record as it stands in a file. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * Joins the four files of a HealthBench split into the JSON lines of labelled rows, one a label, in the label file's order.
 * Shape: `<split>.prompts` {prompt_id, context}, `.responses` {response_id, prompt_id, response}, `.criteria`
 * {criterion_id, criterion, points}, `.labels` {response_id, criterion_id, met}, each `.jsonl.gz` or `.jsonl`; `.rubrics`
 * gives tags where it is there. A label that names something unknown becomes a row without that text, which the row's own
 * check reports.
 */
export async function readHealthbench(folder: string, split: string, terminal: Terminal): Promise<string> {
  const contexts = await readTable(folder, split, 'prompts', 'prompt_id', terminal);
  const responses = await readTable(folder, split, 'responses', 'response_id', terminal);
  const criteria = await readTable(folder, split, 'criteria', 'criterion_id', terminal);
  const labels = await readFile(folder, split, 'labels', terminal);
  const tagsOf = await readTags(folder, split, terminal);
  const keys = new Map([...contexts].map(([id, { context }]) => [id, conversationKey(context)]));
  const rows = labels.map((record) => {
    const label = record.ok ? fieldsOf(record.value) : {};
    const response = responses.get(String(label.response_id)) ?? {};
    const criterion = criteria.get(String(label.criterion_id)) ?? {};
    const promptId = String(response.prompt_id);
    return JSON.stringify({
      id: `${String(label.response_id)}/${String(label.criterion_id)}`,
      prompt_id: response.prompt_id,
      criterion_id: label.criterion_id,
      context: contexts.get(promptId)?.context,
      response: response.response,
      criterion: criterion.criterion,
      label: label.met,
      points: criterion.points,
      responder: response.responder,
      explanation: label.explanation,
      tags: tagsOf(keys.get(promptId) ?? '', String(criterion.criterion)),
    });
  });
  return rows.join('\n');
}

/** Criterion texts and labels of a split alone: what a baseline that never sees a response is trained on. */
export async function readHealthbenchCriteria(
  folder: string,
  split: string,
  terminal: Terminal,
): Promise<readonly unknown[]> {
  const criteria = await readTable(folder, split, 'criteria', 'criterion_id', terminal);
  const labels = await readFile(folder, split, 'labels', terminal);
  return labels.map((record) => {
    const label = record.ok ? fieldsOf(record.value) : {};
    return { criterion: criteria.get(String(label.criterion_id))?.criterion, label: label.met };
  });
}

/** Tags are a help and no need: a folder without rubrics gives rows without tags. */
async function readTags(folder: string, split: string, terminal: Terminal): Promise<TagsOf> {
  const records = (await ifThere(readFile(folder, split, 'rubrics', terminal))) ?? [];
  return tagsOfRubrics(records.flatMap((record) => (record.ok ? [fieldsOf(record.value)] : [])));
}

/** One file of a split by its ids; lines that can't be read are left out. */
export async function readTable(
  folder: string,
  split: string,
  part: string,
  key: string,
  terminal: Terminal,
): Promise<ReadonlyMap<string, Fields>> {
  const records = await readFile(folder, split, part, terminal);
  const rows = records.flatMap((record) => (record.ok ? [fieldsOf(record.value)] : []));
  return new Map(rows.map((row) => [String(row[key]), row]));
}

/** One file of a split, record by record; zipped or plain. Throws: UsageError. */
export async function readFile(folder: string, split: string, part: string, terminal: Terminal) {
  const path = `${folder.replace(/\/$/, '')}/${split}.${part}.jsonl`;
  return readRecords((await ifThere(terminal.readText(`${path}.gz`))) ?? (await terminal.readText(path)));
}

/** A label as it stands in a file. Missing: null where it is none of 0, 1, false and true. */
export function labelOf(value: unknown): 0 | 1 | null {
  if (value === 1 || value === true) return 1;
  return value === 0 || value === false ? 0 : null;
}

/** A record's fields; none where it is no record. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
