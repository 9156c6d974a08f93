import { describe, expect, it } from 'vitest';
import { keyToIntent } from './keyboard.ts';
import { type AppState, initialState } from './state.ts';

const press = (key: string, extra: Partial<Parameters<typeof keyToIntent>[0]> = {}) => ({
  key,
  ctrl: false,
  alt: false,
  shift: false,
  typing: false,
  ...extra,
});
const home: AppState = initialState;
const desk: AppState = { ...initialState, openId: 'a', selected: 'c1' };
const allKeys = [
  '1',
  'o',
  '[',
  ']',
  'h',
  'p',
  'j',
  'k',
  'm',
  'u',
  'c',
  'e',
  'a',
  'w',
  's',
  'x',
  't',
  '?',
  'Delete',
  'g',
  'r',
  'l',
];

describe('keyToIntent', () => {
  it('APP-20 nothing but Escape acts while a field has the focus', () => {
    for (const key of allKeys) expect(keyToIntent(press(key, { typing: true }), desk)).toBeNull();
    const open: AppState = { ...desk, inline: { kind: 'edit', criterionId: 'c1' } };
    expect(keyToIntent(press('Escape', { typing: true }), open)).toEqual({ type: 'cancel-inline' });
    expect(keyToIntent(press('z', { typing: true, ctrl: true }), desk)).toBeNull();
  });

  it('APP-20 nothing acts behind a dialog', () => {
    for (const key of allKeys) expect(keyToIntent(press(key), { ...desk, dialog: 'help' })).toBeNull();
  });

  it.each([
    ['1', home, { type: 'open-sample', index: 0 }],
    ['4', home, { type: 'open-sample', index: 3 }],
    ['j', desk, { type: 'move-selection', by: 1 }],
    ['ArrowUp', desk, { type: 'move-selection', by: -1 }],
    ['m', desk, { type: 'begin', inline: { kind: 'override', criterionId: 'c1', met: true } }],
    ['u', desk, { type: 'begin', inline: { kind: 'override', criterionId: 'c1', met: false } }],
    ['e', desk, { type: 'begin', inline: { kind: 'edit', criterionId: 'c1' } }],
    ['a', desk, { type: 'begin', inline: { kind: 'edit', criterionId: null } }],
    ['Delete', desk, { type: 'remove-criterion', criterionId: 'c1' }],
    [']', desk, { type: 'step-case', by: 1 }],
    ['w', desk, { type: 'set-order', order: 'rubric' }],
    ['s', desk, { type: 'score' }],
    ['h', desk, { type: 'go-home' }],
    ['?', desk, { type: 'open-dialog', dialog: 'help' }],
    ['t', home, { type: 'set-theme', theme: 'light' }],
    ['x', desk, { type: 'open-export-menu' }],
    ['r', home, { type: 'review-next' }],
    ['r', desk, { type: 'review-next' }],
    ['l', home, { type: 'open-dialog', dialog: 'calibration' }],
    ['Escape', { ...desk, running: 'a' }, { type: 'stop' }],
  ] as const)('APP-21 %s acts', (key, state, intent) => {
    expect(keyToIntent(press(key), state)).toEqual(intent);
  });

  it('APP-21 undo, redo and moving have their chords', () => {
    expect(keyToIntent(press('z', { ctrl: true }), desk)).toEqual({ type: 'undo' });
    expect(keyToIntent(press('Z', { ctrl: true, shift: true }), desk)).toEqual({ type: 'redo' });
    const up = keyToIntent(press('ArrowUp', { alt: true }), desk);
    expect(up).toEqual({ type: 'move-criterion', criterionId: 'c1', by: -1 });
  });

  it('APP-114 at home x saves the scores of all cases, once there are some', () => {
    const events = [{ seq: 0, at: '', type: 'run-end', outcome: 'complete' }] as const;
    const record = { ...{ id: 'a', title: 'a', conversation: [], response: 'Yes.', rubric: null }, events };
    expect(keyToIntent(press('x'), { ...home, cases: [record] })).toEqual({ type: 'export-scores' });
    expect(keyToIntent(press('x'), { ...home, cases: [{ ...record, events: [] }] })).toBeNull();
  });

  it('APP-117 at home w puts the cases worst first, and back', () => {
    const record = { ...{ id: 'a', title: 'a', conversation: [], response: null, rubric: null }, events: [] };
    const two = { ...home, cases: [record, { ...record, id: 'b' }] };
    expect(keyToIntent(press('w'), two)).toEqual({ type: 'order-cases', order: 'worst' });
    expect(keyToIntent(press('w'), { ...two, caseOrder: ['b', 'a'] })).toEqual({
      type: 'order-cases',
      order: 'brought',
    });
    expect(keyToIntent(press('w'), home)).toBeNull();
  });

  it('APP-21 keys of the desk do nothing at home', () => {
    for (const key of ['j', 'm', 'e', 'Delete', 's', 'x']) expect(keyToIntent(press(key), home)).toBeNull();
    expect(keyToIntent(press('1'), desk)).toBeNull();
  });
});
