import { reduceRun } from '../domain/reduce-run.ts';
import type { Rubric } from '../domain/rubric.ts';
import type { RunEvent, RunState } from '../domain/run.ts';
import type { CaseRecord } from './state.ts';

/** An event before it has its place in a log. */
export type NewEvent = RunEvent extends infer E ? (E extends RunEvent ? Omit<E, 'seq' | 'at'> : never) : never;

const folded = new WeakMap<readonly RunEvent[], RunState>();

/** The run of a case, folded from its log; null before the first run. */
export function runOf(record: CaseRecord): RunState | null {
  if (record.events.length === 0) return null;
  const known = folded.get(record.events);
  if (known) return known;
  const state = record.events.reduce<RunState | null>(reduceRun, null);
  if (state) folded.set(record.events, state);
  return state;
}

/**
 * Puts an event at the end of a case's log. Whoever made it, it gets the next number of this log: a person may have
 * changed something while verdicts were on their way.
 */
export function appendEvent(record: CaseRecord, event: NewEvent, at: string): CaseRecord {
  const before = runOf(record);
  const placed: RunEvent = { ...event, seq: (before?.lastSeq ?? -1) + 1, at };
  const state = reduceRun(before, placed);
  const events = [...record.events, placed];
  folded.set(events, state);
  return { ...record, events };
}

/** The rubric as it stands: that of the run, or the one a run will start from. */
export function rubricOf(record: CaseRecord): Rubric | null {
  return runOf(record)?.rubric ?? record.rubric;
}

/** Criteria that still want an answer from the model: pending ones, and with `again` those that failed. */
export function openCriteria(run: RunState, again: boolean): readonly string[] {
  return run.rubric.criteria.flatMap(({ id }) => {
    const state = run.criteria.get(id);
    if (!state || state.override) return [];
    return state.verdict === null || (again && state.verdict.kind === 'failed') ? [id] : [];
  });
}
