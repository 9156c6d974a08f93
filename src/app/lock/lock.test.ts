import { describe, expect, it } from 'vitest';
import type { Intent } from '../../ui/intent.ts';
import { type AppState, initialState } from '../state.ts';
import { createStore } from '../store.ts';
import { createLockActions } from './lock-actions.ts';
import { isShut } from './locked-page.ts';
import { isPanicKey } from './panic-key.ts';
import type { AtRest, StoreLock } from './store-lock.ts';
import { openTombstone, tombstoneNotice } from './tombstone.ts';
import { watchIdle } from './watch-idle.ts';

function actions(atRest: AtRest, right = 'the right passphrase') {
  let now = atRest;
  const done: string[] = [];
  const lock: StoreLock = {
    atRest: () => now,
    unlock: async (passphrase) => {
      if (passphrase === right) now = 'unlocked';
      return passphrase === right;
    },
    change: async (current, next) => {
      if (now === 'unlocked' && current !== right) return false;
      now = next === null ? 'readable' : 'unlocked';
      done.push('written');
      return true;
    },
  };
  const store = createStore<AppState>(initialState);
  const handler = createLockActions(store, {
    lock,
    restore: async () => void done.push('restored'),
    leave: async () => void done.push('left'),
  });
  return { ...handler, store, done };
}

describe('lock actions', () => {
  it('LCK-3 a wrong passphrase is said to be wrong and no more', async () => {
    const { handle, store, done } = actions('locked');
    await handle({ type: 'unlock', passphrase: 'the right passphras' });
    expect(store.get().lock).toEqual({ atRest: 'locked', working: false, message: 'That is not the passphrase.' });
    await handle({ type: 'unlock', passphrase: 'the right passphrase' });
    expect(store.get().lock).toEqual({ atRest: 'unlocked', working: false, message: '' });
    expect(done).toEqual(['restored']);
  });

  it.each([
    ['short', 'short', 'at least 10 characters'],
    ['long enough now', 'long enough then', 'differ'],
  ])('LCK-6 a passphrase that is typed as %s and %s is not set', async (next, again, said) => {
    const { handle, store, done } = actions('readable');
    await handle({ type: 'change-passphrase', current: '', next, again });
    expect(store.get().lock.message).toContain(said);
    expect(done).toEqual([]);
  });

  it('LCK-6 it is changed and removed only by whoever knows it', async () => {
    const { handle, store, done } = actions('unlocked');
    await handle({ type: 'change-passphrase', current: 'a wrong one', next: null, again: null });
    expect(store.get().lock.message).toContain('Nothing was changed');
    expect(done).toEqual([]);
    await handle({ type: 'change-passphrase', current: 'the right passphrase', next: null, again: null });
    expect(store.get().lock).toMatchObject({ atRest: 'readable' });
  });

  it('LCK-10 locking without a passphrase does nothing', async () => {
    const readable = actions('readable');
    await readable.handle({ type: 'lock-now' });
    expect(readable.done).toEqual([]);
    const unlocked = actions('unlocked');
    await unlocked.handle({ type: 'lock-now' });
    expect(unlocked.done).toEqual(['left']);
  });
});

describe('a locked page', () => {
  it('LCK-5 it hears of the way in and the deletion alone', () => {
    const locked = { atRest: 'locked', working: false, message: '' } as const;
    const asked: Intent[] = [
      { type: 'unlock', passphrase: 'x' },
      { type: 'panic' },
      { type: 'open-sample', index: 0 },
      { type: 'bring-files', files: [] },
      { type: 'delete-all' },
      { type: 'change-passphrase', current: 'x', next: null, again: null },
    ];
    expect(asked.map((intent) => isShut(locked, intent))).toEqual([false, false, true, true, true, true]);
  });

  it('LCK-8 the chord wants all three modifiers, whatever letter Alt makes of the key', () => {
    const all = { code: 'KeyD', ctrlKey: true, metaKey: false, altKey: true, shiftKey: true };
    expect(isPanicKey(all)).toBe(true);
    expect(isPanicKey({ ...all, ctrlKey: false, metaKey: true })).toBe(true);
    for (const key of ['ctrlKey', 'altKey', 'shiftKey'] as const)
      expect(isPanicKey({ ...all, [key]: false })).toBe(false);
    expect(isPanicKey({ ...all, code: 'KeyF' })).toBe(false);
  });
});

describe('watchIdle', () => {
  function watched(after: number, busy = () => false) {
    const heard = new Map<string, () => void>();
    let look = (): void => undefined;
    let now = 0;
    let locked = 0;
    const add = (name: string, act: () => void): void => void heard.set(name, act);
    const target = {
      addEventListener: add,
      document: { addEventListener: add },
      setInterval: (act: () => void) => {
        look = act;
        return 0;
      },
    } as unknown as Window;
    watchIdle({ target, now: () => now, after: () => after, busy, onIdle: () => (locked += 1) });
    const at = (minutes: number, sign?: string): number => {
      now = minutes * 60_000;
      if (sign) heard.get(sign)?.();
      else look();
      return locked;
    };
    return at;
  }

  it('LCK-10 the page locks itself after the time that was set, counted from the last sign of a person', () => {
    const at = watched(5);
    expect(at(4.9)).toBe(0);
    at(4.9, 'keydown');
    expect(at(9.8)).toBe(0);
    expect(at(9.9)).toBe(1);
    expect(watched(0)(10_000)).toBe(0);
  });

  it('LCK-10 it waits while a case is scored, and looks as the machine wakes', () => {
    let busy = true;
    const at = watched(5, () => busy);
    expect(at(60)).toBe(0);
    busy = false;
    expect(at(64)).toBe(0);
    expect(at(70, 'visibilitychange')).toBe(1);
  });

  it('LCK-10 a clock that was set back starts the while anew', () => {
    const at = watched(5);
    at(100, 'keydown');
    expect(at(50)).toBe(0);
    expect(at(54)).toBe(0);
    expect(at(55)).toBe(1);
  });
});

describe('the tombstone', () => {
  const slate = () => {
    const kept = new Map<string, string>();
    return {
      kept,
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
  };
  const ready = { phase: 'ready', model: 'm', revision: 'r', device: 'wasm', deviceNote: '' } as const;

  it('APP-112 what a page was at when it was ended is told the next time, in our own words alone', () => {
    const on = slate();
    const first = openTombstone(() => on, 'x');
    expect(tombstoneNotice(first.found)).toBe('');
    first.note(initialState);
    expect(openTombstone(() => on, 'x').found).toBe('starting the model');
    expect(tombstoneNotice(openTombstone(() => on, 'x').found)).toMatch(/starting the model.*resume.*smaller model/);
    on.kept.set('x-at-work', 'something else');
    expect(openTombstone(() => on, 'x').found).toBe('');
  });

  it('APP-112 a page that said goodbye, or was at nothing, leaves none', () => {
    const on = slate();
    const tomb = openTombstone(() => on, 'x');
    tomb.note(initialState);
    tomb.note({ ...initialState, model: ready });
    expect(on.kept.size).toBe(0);
    tomb.note(initialState);
    tomb.clear();
    expect(on.kept.size).toBe(0);
  });

  it('APP-112 where nothing can be written the page works without it', () => {
    const denied = openTombstone(() => {
      throw new DOMException('denied', 'SecurityError');
    }, 'x');
    denied.note(initialState);
    expect(denied.found).toBe('');
  });
});
