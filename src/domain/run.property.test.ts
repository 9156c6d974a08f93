import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reduceRun } from './reduce-run.ts';
import { replayRun } from './replay-run.ts';
import type { Criterion } from './rubric.ts';
import type { RunEvent, RunState } from './run.ts';
import { scoreRun } from './score-rubric.ts';
import { answer, criterion, decided, failed, logOf, rubricOf } from './testing/run-fixture.ts';

type Step = { readonly kind: number; readonly pick: number; readonly flag: boolean };

const steps = fc.array(
  fc.record({ kind: fc.integer({ min: 0, max: 7 }), pick: fc.nat({ max: 9 }), flag: fc.boolean() }),
  { maxLength: 25 },
);
const first = logOf(rubricOf(criterion('a', 5), criterion('b', -3), criterion('c', 2)))[0] as RunEvent;

/** Turns a step into an event that may follow; null where the step asks for what can't be. */
function eventAfter(state: RunState, { kind, pick, flag }: Step): RunEvent | null {
  const place = { seq: state.lastSeq + 1, at: new Date(state.lastSeq * 1000).toISOString() };
  const { criteria } = state.rubric;
  const chosen = criteria[pick % Math.max(1, criteria.length)];
  const edit = (change: (criterion: Criterion) => Criterion): RunEvent => ({
    ...place,
    type: 'rubric-edit',
    rubric: rubricOf(...criteria.map((item) => (item === chosen ? change(item) : item))),
  });
  const revert = (target: number | undefined): RunEvent | null =>
    target === undefined ? null : { ...place, type: 'revert', target };
  if (!chosen) return null;
  if (kind === 0) return { ...place, ...answer(chosen, decided(flag)) } as RunEvent;
  if (kind === 1) return { ...place, ...answer(chosen, failed) } as RunEvent;
  if (kind === 2)
    return { ...place, type: 'override', criterionId: chosen.id, met: pick > 6 ? null : flag, reason: '' };
  if (kind === 3) return edit((item) => ({ ...item, text: `${item.text.slice(0, 9)}${pick % 3}` }));
  if (kind === 4) return edit((item) => ({ ...item, points: item.points + (item.points === -1 ? 2 : 1) }));
  if (kind === 5) return { ...place, type: 'rubric-edit', rubric: rubricOf(...criteria.filter((c) => c !== chosen)) };
  return revert((kind === 6 ? state.undoable : state.redoable).at(flag ? -1 : 0));
}

function walk(taken: readonly Step[]): readonly RunState[] {
  const states = [reduceRun(null, first)];
  for (const step of taken) {
    const state = states.at(-1) as RunState;
    const event = eventAfter(state, step);
    if (event) states.push(reduceRun(state, event));
  }
  return states;
}

const lastOf = (taken: readonly Step[]) => walk(taken).at(-1) as RunState;
const shown = ({ rubric, criteria, undoable, status }: RunState) => ({ rubric, criteria, undoable, status });
const add = (state: RunState, target: number): RunState =>
  reduceRun(state, { type: 'revert', target, seq: state.lastSeq + 1, at: 'later' });

describe('any log', () => {
  it('DOM-5 replay of every beginning of the log equals the stepwise state', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        for (const state of walk(taken)) expect(replayRun(state.log.map(({ event }) => event))).toEqual(state);
      }),
    );
  });

  it('DOM-5 an event never changes the state that came before it', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const states = walk(taken);
        const untouched = states.map(({ log }) => replayRun(log.map(({ event }) => event)));
        const last = states.at(-1) as RunState;
        for (const target of [...last.undoable, ...last.redoable]) add(last, target);
        expect(states).toEqual(untouched);
      }),
    );
  });

  it('DOM-5 every criterion of the rubric has an entry and no other has', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const { rubric, criteria } = lastOf(taken);
        expect([...criteria.keys()]).toEqual(rubric.criteria.map(({ id }) => id));
      }),
    );
  });

  it('DOM-11 undo then redo changes nothing', () => {
    fc.assert(
      fc.property(steps, fc.boolean(), (taken, newest) => {
        const before = lastOf(taken);
        const target = before.undoable.at(newest ? -1 : 0);
        fc.pre(target !== undefined);
        const undone = add(before, target);
        expect(undone.redoable.at(-1)).toBe(undone.lastSeq);
        const redone = add(undone, undone.lastSeq);
        expect(shown(redone)).toEqual(shown(before));
        expect(redone.redoable).toEqual(before.redoable);
        expect(scoreRun(redone)).toEqual(scoreRun(before));
      }),
    );
  });

  it('DOM-11 undoing everything brings the first rubric back, without overrides', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        let state = lastOf(taken);
        for (let target = state.undoable.at(-1); target !== undefined; target = state.undoable.at(-1)) {
          state = add(state, target);
        }
        expect(state.rubric).toBe(first.type === 'run-start' && first.rubric);
        expect([...state.criteria.values()].every(({ override }) => override === null)).toBe(true);
      }),
    );
  });

  it('DOM-7 whatever points, tags and order become, no verdict or override changes', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 99 }), fc.boolean(), (taken, points, negative) => {
        const state = lastOf(taken);
        const criteria = state.rubric.criteria.map((item) => ({
          ...item,
          points: negative ? -points : points,
          tags: ['x:y'],
        }));
        const event: RunEvent = {
          seq: state.lastSeq + 1,
          at: '',
          type: 'rubric-edit',
          rubric: rubricOf(...criteria.reverse()),
        };
        expect(new Map(reduceRun(state, event).criteria)).toEqual(new Map(state.criteria));
      }),
    );
  });
});
