import { z } from 'zod';
import { isPoints } from '../../../domain/points.ts';
import { isRecord } from '../../read-messages.ts';
import { checkLenient, issueAt, type Place } from '../../zod-issues.ts';
import type { Notes } from './notes.ts';

/**
 * Reads a record by its schema. A wrong field that may be missing is reported and left out; a needed one that is wrong
 * loses the record (null). Fields that the schema does not name are noted as not understood, unless `known` says that
 * another reader takes them.
 */
export function readFields<S extends z.ZodRawShape>(
  schema: z.ZodObject<S>,
  value: unknown,
  place: Place,
  notes: Notes,
  known: (key: string) => boolean = () => false,
): z.output<z.ZodObject<S>> | null {
  if (!isRecord(value)) {
    notes.add([issueAt(place, 'an object', value, 'Give an object with the fields of this format.')]);
    return null;
  }
  const read = checkLenient(schema, value, {}, place, lesserKeys(schema));
  notes.add(read.issues);
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(schema.shape, key) && !known(key)) notes.leave(place, key);
  }
  return read.value;
}

const lesser = new WeakMap<z.ZodObject, readonly string[]>();

function lesserKeys(schema: z.ZodObject): readonly string[] {
  const found = lesser.get(schema);
  if (found) return found;
  const keys = Object.entries(schema.shape)
    .filter(([, field]) => z.safeParse(field, undefined).success)
    .map(([key]) => key);
  lesser.set(schema, keys);
  return keys;
}

/** A text that says something. */
export { statement as text } from '../../rubric-schema.ts';

/** A text or number that names something, as text; missing, null and blank are undefined. */
export const name = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .transform((value) => (value === null || value === undefined || value.trim() === '' ? undefined : value));

/** A number, or a text that is one: cells of CSV are texts. */
export const numeric = z.union([
  z.number(),
  z
    .string()
    .refine(
      (value) => /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(value) && Number.isFinite(Number(value)),
      'a number',
    )
    .transform(Number),
]);

/** What a criterion is worth: a number other than zero, or a text that is one. */
export const worth = numeric.refine(isPoints, 'a number other than zero, at most a billion in size');

/** Any value, which may be missing: another reader takes it. */
export const anything = z.unknown().optional();

/** A value that a column of CSV or Parquet may hold as JSON text: lists and objects. Other values stay as they are. */
export function unpack(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** The items of a list, where a single value stands for a list of one and a missing one for none. */
export function listOf(value: unknown): readonly unknown[] {
  const list = unpack(value);
  if (list === undefined || list === null || list === '') return [];
  return Array.isArray(list) ? list : [list];
}

/** The texts of a list that say something. */
export function textsOf(value: unknown): readonly string[] {
  return listOf(value).filter((item): item is string => typeof item === 'string' && item.trim() !== '');
}
