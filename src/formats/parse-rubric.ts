import { z } from 'zod';
import type { Criterion, Rubric } from '../domain/rubric.ts';
import { cleanText } from './clean-text.ts';
import { openEnvelope } from './envelope.ts';
import { describeValue, type Parsed } from './issue.ts';
import { parseCriteriaCsv } from './parse-criteria-csv.ts';
import { idOr, readHealthBenchCriteria, readOwnCriteria } from './read-criteria.ts';
import { readRecords } from './read-json.ts';
import { isRecord } from './read-messages.ts';
import { rubricDetails } from './rubric-schema.ts';
import { checkLenient, issueAt } from './zod-issues.ts';

/**
 * Reads a rubric and finds out its form: our own JSON, a HealthBench case or list of criteria, criteria one a line,
 * or CSV with a header. Null when no criterion could be read.
 */
export function parseRubric(text: string): Parsed<Rubric | null> {
  const clean = cleanText(text);
  if (clean.trim() === '') return { value: null, issues: [issueAt(whole, 'a rubric', '', rubricRemedy)] };
  if (!/^\s*[[{]/.test(clean)) return named(parseCriteriaCsv(clean));
  const records = readRecords(clean);
  const values = records.flatMap((record) => (record.ok ? [record.value] : []));
  const broken = records.flatMap((record) => (record.ok ? [] : [record.issue]));
  if (values.length === 0) {
    return { value: null, issues: broken.length > 0 ? broken : [issueAt(whole, 'a rubric', values, rubricRemedy)] };
  }
  const read = readRubricJson(values);
  return { ...read, issues: [...broken, ...read.issues] };
}

const whole = { line: null, field: '' };

function readRubricJson(values: readonly unknown[]): Parsed<Rubric | null> {
  const [first] = values;
  if (isRecord(first) && 'criterion' in first) return named(readHealthBenchCriteria(values, whole));
  if (isRecord(first) && 'text' in first && !('format' in first)) return named(readOwnCriteria(values, whole));
  const read = parseRubricValue(first);
  if (values.length === 1) return read;
  const found = describeValue(values);
  const remedy = 'The first one is used; read the file as cases to get them all.';
  return { ...read, issues: [...read.issues, { ...whole, expected: 'one rubric', found, remedy }] };
}

/** Reads one rubric from a value: a rubric file of ours, a HealthBench case, or our criteria in an object. */
export function parseRubricValue(value: unknown): Parsed<Rubric | null> {
  if (isRecord(value) && Array.isArray(value.rubrics)) {
    const given = value.id ?? value.prompt_id;
    const id = typeof given === 'string' || typeof given === 'number' ? idOr(given, 'rubric') : 'rubric';
    return named(readHealthBenchCriteria(value.rubrics, { line: null, field: 'rubrics' }), id);
  }
  if (isRecord(value) && Array.isArray(value.criteria)) return readOwnRubric(value, 'criteria');
  if (!isRecord(value) || !('format' in value)) {
    return { value: null, issues: [issueAt(whole, 'a rubric', value, rubricRemedy)] };
  }
  const { body, issues } = openEnvelope(value, 'rubricon-rubric');
  if (body === null) return { value: null, issues };
  const rubric = body.rubric;
  if (isRecord(rubric)) return readOwnRubric(rubric, 'rubric.criteria');
  return { value: null, issues: [issueAt({ ...whole, field: 'rubric' }, 'an object', rubric, rubricRemedy)] };
}

function readOwnRubric(value: Readonly<Record<string, unknown>>, field: string): Parsed<Rubric | null> {
  const id = typeof value.id === 'string' ? value.id : '';
  const title = typeof value.title === 'string' ? value.title : undefined;
  const place = { line: null, field: field.includes('.') ? (field.split('.')[0] ?? '') : '' };
  const details = checkLenient(z.object(rubricDetails), value, {}, place, Object.keys(rubricDetails));
  const read = named(readOwnCriteria(value.criteria, { line: null, field }), idOr(id, 'rubric'), title);
  return { value: read.value && { ...read.value, ...details.value }, issues: [...details.issues, ...read.issues] };
}

function named(read: Parsed<readonly Criterion[]>, id = 'rubric', title = 'Imported rubric'): Parsed<Rubric | null> {
  if (read.value.length > 0) return { value: { id, title, criteria: read.value }, issues: read.issues };
  const none = issueAt(whole, 'at least one criterion', read.value, rubricRemedy);
  return { value: null, issues: read.issues.length > 0 ? read.issues : [none] };
}

const rubricRemedy =
  'Give a rubric saved by Rubricon, a HealthBench "rubrics" list, or CSV with the columns criterion, points and tags.';
