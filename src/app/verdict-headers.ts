import type { RunHeader, RunState } from '../domain/run.ts';

const known = new WeakMap<RunState, ReadonlyMap<string, RunHeader>>();

/** The header under which each criterion's verdict was made: a run that was taken up again has more than one. */
export function verdictHeaders(run: RunState): ReadonlyMap<string, RunHeader> {
  const before = known.get(run);
  if (before) return before;
  const headers = new Map<string, RunHeader>();
  let header = run.header;
  for (const { event } of run.log) {
    if (event.type === 'run-start' || event.type === 'run-resume') header = event.header;
    else if (event.type === 'verdict') headers.set(event.criterionId, header);
  }
  known.set(run, headers);
  return headers;
}
