import { bringSample } from './bring-case.ts';
import type { CaseActions } from './case-actions.ts';
import type { CaseQueue } from './case-queue.ts';
import { runOf } from './case-run.ts';
import { samples } from './samples.ts';
import type { AppState } from './state.ts';
import type { Store } from './store.ts';

/** What going from case to case needs. */
export interface WalkParts {
  readonly store: Store<AppState>;
  readonly cases: CaseActions;
  readonly queue: CaseQueue;
}

/** Opens a sample, and scores one that is new. */
export function openSample(index: number, { store, cases, queue }: WalkParts): void {
  const sample = samples[index];
  if (!sample) return;
  const known = store.get().cases.find(({ id }) => id === sample.id);
  if (!known) cases.addCases([bringSample(sample)]);
  cases.open(sample.id);
  if (!known || !runOf(known)) queue.add([sample.id], true);
}

/** Goes to the next or the previous case. */
export function stepCase(by: 1 | -1, { store, cases }: WalkParts): void {
  const state = store.get();
  const next = state.cases[state.cases.findIndex(({ id }) => id === state.openId) + by];
  if (next && state.openId !== null) cases.open(next.id);
}

/** Puts every case that can be scored in line, or takes a paused batch up again. */
export function scoreAll({ store, queue }: WalkParts): void {
  const state = store.get();
  if (state.batch === 'paused') {
    queue.resume();
    return;
  }
  const ready = state.cases.filter((record) => record.response !== null && runOf(record)?.status !== 'complete');
  store.set({ batch: 'running' });
  queue.add(ready.map(({ id }) => id));
}

/** A batch goes on while more than one case is in line, and is over with its last case. */
export function batchOf(
  state: AppState,
  running: string | null,
  waiting: readonly string[],
  paused: boolean,
): AppState['batch'] {
  if (paused && waiting.length > 0) return 'paused';
  if (waiting.length > 0) return 'running';
  return running !== null && state.batch !== 'idle' ? 'running' : 'idle';
}
