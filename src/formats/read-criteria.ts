import { z } from 'zod';
import { findCriterionFault } from '../domain/find-criterion-fault.ts';
import type { Criterion } from '../domain/rubric.ts';
import type { Issue, Parsed } from './issue.ts';
import { isRecord } from './read-messages.ts';
import { criterionDetails, criterionSchema, points, statement, tags, usableTags } from './rubric-schema.ts';
import { uniqueIds } from './unique-ids.ts';
import { below, checkLenient, issueAt, type Place } from './zod-issues.ts';

const givenId = z.union([z.string(), z.number()]).nullish();

const healthBenchCriterion = z.object({
  id: givenId,
  criterion_id: givenId,
  criterion: statement,
  points,
  tags: tags.nullish(),
});

/** Reads HealthBench criteria `{criterion, points, tags}`. One that can't be read is reported; the others stay. */
export function readHealthBenchCriteria(value: unknown, place: Place): Parsed<readonly Criterion[]> {
  return readEach(value, place, (item, at, number) => {
    const read = checkLenient(healthBenchCriterion, item, { ...lesserOf(item), id: null, criterion_id: null }, at);
    if (read.value === null) return { value: null, issues: read.issues };
    const { id, criterion_id: criterionId, criterion: text } = read.value;
    const criterion: Criterion = {
      id: idOr(id ?? criterionId, `c${number}`),
      text,
      points: read.value.points,
      tags: read.value.tags ?? [],
      provenance: { kind: 'imported', source: 'HealthBench' },
    };
    return { value: criterion, issues: read.issues };
  });
}

/** Reads criteria in our own form. Only text and points are needed; a lesser field that is wrong is reported and left out. */
export function readOwnCriteria(value: unknown, place: Place): Parsed<readonly Criterion[]> {
  return readEach(value, place, (item, at, number) => {
    const lesser = { ...lesserOf(item), id: `c${number}`, provenance: { kind: 'imported', source: 'JSON' } };
    const filled = isRecord(item) ? { ...lesser, ...item } : item;
    const read = checkLenient(criterionSchema, filled, lesser, at, Object.keys(criterionDetails));
    if (read.value === null) return read;
    const sound = keepSound(read.value, at);
    return { value: sound.value, issues: [...read.issues, ...sound.issues] };
  });
}

/** Takes from a criterion what can't be used: parts that don't fit together. The domain says what fits. */
export function keepSound(criterion: Criterion, place: Place): Parsed<Criterion | null> {
  const fault = findCriterionFault(criterion);
  if (fault === null) return { value: criterion, issues: [] };
  const { scale: _scale, levels: _levels, parts: _parts, check: _check, ...plain } = criterion;
  const remedy = 'Correct the scale, levels, sub-checks or check of this criterion; without them its words stay.';
  const issue = { ...issueAt(place, fault, criterion, remedy), found: 'a criterion without it' };
  return { value: findCriterionFault(plain) === null ? plain : null, issues: [issue] };
}

/** An id as a text: given ones are kept, blank or missing ones take the fallback. */
export function idOr(given: string | number | null | undefined, fallback: string): string {
  const id = given === null || given === undefined ? '' : String(given);
  return id.trim() === '' ? fallback : id;
}

function lesserOf(item: unknown): { readonly tags: readonly string[] } {
  return { tags: usableTags(isRecord(item) ? item.tags : []) };
}

function readEach(
  value: unknown,
  place: Place,
  read: (item: unknown, place: Place, number: number) => Parsed<Criterion | null>,
): Parsed<readonly Criterion[]> {
  if (!Array.isArray(value)) {
    return { value: [], issues: [issueAt(place, 'a list of criteria', value, listRemedy)] };
  }
  const unique = uniqueIds();
  const issues: (readonly Issue[])[] = [];
  const criteria: Criterion[] = [];
  value.forEach((item: unknown, index) => {
    const criterion = read(item, below(place, index), index + 1);
    issues.push(criterion.issues);
    if (criterion.value !== null) criteria.push({ ...criterion.value, id: unique(criterion.value.id) });
  });
  return { value: criteria, issues: issues.flat() };
}

const listRemedy = 'Give criteria such as {"criterion": "...", "points": 5, "tags": []}.';
