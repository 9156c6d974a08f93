import { runOf } from '../case-run.ts';
import type { AppState } from '../state.ts';

/** What is used of the browser's small, immediate storage. */
export type Slate = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Writes down what the page is at, so that a page that was ended in the midst of it can say so the next time. */
export interface Tombstone {
  /** What the page was at when it was ended without a goodbye; empty when it said one. */
  readonly found: string;
  /** Takes note of what the page is at now. Never a word of a case. */
  note(state: AppState): void;
  /** The goodbye: nothing was under way, or the person left. */
  clear(): void;
}

/** A tombstone on a slate; one that can't be written on keeps none. */
export function openTombstone(slate: () => Slate, name: string): Tombstone {
  const key = `${name}-at-work`;
  let last = '';
  const write = (words: string): void => {
    if (words === last) return;
    last = words;
    attempt(() => (words === '' ? slate().removeItem(key) : slate().setItem(key, words)));
  };
  const found = attempt(() => slate().getItem(key)) ?? '';
  last = found;
  return { found: known(found), note: (state) => write(workOf(state)), clear: () => write('') };
}

/** What a person is told about it, with a remedy. */
export function tombstoneNotice(found: string): string {
  if (found === '') return '';
  return `The browser ended this page while it was ${found}. What had been decided is kept: open the case and resume. If it happens again, close other tabs or choose a smaller model.`;
}

const loading = 'starting the model';
const reading = 'reading a case';
const checking = 'checking criteria';

function workOf({ model, running, cases }: AppState): string {
  if (model.phase === 'loading') return loading;
  const record = cases.find(({ id }) => id === running);
  if (!record) return '';
  const run = runOf(record);
  return run && [...run.criteria.values()].some(({ verdict }) => verdict !== null) ? checking : reading;
}

/** The slate is open to whoever shares the address: only our own words are repeated. */
const known = (words: string): string => ([loading, reading, checking].includes(words) ? words : '');

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
