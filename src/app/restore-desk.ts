import { toFault } from '../domain/errors.ts';
import type { CaseActions } from './case-actions.ts';
import { keepDesk, settingsOf } from './desk-memory.ts';
import { lockOf } from './lock/locked-page.ts';
import type { ModelSlot } from './model-slot.ts';
import { withSoundLog } from './sound-log.ts';
import type { AppState } from './state.ts';
import type { CaseStorage } from './storage.ts';
import type { Store } from './store.ts';

export interface RestoreParts {
  readonly store: Store<AppState>;
  readonly storage: CaseStorage;
  readonly cases: CaseActions;
  readonly model: ModelSlot;
  readonly kept: (work: Promise<unknown>) => void;
}

/** Takes up what was kept from last time, and keeps the desk from then on. A locked page waits for its passphrase. */
export async function restoreDesk({ store, storage, cases, model, kept }: RestoreParts): Promise<void> {
  if (storage.lock.atRest() === 'locked') return;
  try {
    const [left, records, library] = await Promise.all([
      storage.loadDesk(),
      storage.loadCases(),
      storage.loadLibrary(),
    ]);
    const sound = records.map(withSoundLog);
    const damaged = sound.some((record, index) => record !== records[index]);
    const fault = damaged ? brokenLog : store.get().fault;
    store.set({
      ...(left ? settingsOf(left) : {}),
      cases: sound,
      bench: { ...store.get().bench, library },
      lock: lockOf(storage),
    });
    if (store.get().chosen !== null) model.reload();
    if (left?.openId) cases.open(left.openId);
    // Opening a case clears what was said before.
    store.set({ fault });
  } catch (thrown) {
    store.set({ fault: toFault(thrown).message });
  }
  keepDesk(store, (desk) => kept(storage.saveDesk(desk)));
}

const brokenLog = 'The log of a kept case was damaged. The case is here without its verdicts; score it again.';
