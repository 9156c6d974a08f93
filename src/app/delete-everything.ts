import type { Parts } from './controller.ts';
import { lockOf } from './lock/locked-page.ts';
import { emptiedState } from './state.ts';
import { wishFor } from './wish.ts';

/** Ends all work, empties the page and deletes what is kept. */
export function deleteEverything(parts: Parts): Promise<void> {
  const { store, options, queue, intake, bench, calibration, comparing, models } = parts;
  queue.stop();
  for (const work of [intake, bench, calibration, comparing]) work.leave();
  models.handle(store.get().chosen === null ? { type: 'stop-compare' } : { type: 'use-model', id: null });
  store.set({ ...emptiedState(store.get(), lockOf(options.storage)), ...wishFor(store.get(), 'open-page') });
  return options.storage.deleteEverything();
}
