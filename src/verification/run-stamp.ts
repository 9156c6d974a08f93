import type { RunEvent } from '../domain/run.ts';

type Body<E> = E extends unknown ? Omit<E, 'seq' | 'at'> : never;

/** What an event says, before it has a place and a time in the log. */
export type RunEventBody = Body<RunEvent>;

/** Numbers and dates the events of one log, in order. */
export type Stamp = (body: RunEventBody) => RunEvent;

/** Makes a stamp whose first event has number `first`. A page that adds its own events meanwhile numbers them anew. */
export function createStamp(first: number, now: () => Date): Stamp {
  let seq = first;
  return (body) => ({ ...body, seq: seq++, at: now().toISOString() });
}
