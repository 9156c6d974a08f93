import { RubriconError } from './errors.ts';
import { reduceRun } from './reduce-run.ts';
import type { RunEvent, RunState } from './run.ts';

/**
 * The run that a whole log amounts to, without a model.
 * Throws: RubriconError log-invalid when the log is empty or an event can't follow what came before.
 */
export function replayRun(events: readonly RunEvent[]): RunState {
  const state = events.reduce<RunState | null>((before, event) => reduceRun(before, event), null);
  if (state) return state;
  throw new RubriconError('log-invalid', 'The run log is empty: expected run-start as event 0. Run the case again.', {
    details: { seq: 0 },
  });
}
