import type { AppState } from './state.ts';

/** How fast cases go. Units: milliseconds. */
export interface Pace {
  /** When the case at hand began; null where it began before there was a model, or outside a batch. */
  readonly began: number | null;
  /** How long the last cases of the batch took. */
  readonly took: readonly number[];
}

/** Before the first case of a batch. */
export const noPace: Pace = { began: null, took: [] };

/** A guess from fewer cases would jump about; older ones than these tell little of what comes. */
const casesAtLeast = 3;
const casesAtMost = 10;

type Line = Pick<AppState, 'running' | 'waiting' | 'batch' | 'pace'>;

/** What the page knows of the line of cases once it has moved on. Units: `now` in milliseconds. */
export function lineOf(
  state: AppState,
  { running, waiting, paused }: Pick<AppState, 'running' | 'waiting'> & { readonly paused: boolean },
  now: number,
): Line {
  const batch = batchOf(state, running, waiting, paused);
  return { running, waiting, batch, pace: batch === 'idle' ? noPace : paceOf(state, running, now) };
}

/** About how long a running batch will still take; null until a few cases are done. Units: milliseconds. */
export function timeLeft({ batch, pace: { took }, running, waiting }: Line): number | null {
  if (batch !== 'running' || took.length < casesAtLeast) return null;
  const mean = took.reduce((sum, one) => sum + one, 0) / took.length;
  return mean * (waiting.length + (running === null ? 0 : 1));
}

/** A batch goes on while more than one case is in line, and is over with its last case. */
function batchOf(
  state: AppState,
  running: string | null,
  waiting: readonly string[],
  paused: boolean,
): AppState['batch'] {
  if (paused && waiting.length > 0) return 'paused';
  if (waiting.length > 0) return 'running';
  return running !== null && state.batch !== 'idle' ? 'running' : 'idle';
}

function paceOf({ running: before, pace, model }: AppState, running: string | null, now: number): Pace {
  if (running === before) return pace;
  const took = pace.began === null ? pace.took : [...pace.took, Math.max(0, now - pace.began)].slice(-casesAtMost);
  return { began: running !== null && model.phase === 'ready' ? now : null, took };
}
