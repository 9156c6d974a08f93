import { isRecord } from '../../read-messages.ts';
import type { OpenedDocument } from '../rubric-format.ts';
import { unpack } from './read-fields.ts';

/** The share of a document's first records that pass a test; 0 where there is none. */
export function shareOf(
  { records }: OpenedDocument,
  test: (record: Readonly<Record<string, unknown>>) => boolean,
): number {
  const looked = records.slice(0, 20);
  return looked.length === 0 ? 0 : looked.filter(({ value }) => isRecord(value) && test(value)).length / looked.length;
}

/** Whether a value is a list, perhaps as JSON text, whose first item is an object with all of these fields. */
export function isListWith(value: unknown, ...fields: readonly string[]): boolean {
  const list = unpack(value);
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  return isRecord(first) && fields.every((field) => Object.hasOwn(first, field));
}

/** Whether an object has all of these fields. */
export function has(record: unknown, ...fields: readonly string[]): record is Readonly<Record<string, unknown>> {
  return isRecord(record) && fields.every((field) => Object.hasOwn(record, field));
}
