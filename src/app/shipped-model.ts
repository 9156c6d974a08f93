import { keptUrl } from '../packs/pack-store.ts';
import { openEngine } from '../shipped/open-engine.ts';
import { openShippedModel } from '../shipped/open-shipped-model.ts';
import { broughtFiles, isBrought } from './brought-models.ts';
import type { OpenVerifier } from './model-slot.ts';

/**
 * A model that is kept here or was brought, or the one that ships with the page, in a worker of its own: on WebGPU where
 * that is trustworthy, else WebAssembly. A language model comes without a calibration.
 */
export const openModel: OpenVerifier = async (onProgress, chosen) => {
  if (chosen === null) return openShippedModel({ onProgress });
  const modelUrl = keptUrl(chosen);
  const files = isBrought(chosen) ? { files: broughtFiles(chosen) } : {};
  return { engine: await openEngine({ modelUrl, ...files, onProgress }), calibration: null };
};
