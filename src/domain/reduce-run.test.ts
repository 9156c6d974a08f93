import { describe, expect, it } from 'vitest';
import { effectiveVerdict, reduceRun } from './reduce-run.ts';
import { replayRun } from './replay-run.ts';
import type { Criterion } from './rubric.ts';
import type { RunEvent } from './run.ts';
import { answer, criterion, decided, failed, header, logOf, rubricOf, submission } from './testing/run-fixture.ts';

const a = criterion('a', 5);
const b = criterion('b', -3);
const rubric = rubricOf(a, b);
const override = (criterionId: string, met: boolean | null) =>
  ({ type: 'override', criterionId, met, reason: 'I read it' }) as const;
const edit = (...criteria: readonly Criterion[]) => ({ type: 'rubric-edit', rubric: rubricOf(...criteria) }) as const;
const revert = (target: number) => ({ type: 'revert', target }) as const;
const of = (log: readonly RunEvent[], id: string) => replayRun(log).criteria.get(id);
const brokenAt = (seq: number) => expect.objectContaining({ code: 'log-invalid', details: { seq } });

describe('a log that is no log', () => {
  it('DOM-6 an empty log, one without a start or with two is refused', () => {
    expect(() => replayRun([])).toThrow(brokenAt(0));
    expect(() => replayRun(logOf(rubric, { type: 'run-end', outcome: 'complete' }).slice(1))).toThrow(brokenAt(1));
    expect(() => replayRun(logOf(rubric, { type: 'run-start', header, submission, rubric }))).toThrow(brokenAt(1));
  });

  it('DOM-6 a gap or a repeated number is refused by its number', () => {
    const log = logOf(rubric, answer(a, decided(true)), answer(b, decided(true)));
    expect(() => replayRun(log.toSpliced(1, 1))).toThrow(brokenAt(2));
    expect(() => replayRun(log.toSpliced(1, 0, ...log.slice(1, 2)))).toThrow(brokenAt(1));
  });

  it('DOM-6 an unknown criterion, a broken rubric or an impossible revert is refused', () => {
    const stranger = criterion('x', 1);
    expect(() => replayRun(logOf(rubric, answer(stranger, decided(true))))).toThrow(brokenAt(1));
    expect(() => replayRun(logOf(rubric, override('x', true)))).toThrow(brokenAt(1));
    expect(() => replayRun(logOf(rubric, edit(a, a)))).toThrow(brokenAt(1));
    expect(() => replayRun(logOf(rubricOf(criterion('a', 0))))).toThrow(brokenAt(0));
    expect(() => replayRun(logOf(rubric, revert(0)))).toThrow(brokenAt(1));
    expect(() => replayRun(logOf(rubric, answer(a, decided(true)), revert(1)))).toThrow(brokenAt(2));
    expect(() => replayRun(logOf(rubric, override('a', true), revert(1), revert(1)))).toThrow(brokenAt(3));
  });

  it('DOM-4 a verdict whose number or quote can not be true is refused without quoting', () => {
    const quote = { quote: 'SECRET', start: 0, end: 6, weight: 1, role: 'supports' as const };
    const lie = { ...decided(true), evidence: [quote] };
    expect(() => replayRun(logOf(rubric, answer(a, lie)))).toThrow(brokenAt(1));
    expect(() => replayRun(logOf(rubric, answer(a, lie)))).not.toThrow(/SECRET/);
    expect(() => replayRun(logOf(rubric, answer(a, decided(true, Number.NaN))))).toThrow(brokenAt(1));
  });
});

describe('verdicts and edits', () => {
  it('DOM-5 a run starts with every criterion pending', () => {
    const state = reduceRun(null, logOf(rubric)[0] as RunEvent);
    expect(state).toMatchObject({ status: 'running', fault: null, lastSeq: 0, undoable: [], redoable: [] });
    expect([...state.criteria.values()]).toEqual(Array(2).fill({ verdict: null, override: null }));
  });

  it('DOM-7 points, tags, origin and order never drop a verdict or an override', () => {
    const moved = {
      ...a,
      points: -50,
      tags: ['axis:accuracy'],
      provenance: { kind: 'imported', source: 'f' },
    } as const;
    const log = logOf(rubric, answer(a, decided(true)), override('a', false), edit(b, moved));
    expect(of(log, 'a')).toMatchObject({ verdict: decided(true), override: { met: false, seq: 2 } });
  });

  it('DOM-7 a new text or a new check makes the criterion pending again, the others stay', () => {
    const start = [answer(a, decided(true)), answer(b, decided(false)), override('a', false)] as const;
    const reworded = { ...a, text: 'States it kindly.' };
    const checked = { ...a, check: { kind: 'words', max: 9 } } as const;
    for (const changed of [reworded, checked]) {
      const log = logOf(rubric, ...start, edit(changed, b));
      expect(of(log, 'a')).toEqual({ verdict: null, override: null });
      expect(of(log, 'b')?.verdict).toEqual(decided(false));
    }
  });

  it('DOM-7 an equal check written in another key order keeps the verdict', () => {
    const first = { ...a, check: { kind: 'words', min: 1, max: 9 } } as const;
    const second = { ...a, check: { max: 9, min: 1, kind: 'words' } } as const;
    expect(of(logOf(rubricOf(first), answer(first, decided(true)), edit(second)), 'a')?.verdict).toEqual(decided(true));
  });

  it('DOM-8 a verdict that comes after a rewording or a removal is ignored', () => {
    const late = answer(a, decided(true));
    expect(of(logOf(rubric, edit({ ...a, text: 'Other.' }, b), late), 'a')?.verdict).toBeNull();
    const removed = replayRun(logOf(rubric, edit(b), late));
    expect([...removed.criteria.keys()]).toEqual(['b']);
  });

  it('DOM-8 a late verdict counts once an undo brings its text back', () => {
    const late = answer(a, decided(true));
    expect(of(logOf(rubric, edit({ ...a, text: 'Other.' }, b), late, revert(1)), 'a')?.verdict).toEqual(decided(true));
    expect(of(logOf(rubric, edit(b), late, revert(1)), 'a')?.verdict).toEqual(decided(true));
  });

  it('DOM-8 undoing a changed check does not keep what the changed check said', () => {
    const checked = { ...a, check: { kind: 'words', max: 9 } } as const;
    const log = logOf(rubric, answer(a, decided(true)), edit(checked, b), answer(checked, decided(false)), revert(2));
    expect(of(log, 'a')?.verdict).toEqual(decided(true));
  });

  it('DOM-8 a second answer to the same text replaces the first', () => {
    expect(of(logOf(rubric, answer(a, failed), answer(a, decided(true))), 'a')?.verdict).toEqual(decided(true));
  });

  it('DOM-12 resume replaces the header, an end sets the status, and people may go on', () => {
    const fault = { code: 'worker-lost', message: 'gone', details: {} } as const;
    const log = logOf(
      rubric,
      { type: 'run-end', outcome: 'failed', fault },
      { type: 'run-resume', header: { ...header, device: 'wasm' } },
      answer(a, decided(true)),
      { type: 'run-end', outcome: 'complete' },
      override('a', false),
    );
    expect(replayRun(log.slice(0, 2))).toMatchObject({ status: 'failed', fault });
    expect(replayRun(log.slice(0, 3))).toMatchObject({ status: 'running', fault: null, header: { device: 'wasm' } });
    expect(replayRun(log)).toMatchObject({ status: 'complete', undoable: [5] });
  });
});

describe('people', () => {
  it('DOM-9 an override stands before the verdict, also one that comes later, until cleared', () => {
    const log = logOf(rubric, answer(a, decided(true)), override('a', false), answer(a, failed), override('a', null));
    const before = replayRun(log.slice(0, 4)).criteria.get('a');
    expect(before?.override).toEqual({ met: false, reason: 'I read it', at: log[2]?.at, seq: 2 });
    expect(before && effectiveVerdict(before)).toEqual({
      kind: 'decided',
      met: false,
      probability: 0,
      evidence: [],
      source: 'person',
      calibrated: true,
    });
    expect(of(log, 'a')).toEqual({ verdict: failed, override: null });
  });

  it('DOM-9 without an override the verdict counts, absent while pending', () => {
    expect(effectiveVerdict({ verdict: decided(true), override: null })).toEqual(decided(true));
    expect(effectiveVerdict({ verdict: null, override: null })).toBeNull();
  });

  it('DOM-10 a revert takes back one override or edit, and its own revert brings it back', () => {
    const log = logOf(rubric, override('a', true), override('a', false), revert(2), revert(3));
    expect(of(log.slice(0, 4), 'a')?.override?.seq).toBe(1);
    expect(of(log, 'a')?.override?.seq).toBe(2);
  });

  it('DOM-10 an older override can be taken back while a newer stands', () => {
    const state = replayRun(logOf(rubric, override('a', true), override('b', true), revert(1)));
    expect(state.criteria.get('a')?.override).toBeNull();
    expect(state.criteria.get('b')?.override?.met).toBe(true);
    expect(state).toMatchObject({ undoable: [2], redoable: [3] });
  });

  it('DOM-10 verdicts that arrived after the event stay when it is taken back', () => {
    const log = logOf(rubric, edit({ ...a, points: 9 }, b), answer(b, decided(true)), revert(1));
    const state = replayRun(log);
    expect(state.rubric).toEqual(rubric);
    expect(state.criteria.get('b')?.verdict).toEqual(decided(true));
  });

  it('DOM-10 an override of an added criterion rests while the addition is taken back', () => {
    const c = criterion('c', 2);
    const log = logOf(rubric, edit(a, b, c), override('c', true), revert(1), revert(3));
    expect(replayRun(log.slice(0, 4)).criteria.has('c')).toBe(false);
    expect(of(log, 'c')?.override?.met).toBe(true);
  });

  it('DOM-10 an override does not pass to a text that it did not judge', () => {
    const log = logOf(rubric, edit({ ...a, text: 'Other.' }, b), override('a', true), revert(1));
    expect(of(log, 'a')?.override).toBeNull();
  });

  it('DOM-11 undo and redo walk back and forth in order', () => {
    const log = logOf(rubric, override('a', true), override('b', true), revert(2), revert(1), revert(4), revert(3));
    const lists = log.map((_, index) => {
      const { undoable, redoable } = replayRun(log.slice(0, index + 1));
      return [undoable, redoable];
    });
    expect(lists).toEqual([
      [[], []],
      [[1], []],
      [[1, 2], []],
      [[1], [3]],
      [[], [3, 4]],
      [[1], [3]],
      [[1, 2], []],
    ]);
  });

  it('DOM-11 a new override empties redo, and what it emptied can not come back', () => {
    const log = logOf(rubric, override('a', true), revert(1), override('b', true), revert(2));
    expect(replayRun(log.slice(0, 4))).toMatchObject({ undoable: [3], redoable: [] });
    expect(() => replayRun(log)).toThrow(brokenAt(4));
  });
});
