import { groupBy } from '../domain/group-by.ts';
import type { EngineDocument } from '../engine/port.ts';

/** Rows with those of one document side by side, so that each document is read once however a file spreads them. */
export function byDocument<R extends EngineDocument>(rows: readonly R[]): readonly R[] {
  return groupBy(rows, ({ conversation, response }) => JSON.stringify([conversation, response])).flat();
}
