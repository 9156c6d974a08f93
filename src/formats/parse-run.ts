import type { RunEvent } from '../domain/run.ts';
import { cleanText } from './clean-text.ts';
import { openEnvelope } from './envelope.ts';
import type { Issue, Parsed } from './issue.ts';
import { readJson } from './read-json.ts';
import { runEventSchema } from './run-schema.ts';
import { check, issueAt } from './zod-issues.ts';

/**
 * Reads a run as `renderRunJson` writes it. The events up to the first that can't be read are kept: a log with a hole
 * would replay to something that never was, while its beginning is a run that stopped early.
 */
export function parseRun(text: string): Parsed<readonly RunEvent[]> {
  const json = readJson(cleanText(text), true);
  if (!json.ok) return { value: [], issues: [json.issue] };
  const { body, issues } = openEnvelope(json.value, 'rubricon-run');
  if (body === null) return { value: [], issues };
  const log = body.events;
  if (!Array.isArray(log) || log.length === 0) {
    const remedy = 'Save the run again; the file holds no log.';
    return { value: [], issues: [issueAt({ line: null, field: 'events' }, 'a list of events', log, remedy)] };
  }
  return readEvents(log);
}

function readEvents(log: readonly unknown[]): Parsed<readonly RunEvent[]> {
  const events: RunEvent[] = [];
  const issues: (readonly Issue[])[] = [];
  log.forEach((item, index) => {
    const read = check<RunEvent>(runEventSchema, item, { line: null, field: `events[${index}]` });
    if (read.value === null) issues.push(read.issues);
    else if (issues.length === 0) events.push(read.value);
  });
  return { value: events, issues: issues.flat() };
}
