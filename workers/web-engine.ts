import type { InferenceSession, TensorConstructor } from 'onnxruntime-common';
import { RubriconError } from '../src/domain/errors.ts';
import type { LoadProgress } from '../src/engine/load.ts';
import type { Device, Engine } from '../src/engine/port.ts';
import type { LoadRequest } from '../src/engine/wire.ts';
import { type BuildOptions, buildFusionEngine } from './build-fusion-engine.ts';
import { createFetchFile } from './fetch-file.ts';
import { openGpuDevice } from './gpu-device.ts';
import { loadModelFiles, type ModelFiles } from './model-files.ts';

/** What the engine takes from the browser, so that tests can give something else. */
export interface WebRuntime {
  readonly createSession: (graph: Uint8Array, options: InferenceSession.SessionOptions) => Promise<InferenceSession>;
  readonly Tensor: TensorConstructor;
  readonly versions: Readonly<Record<string, string>>;
  readonly fetch: typeof globalThis.fetch;
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

/**
 * Opens the model on the first device of the request that starts and passes the self-test.
 * Throws: RubriconError model-missing, model-corrupt, model-unsupported, device-lost; when no device is left, that of the last one.
 */
export async function openWebEngine(
  request: LoadRequest,
  onProgress: (progress: LoadProgress) => void,
  runtime: WebRuntime,
): Promise<Engine> {
  const files = await loadModelFiles(createFetchFile(request.modelUrl, runtime.fetch), {
    onBytes: (loaded, total) => onProgress({ phase: 'download', loaded, total }),
    onVerify: () => onProgress({ phase: 'verify' }),
  });
  let { deviceNote } = request;
  let last = new RubriconError('device-unavailable', 'No device was named to run the model on. Name one.');
  for (const [index, device] of request.devices.entries()) {
    try {
      return await openOn(device, { files, deviceNote, onProgress }, request, runtime);
    } catch (error) {
      if (!(error instanceof RubriconError) || isFinal(error)) throw error;
      last = error;
      deviceNote = [deviceNote, noteOf(device, error, request.devices[index + 1])].join(' ').trim();
    }
  }
  throw last;
}

type Common = Pick<BuildOptions, 'deviceNote'> & { files: ModelFiles; onProgress: (progress: LoadProgress) => void };

async function openOn(device: Device, common: Common, request: LoadRequest, runtime: WebRuntime): Promise<Engine> {
  const build = { ...common, device, versions: runtime.versions, Tensor: runtime.Tensor };
  if (device === 'wasm') {
    return buildFusionEngine({ ...build, lost: new AbortController().signal, createSession: session('wasm') });
  }
  if (device !== 'webgpu')
    throw new RubriconError('device-unavailable', `A browser cannot run the model on ${names[device]}.`);
  const gpu = await openGpuDevice({
    gpu: runtime.gpu,
    allowSoftware: request.allowSoftwareGpu,
    patience: runtime.gpuPatience,
  });
  try {
    const createSession = session({ name: 'webgpu', device: gpu.device });
    return await buildFusionEngine({ ...build, lost: gpu.lost, createSession });
  } catch (error) {
    gpu.device.destroy();
    throw error;
  }

  function session(provider: InferenceSession.ExecutionProviderConfig): BuildOptions['createSession'] {
    return (graph, weights) =>
      runtime.createSession(graph, { executionProviders: [provider], externalData: [weights], logSeverityLevel: 3 });
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
