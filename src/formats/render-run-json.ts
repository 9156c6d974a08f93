import type { RunEvent } from '../domain/run.ts';
import { fileVersion } from './envelope.ts';

/** Writes a whole run log, one event a line. `parseRun` gives back the same events, and replaying them the same run. */
export function renderRunJson(events: readonly RunEvent[]): string {
  const lines = events.map((event) => `    ${JSON.stringify(event)}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "format": "rubricon-run",\n  "version": ${fileVersion},\n  "events": ${list}\n}\n`;
}
