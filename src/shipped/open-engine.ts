import { runtimeWasm } from '../../workers/runtime-files.ts';
import verifierScript from '../../workers/verifier.worker.ts?worker&url';
import type { LoadOptions, RuntimeFiles } from '../engine/load.ts';
import type { Engine } from '../engine/port.ts';
import { openWorkerEngine } from '../engine/worker-client.ts';
import { startSealedWorker } from '../seal/start-sealed-worker.ts';
import { assetPlaces } from './asset-places.ts';
import { carriedFile } from './carried-files.ts';

/** What may be said of how a model is opened; devices are WebGPU, else WebAssembly, when absent. */
export type OpenEngineOptions = Omit<LoadOptions, 'devices' | 'runtime'> & Partial<Pick<LoadOptions, 'devices'>>;

/**
 * Opens any model in a sealed worker of its own, wherever worker and runtime came from: beside a page, inside a page, or
 * out of the npm package.
 * Throws: RubriconError of what kept the model from loading; AbortError when `signal` aborts.
 */
export async function openEngine(options: OpenEngineOptions): Promise<Engine> {
  const script = (await carriedFile(verifierScript, 'text/javascript')) ?? verifierScript;
  const runtime = await findRuntime();
  return openWorkerEngine({
    devices: ['webgpu', 'wasm'],
    ...options,
    ...(runtime && { runtime }),
    spawn: () => startSealedWorker(script, 'verifier'),
  });
}

async function findRuntime(): Promise<RuntimeFiles | null> {
  const wasm = await carriedFile(runtimeWasm);
  return wasm ? { wasm } : (assetPlaces?.runtime ?? null);
}
