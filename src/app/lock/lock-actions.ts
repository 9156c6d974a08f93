import { toFault } from '../../domain/errors.ts';
import type { Intent } from '../../ui/intent.ts';
import type { AppState } from '../state.ts';
import type { Store } from '../store.ts';
import type { StoreLock } from './store-lock.ts';

export interface LockActionsOptions {
  readonly lock: StoreLock;
  /** Takes up what was kept, once it can be read. */
  readonly restore: () => Promise<void>;
  /** Waits until everything is written, then starts this page and every other one over: nothing of a case stays in memory. */
  readonly leave: () => Promise<void>;
}

/** Takes the intents that concern the passphrase. */
export interface LockActions {
  handle(intent: Intent): Promise<void>;
}

/** Fewer are found by trying. Units: characters. */
const shortest = 10;

/** The actions over a store. A passphrase passes through and is not kept. */
export function createLockActions(store: Store<AppState>, { lock, restore, leave }: LockActionsOptions): LockActions {
  const say = (message: string, working = false): void =>
    store.set({ lock: { atRest: lock.atRest(), working, message } });

  const unlock = async (passphrase: string): Promise<void> => {
    say('', true);
    if (!(await lock.unlock(passphrase))) return say('That is not the passphrase.');
    await restore();
    say('');
  };

  const change = async (current: string, next: string | null, again: string | null): Promise<void> => {
    if (next !== null && next.length < shortest) return say(`A passphrase needs at least ${shortest} characters.`);
    if (next !== again) return say('The two passphrases differ. Type the same one twice.');
    const had = lock.atRest() === 'unlocked';
    say('', true);
    if (!(await lock.change(current, next))) return say('That is not the passphrase in use. Nothing was changed.');
    say(next === null ? 'The passphrase is gone: your cases are readable on this device.' : had ? changed : encrypted);
  };

  return {
    handle: async (intent) => {
      try {
        if (store.get().lock.working) return;
        if (intent.type === 'unlock') await unlock(intent.passphrase);
        else if (intent.type === 'change-passphrase') await change(intent.current, intent.next, intent.again);
        else if (intent.type === 'set-lock-after') store.set({ lockAfter: intent.minutes });
        else if (intent.type === 'lock-now' && lock.atRest() === 'unlocked') await leave();
      } catch (thrown) {
        say(toFault(thrown).message);
      }
    },
  };
}

const encrypted = 'Your cases are encrypted. The page asks for the passphrase the next time.';
const changed = 'The passphrase was changed, and everything was encrypted anew.';
