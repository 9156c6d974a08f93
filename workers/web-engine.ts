import type { InferenceSession, TensorConstructor } from 'onnxruntime-common';
import { RubriconError } from '../src/domain/errors.ts';
import type { LoadProgress } from '../src/engine/load.ts';
import type { Device, Engine } from '../src/engine/port.ts';
import type { LoadRequest } from '../src/engine/wire.ts';
import { type BuildOptions, buildFusionEngine } from './build-fusion-engine.ts';
import { createFetchFile } from './fetch-file.ts';
import { createFetchGiven } from './fetch-given.ts';
import { findModelKind } from './find-model-kind.ts';
import { openGpuDevice } from './gpu-device.ts';
import type { LoadGrammars } from './grammar.ts';
import { type FetchFile, loadModelFiles } from './model-files.ts';
import { loadWebCausal, type Place } from './web-causal-engine.ts';

/** What the engine takes from the browser, so that tests can give something else. */
export interface WebRuntime {
  readonly createSession: (graph: Uint8Array, options: InferenceSession.SessionOptions) => Promise<InferenceSession>;
  readonly Tensor: TensorConstructor;
  readonly versions: Readonly<Record<string, string>>;
  readonly loadGrammars: LoadGrammars;
  readonly fetch: typeof globalThis.fetch;
  /** Opens a model that is kept in this browser; absent where none can be. */
  readonly openKept?: (modelUrl: string) => FetchFile | null;
  readonly gpu: GPU | undefined;
  /** How long the browser may take to name a GPU. Units: milliseconds. */
  readonly gpuPatience: number;
}

const names: Readonly<Record<Device, string>> = {
  webgpu: 'WebGPU',
  wasm: 'WebAssembly',
  cpu: 'the CPU',
  scripted: 'a script',
};

/** A loaded model of either kind, to be started in one place or another. */
type StartIn = (place: Place, deviceNote: string) => Promise<Engine>;
type Tell = (progress: LoadProgress) => void;

/**
 * Opens the model on the first device of the request that starts and passes the self-test.
 * Throws: RubriconError model-missing, model-corrupt, model-unsupported, device-lost; when no device is left, that of the last one.
 */
export async function openWebEngine(request: LoadRequest, onProgress: Tell, runtime: WebRuntime): Promise<Engine> {
  const start = await loadModel(request, onProgress, runtime);
  let { deviceNote } = request;
  let last = new RubriconError('device-unavailable', 'No device was named to run the model on. Name one.');
  for (const [index, device] of request.devices.entries()) {
    try {
      return await openOn(device, (place) => start(place, deviceNote), request, runtime);
    } catch (error) {
      if (!(error instanceof RubriconError) || isFinal(error)) throw error;
      last = error;
      deviceNote = [deviceNote, noteOf(device, error, request.devices[index + 1])].join(' ').trim();
    }
  }
  throw last;
}

async function loadModel(request: LoadRequest, onProgress: Tell, runtime: WebRuntime): Promise<StartIn> {
  const fetchFile = placeOf(request, runtime);
  if ((await findModelKind(fetchFile)) === 'fusion') return loadFusion(fetchFile, onProgress, runtime);
  const { modelUrl, dtype } = request;
  const { openOn } = await loadWebCausal({ modelUrl, dtype, fetchFile, runtime, onProgress });
  return openOn;
}

/** Where the files come from: as they were given, from the store, or from the model's folder. */
function placeOf({ files, modelUrl }: LoadRequest, runtime: WebRuntime): FetchFile {
  if (files) return createFetchGiven(files, runtime.fetch);
  return runtime.openKept?.(modelUrl) ?? createFetchFile(modelUrl, runtime.fetch);
}

async function loadFusion(fetchFile: FetchFile, onProgress: Tell, runtime: WebRuntime): Promise<StartIn> {
  const files = await loadModelFiles(fetchFile, {
    onBytes: (loaded, total) => onProgress({ phase: 'download', loaded, total }),
    onVerify: () => onProgress({ phase: 'verify' }),
  });
  const { versions, Tensor } = runtime;
  return (place, deviceNote) => {
    const provider = place.device === 'wasm' ? 'wasm' : { name: 'webgpu', device: place.gpu };
    const createSession: BuildOptions['createSession'] = (graph, weights) =>
      runtime.createSession(graph, { executionProviders: [provider], externalData: [weights], logSeverityLevel: 3 });
    const lost = place.device === 'wasm' ? new AbortController().signal : place.lost;
    const { device } = place;
    return buildFusionEngine({ files, device, deviceNote, versions, Tensor, createSession, lost, onProgress });
  };
}

async function openOn(
  device: Device,
  start: (place: Place) => Promise<Engine>,
  request: LoadRequest,
  runtime: WebRuntime,
): Promise<Engine> {
  if (device === 'wasm') return start({ device });
  if (device !== 'webgpu')
    throw new RubriconError('device-unavailable', `A browser cannot run the model on ${names[device]}.`);
  const { device: gpu, ...own } = await openGpuDevice({
    gpu: runtime.gpu,
    allowSoftware: request.allowSoftwareGpu,
    patience: runtime.gpuPatience,
  });
  try {
    return await start({ device, gpu, ...own });
  } catch (error) {
    gpu.destroy();
    throw error;
  }
}

/** Another device would not help, or could not be started beside a lost one. */
function isFinal({ code }: RubriconError): boolean {
  return code.startsWith('model-') || code === 'device-lost';
}

/** Why a device is not used and what is used instead, for a status line. */
function noteOf(device: Device, error: RubriconError, next: Device | undefined): string {
  const reasons: Partial<Record<RubriconError['code'], string>> = {
    'device-unavailable': error.message.replace(/\.$/, ''),
    'device-untrustworthy': `${names[device]} gave wrong numbers on this device`,
  };
  const reason = reasons[error.code] ?? `${names[device]} failed to start`;
  return next ? `${reason}; using ${names[next]}.` : `${reason}.`;
}
