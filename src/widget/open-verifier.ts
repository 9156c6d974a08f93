import { calibrationFileSchema } from '../../models/manifest.ts';
import type { Calibration } from '../domain/calibration.ts';
import { RubriconError } from '../domain/errors.ts';
import type { LoadProgress } from '../engine/load.ts';
import { openWorkerEngine } from '../engine/worker-client.ts';
import { startSealedWorker } from '../seal/start-sealed-worker.ts';
import { assetPlaces } from '../shipped/asset-places.ts';
import { openEngine } from '../shipped/open-engine.ts';
import { openShippedModel } from '../shipped/open-shipped-model.ts';
import { toCalibration, type Verifier } from '../verification/calibrate.ts';
import { type Places, placesOf } from './places.ts';

/** Opens the model that lies at a place, in a worker that is under the policy of the page it stands in. */
export async function openVerifier(places: Places, onProgress: (progress: LoadProgress) => void): Promise<Verifier> {
  const { modelUrl, workerUrl, shipped } = places;
  // Out of the npm package a bundler may have moved every file: then each has an address of its own.
  const packaged = assetPlaces !== null && workerUrl === placesOf('', '').workerUrl;
  if (packaged && shipped) return openShippedModel({ onProgress });
  const engine = packaged
    ? await openEngine({ modelUrl, onProgress })
    : await openWorkerEngine({
        modelUrl,
        devices: ['webgpu', 'wasm'],
        onProgress,
        spawn: () => startSealedWorker(workerUrl, 'verifier'),
      });
  try {
    return { engine, calibration: await loadCalibration(places) };
  } catch (thrown) {
    await engine.dispose();
    throw thrown;
  }
}

/** A model of somebody's own may come without one; then no chance is called calibrated. */
async function loadCalibration({ modelUrl, shipped }: Places): Promise<Calibration | null> {
  const response = await fetch(new URL('calibration.json', modelUrl)).catch(() => null);
  const file = response?.ok ? calibrationFileSchema.safeParse(await response.json().catch(() => null)) : null;
  if (file?.success) return toCalibration(file.data);
  if (!shipped) return null;
  throw new RubriconError(
    'model-corrupt',
    "The model's calibration could not be read. Load it again; if it returns, install Rubricon afresh.",
  );
}
