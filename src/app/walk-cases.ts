import { bringSample } from './bring-case.ts';
import type { CaseActions } from './case-actions.ts';
import type { CaseQueue } from './case-queue.ts';
import { runOf } from './case-run.ts';
import { addressesOf } from './compare/beside.ts';
import { orderedCases } from './order-cases.ts';
import { samples } from './samples.ts';
import type { AppState, CaseRecord } from './state.ts';
import type { Store } from './store.ts';
import { wishFor } from './wish.ts';

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

/** Leaves the open case for all cases, where it is found again. */
export function goHome({ store }: WalkParts): void {
  const state = store.get();
  const { openId: id } = state;
  const wish = id === null ? wishFor(state, 'open-page') : wishFor(state, 'focus-case', { id });
  store.set({ openId: null, inline: null, dialog: null, ...wish });
}

/** Goes to the next or the previous case. */
export function stepCase(by: 1 | -1, { store, cases }: WalkParts): void {
  const state = store.get();
  const ordered = orderedCases(state);
  const next = ordered[ordered.findIndex(({ id }) => id === state.openId) + by];
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

/** Asks a case, and in the comparison what stands beside it, for what is missing or would now be answered otherwise. */
export function scoreAgain(record: CaseRecord, { store, queue }: WalkParts, again: Set<string>): void {
  const ids = store.get().comparing.open ? [record.id, ...addressesOf(record)] : [record.id];
  for (const id of ids) again.add(id);
  queue.add(ids, true);
}

/** Takes a case off the page, and whatever of it is in line. Until something else is done it can be brought back. */
export function removeCase(caseId: string, { store, queue }: WalkParts): void {
  const { cases } = store.get();
  const at = cases.findIndex(({ id }) => id === caseId);
  const record = cases[at];
  if (!record) return;
  for (const id of [record.id, ...addressesOf(record)]) queue.drop(id);
  const wish = wishFor(store.get(), 'focus-undo');
  store.set({ cases: store.get().cases.filter(({ id }) => id !== caseId), removed: { record, at }, ...wish });
}

/** Puts a note away. The button that had the focus goes with it. */
export function dismiss(what: 'note' | 'issues' | 'fault', { store }: WalkParts): void {
  const wish = wishFor(store.get(), 'focus-main');
  if (what === 'note') store.set({ noteSeen: true, ...wish });
  else store.set({ ...(what === 'issues' ? { issues: [], brought: null } : { fault: '' }), ...wish });
}
