import type { Rubric } from '../domain/rubric.ts';
import type { Message } from '../domain/submission.ts';
import type { Issue, Parsed } from './issue.ts';
import { idOr, readHealthBenchCriteria } from './read-criteria.ts';
import { readRecords } from './read-json.ts';
import { isRecord, readContent, readMessages } from './read-messages.ts';
import { uniqueIds } from './unique-ids.ts';
import { below, issueAt, type Place } from './zod-issues.ts';

/** A conversation to work on. Missing: `response` and `rubric` are null where the file gave none. */
export interface Case {
  readonly id: string;
  readonly conversation: readonly Message[];
  readonly response: string | null;
  readonly rubric: Rubric | null;
}

/** A case with the line (or place in the array) it came from and what was wrong in it, so that each can be answered for. */
export interface CaseRow {
  readonly line: number;
  readonly value: Case | null;
  readonly issues: readonly Issue[];
}

/** Reads HealthBench-shaped cases: one JSON object, an array, or JSON lines. Ids are made unique. */
export function parseCases(text: string): Parsed<readonly Case[]> {
  const rows = parseCaseRows(text);
  if (rows.length === 0) {
    const empty = issueAt({ line: null, field: '' }, 'at least one case', text.trim(), 'Give one JSON object a line.');
    return { value: [], issues: [empty] };
  }
  return { value: rows.flatMap((row) => row.value ?? []), issues: rows.flatMap((row) => row.issues) };
}

/** As `parseCases`, line by line: a case that can't be read at all has the value null. Order is kept. */
export function parseCaseRows(text: string): readonly CaseRow[] {
  const unique = uniqueIds();
  return readRecords(text).map((record, index) => {
    if (!record.ok) return { line: record.line, value: null, issues: [record.issue] };
    const read = readCase(record.value, { line: record.issueLine, field: record.place }, index + 1);
    const value = read.value && { ...read.value, id: unique(read.value.id) };
    return { line: record.line, value: value && titled(value), issues: read.issues };
  });
}

function readCase(value: unknown, place: Place, number: number): Parsed<Case | null> {
  if (!isRecord(value)) return { value: null, issues: [issueAt(place, 'a case', value, caseRemedy)] };
  const found: (readonly Issue[])[] = [];
  const keep = <T>(parsed: Parsed<T>): T => {
    found.push(parsed.issues);
    return parsed.value;
  };
  const conversation = keep(readPrompt(value.prompt, below(place, 'prompt')));
  const response = keep(readResponse(value, place));
  const criteria =
    value.rubrics === undefined || value.rubrics === null
      ? []
      : keep(readHealthBenchCriteria(value.rubrics, below(place, 'rubrics')));
  const given = value.id ?? value.prompt_id;
  const id = idOr(typeof given === 'string' || typeof given === 'number' ? given : null, `case-${number}`);
  const issues = found.flat();
  if (conversation.length === 0) return { value: null, issues };
  const rubric = criteria.length === 0 ? null : { id: '', title: '', criteria };
  return { value: { id, conversation, response, rubric }, issues };
}

/** The rubric of a case is named after the case, once its id is known to be unique. */
function titled(value: Case): Case {
  if (value.rubric === null) return value;
  return { ...value, rubric: { ...value.rubric, id: `${value.id}-rubric`, title: `Rubric of ${value.id}` } };
}

/** Reads a prompt: a list of messages, or a text that is one user message. */
export function readPrompt(value: unknown, place: Place): Parsed<readonly Message[]> {
  if (typeof value !== 'string') return readMessages(value, place);
  if (value.trim() !== '') return { value: [{ role: 'user', content: value }], issues: [] };
  return { value: [], issues: [issueAt(place, 'a conversation', value, caseRemedy)] };
}

/** Reads `response`, or HealthBench's `completion`: a text, a message, or a list that ends with one. Missing is null. */
export function readResponse(value: Readonly<Record<string, unknown>>, place: Place): Parsed<string | null> {
  const name = value.response === undefined || value.response === null ? 'completion' : 'response';
  const given = value[name];
  if (given === undefined || given === null) return { value: null, issues: [] };
  if (typeof given === 'string') return { value: given, issues: [] };
  const message: unknown = Array.isArray(given) ? given.at(-1) : given;
  if (isRecord(message) && 'content' in message) return readContent(message.content, below(place, name, 'content'));
  const remedy = 'Give the response as a text or as one assistant message.';
  return { value: null, issues: [issueAt(below(place, name), 'a text', given, remedy)] };
}

const caseRemedy = 'Give an object with "prompt" (messages), and "rubrics" and "response" where you have them.';
