import { calibrationFileSchema } from '../../models/manifest.ts';
import verifierScript from '../../workers/verifier.worker.ts?worker&url';
import { RubriconError } from '../domain/errors.ts';
import { openWorkerEngine } from '../engine/worker-client.ts';
import { keptUrl } from '../packs/pack-store.ts';
import { startSealedWorker } from '../seal/start-sealed-worker.ts';
import { toCalibration } from '../verification/calibrate.ts';
import type { OpenVerifier } from './model-slot.ts';

const modelFolder = 'models/rubricon-mini/';

/** Where a person reads what the shipped model is. */
export const cardUrl = `./${modelFolder}card.md`;

/**
 * A model that is kept here, or the one that ships with the page, in a worker of its own: on WebGPU where that is
 * trustworthy, else WebAssembly. A language model comes without a calibration.
 */
export const openModel: OpenVerifier = async (onProgress, chosen) => {
  const modelUrl = chosen === null ? new URL(modelFolder, document.baseURI).href : keptUrl(chosen);
  const engine = await openWorkerEngine({
    modelUrl,
    devices: ['webgpu', 'wasm'],
    onProgress,
    spawn: () => startSealedWorker(verifierScript, 'verifier'),
  });
  return { engine, calibration: chosen === null ? await loadCalibration(modelUrl) : null };
};

async function loadCalibration(modelUrl: string): Promise<ReturnType<typeof toCalibration>> {
  const response = await fetch(new URL('calibration.json', modelUrl));
  const file = response.ok ? calibrationFileSchema.safeParse(await response.json().catch(() => null)) : null;
  if (file?.success) return toCalibration(file.data);
  throw new RubriconError(
    'model-corrupt',
    "The model's calibration could not be read. Load it again; if it returns, install Rubricon afresh.",
  );
}
