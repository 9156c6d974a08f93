import { findProfile } from '../domain/profiles/registry.ts';
import { type AppState, initialState } from './state.ts';
import type { DeskMemory } from './storage.ts';
import type { Store } from './store.ts';

/** Everything a kept desk says but which case was open; what a desk of an older version lacks is as at first. */
export function settingsOf({
  theme,
  noteSeen,
  draft,
  own = null,
  abstain = 'default',
  profile = '',
  chosen = null,
  lockAfter = initialState.lockAfter,
}: DeskMemory): Partial<AppState> {
  // A profile that this version does not have is as none chosen.
  const known = findProfile(profile)?.name ?? '';
  return { theme, noteSeen, draft, own, abstain, profile: known, chosen, lockAfter };
}

/** Keeps how the desk was left, whenever it changed. */
export function keepDesk(store: Store<AppState>, keep: (desk: DeskMemory) => void): void {
  const untouched = JSON.stringify(memoryOf(initialState));
  let last = JSON.stringify(memoryOf(store.get()));
  store.subscribe((state) => {
    const desk = memoryOf(state);
    const now = JSON.stringify(desk);
    if (now === last) return;
    last = now;
    // Nothing is written for a page in its first state: "delete everything" leaves nothing behind.
    if (now !== untouched) keep(desk);
  });
}

function memoryOf({ openId, theme, noteSeen, draft, own, abstain, profile, chosen, lockAfter }: AppState): DeskMemory {
  return { openId, theme, noteSeen, draft, own, abstain, profile, chosen, lockAfter };
}
