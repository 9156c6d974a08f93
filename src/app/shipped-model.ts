import { calibrationFileSchema } from '../../models/manifest.ts';
import verifierScript from '../../workers/verifier.worker.ts?worker&url';
import { RubriconError } from '../domain/errors.ts';
import { openWorkerEngine } from '../engine/worker-client.ts';
import { startSealedWorker } from '../seal/start-sealed-worker.ts';
import { toCalibration } from '../verification/calibrate.ts';
import type { OpenVerifier } from './model-slot.ts';

const modelFolder = 'models/rubricon-mini/';

/** Where a person reads what the shipped model is. */
export const cardUrl = `./${modelFolder}card.md`;

/** The model that ships with the page, in a worker of its own: on WebGPU where that is trustworthy, else WebAssembly. */
export const openShippedModel: OpenVerifier = async (onProgress) => {
  const modelUrl = new URL(modelFolder, document.baseURI).href;
  const engine = await openWorkerEngine({
    modelUrl,
    devices: ['webgpu', 'wasm'],
    onProgress,
    spawn: () => startSealedWorker(verifierScript, 'verifier'),
  });
  return { engine, calibration: await loadCalibration(modelUrl) };
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
