import { describe, expect, it } from 'vitest';
import { lineOf, timeLeft } from './case-line.ts';
import { type AppState, initialState } from './state.ts';

const ready: AppState['model'] = { phase: 'ready', model: 'm', revision: 'r', device: 'wasm', deviceNote: '' };
const ids = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `case-${at}`);
const second = 1000;

/** A batch of so many cases as it moves on: each entry of `took` is one case and its time in seconds. */
function batchAfter(count: number, took: readonly number[], model = ready): AppState {
  const line = ids(count);
  let now = 5_000_000;
  const begin = (state: AppState, at: number): AppState => {
    const [running = null, ...waiting] = line.slice(at);
    return { ...state, ...lineOf(state, { running, waiting, paused: false }, now) };
  };
  let state = begin({ ...initialState, batch: 'running', model }, 0);
  for (const [at, seconds] of took.entries()) {
    now += seconds * second;
    state = begin({ ...state, model: ready }, at + 1);
  }
  return state;
}

describe('the time a batch will still take', () => {
  it('APP-118 is told once three cases are done: their mean time for each that is in line or at hand', () => {
    expect([[], [4], [4, 4]].map((took) => timeLeft(batchAfter(10, took)))).toEqual([null, null, null]);
    expect(timeLeft(batchAfter(10, [4, 8, 6]))).toBe(7 * 6 * second);
    expect(timeLeft(batchAfter(4, [4, 8, 6]))).toBe(6 * second);
  });

  it('APP-118 counts no case that waited for the model, and forgets older ones than the last ten', () => {
    const loading = initialState.model;
    expect(timeLeft(batchAfter(10, [90, 4, 4], loading))).toBeNull();
    expect(timeLeft(batchAfter(10, [90, 4, 4, 4], loading))).toBe(6 * 4 * second);
    expect(timeLeft(batchAfter(30, [600, ...Array.from({ length: 10 }, () => 2)]))).toBe(19 * 2 * second);
  });

  it('APP-118 is not told while paused, counts no pause, and begins anew with the next batch', () => {
    const done = batchAfter(10, [4, 4]);
    const at = (seconds: number): number => 5_000_000 + seconds * second;
    const waiting = done.waiting;
    const paused = { ...done, ...lineOf(done, { running: null, waiting, paused: true }, at(12)) };
    expect(timeLeft(paused)).toBeNull();
    const [next = '', ...rest] = waiting;
    const resumed = { ...paused, ...lineOf(paused, { running: next, waiting: rest, paused: false }, at(3600)) };
    expect(timeLeft(resumed)).toBe(waiting.length * 4 * second);
    const over = { ...resumed, ...lineOf(resumed, { running: null, waiting: [], paused: false }, at(3604)) };
    expect(over).toMatchObject({ batch: 'idle', pace: { began: null, took: [] } });
  });
});
