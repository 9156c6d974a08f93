import { findPack } from '../../models/packs.ts';
import packsWorker from '../../workers/packs.worker.ts?worker&url';
import type { KeptPack } from '../packs/keep-packs.ts';
import { isReady } from '../packs/pack-record.ts';
import { connectPacks } from '../packs/pack-wire.ts';
import { startSealedWorker } from '../seal/start-sealed-worker.ts';
import { isSingleFile } from '../shipped/carried-files.ts';
import type { ModelChoice } from '../ui/model-panel.ts';
import { listBrought } from './brought-models.ts';

/**
 * The models that the store holds. It is read by a sealed worker: this page can look, and fetches nothing. A page from a
 * disk has no store, only the folders that were chosen since it was opened.
 */
export async function listModels(): Promise<readonly ModelChoice[]> {
  if (isSingleFile()) return listBrought();
  const worker = startSealedWorker(packsWorker, 'packs');
  try {
    return (await connectPacks(worker).list()).map(toChoice);
  } finally {
    worker.terminate();
  }
}

function toChoice({ record, onDisk }: KeptPack): ModelChoice {
  const { id, name, dtype, licence } = record;
  const about = [findPack(id)?.goodFor ?? 'A language model of your own choice.', dtype, licence ?? ''];
  return { id, name, about: about.filter(Boolean).join(' · '), bytes: onDisk, whole: isReady(record) };
}
