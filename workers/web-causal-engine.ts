import type { InferenceSession } from 'onnxruntime-common';
import type { CausalDtype } from '../models/causal-config.ts';
import { RubriconError } from '../src/domain/errors.ts';
import type { LoadProgress } from '../src/engine/load.ts';
import type { Engine } from '../src/engine/port.ts';
import { buildCausalEngine } from './build-causal-engine.ts';
import { type CausalFolder, type CausalWeights, loadCausalFolder, preferredDtypes } from './causal-files.ts';
import type { GpuDevice } from './gpu-device.ts';
import { loadWeights } from './load-weights.ts';
import type { FetchFile } from './model-files.ts';
import type { WebRuntime } from './web-engine.ts';

/** Where the model is to run: in WebAssembly, or on a GPU that was opened for it. */
export type Place =
  | { readonly device: 'wasm' }
  | ({ readonly device: 'webgpu'; readonly gpu: GPUDevice } & Omit<GpuDevice, 'device'>);

export interface WebCausal {
  /** Starts the model in one place. Throws: RubriconError of what kept it from starting. */
  openOn(place: Place, deviceNote: string): Promise<Engine>;
}

export interface WebCausalOptions {
  readonly modelUrl: string;
  readonly fetchFile: FetchFile;
  readonly dtype: CausalDtype | undefined;
  readonly runtime: WebRuntime;
  readonly onProgress: (progress: LoadProgress) => void;
}

/** More layers than any model has: names of outputs that are not there do no harm. */
const layersMax = 256;

/**
 * Loads a language model's description; its weights follow when it is known what runs where.
 * Throws: RubriconError model-missing, model-corrupt, model-unsupported.
 */
export async function loadWebCausal(options: WebCausalOptions): Promise<WebCausal> {
  const { fetchFile, runtime, onProgress } = options;
  const folder = await loadCausalFolder(fetchFile);
  const held = createWeightStore(folder, options);
  const presents = Array.from({ length: layersMax }, (_, layer) =>
    ['key', 'value'].map((part) => `present.${layer}.${part}`),
  );

  function createSession(
    { graph, external }: CausalWeights,
    onDevice: InferenceSession.SessionOptions,
  ): Promise<InferenceSession> {
    const bytes = typeof graph === 'string' ? new TextEncoder().encode(graph) : graph;
    return runtime.createSession(bytes, { ...onDevice, externalData: [...external], logSeverityLevel: 3 });
  }

  async function openOn(place: Place, deviceNote: string): Promise<Engine> {
    const onlyGpu = place.device === 'webgpu' ? place : null;
    const half = onlyGpu?.gpu.features.has('shader-f16') ?? false;
    const weights = await held(options.dtype ? [options.dtype] : preferredDtypes(place.device, half)).catch(
      (error: unknown) => {
        throw onlyGpu && !half && !options.dtype && isMissing(error) ? noHalfPrecision(error) : error;
      },
    );
    const onWasm = (own: CausalWeights) => createSession(own, { executionProviders: ['wasm'] });
    // What the model keeps of a text stays on the GPU: only logits come back.
    const onGpu = (own: CausalWeights, device: GPUDevice) =>
      createSession(own, {
        executionProviders: [{ name: 'webgpu', device }],
        preferredOutputLocation: Object.fromEntries(presents.flat().map((name) => [name, 'gpu-buffer'] as const)),
      });
    return buildCausalEngine({
      folder,
      weights,
      name: new URL(options.modelUrl).pathname.split('/').filter(Boolean).at(-1) ?? 'model',
      device: place.device,
      deviceNote,
      versions: runtime.versions,
      createSession: (own) => (onlyGpu ? onGpu(own, onlyGpu.gpu) : onWasm(own)),
      ...(onlyGpu && { createReference: onWasm }),
      smallChunks: onlyGpu?.smallSubgroups ?? false,
      Tensor: runtime.Tensor,
      loadGrammars: runtime.loadGrammars,
      lost: onlyGpu?.lost ?? new AbortController().signal,
      onProgress,
    });
  }

  return { openOn };
}

/** Fetches weights once, however many devices are tried. */
function createWeightStore(
  { config }: CausalFolder,
  { fetchFile, onProgress }: WebCausalOptions,
): (dtypes: readonly CausalDtype[]) => Promise<CausalWeights> {
  let held: CausalWeights | null = null;
  return async (dtypes) => {
    if (held && dtypes[0] === held.dtype) return held;
    const fetched = await loadWeights(fetchFile, config, dtypes, (loaded, total) =>
      onProgress({ phase: 'download', loaded, total }),
    );
    onProgress({ phase: 'verify' });
    held = fetched;
    return fetched;
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof RubriconError && error.code === 'model-missing';
}

/** Another device may run what is there; where nothing is, that one says so. */
function noHalfPrecision(cause: unknown): RubriconError {
  const message = 'The GPU has no half precision, and the model is here in no other.';
  return new RubriconError('device-unavailable', message, { cause, details: { device: 'webgpu' } });
}
