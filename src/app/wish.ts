import type { AppState, Wish } from './state.ts';

/** The next wish: newer than the one before, which was followed already. */
export function wishFor(
  { wish }: Pick<AppState, 'wish'>,
  kind: Wish['kind'],
  more: Partial<Pick<Wish, 'start' | 'id'>> = {},
): { readonly wish: Wish } {
  return { wish: { kind, start: null, tick: (wish?.tick ?? 0) + 1, ...more } };
}
