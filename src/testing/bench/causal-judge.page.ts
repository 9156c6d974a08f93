import wllamaWasm from '@wllama/wllama/esm/wasm/wllama.wasm?url';
import { openWorkerEngine } from '../../engine/worker-client.ts';
import { measureOurs } from './measure-ours.ts';
import type { TransformersOptions } from './measure-transformers.ts';
import { measureWllama } from './measure-wllama.ts';
import type { JudgeTask, Measured, Probe } from './measured.ts';
import type { TransformersRequest } from './transformers.worker.ts';

/** Who is measured, each in a page of its own. */
export type Contestant = 'ours-wasm' | 'ours-webgpu' | 'transformers' | 'wllama' | 'wllama-cache';

export interface PageRequest {
  readonly contestant: Contestant;
  /** Path of the folder in which the model's folder lies, and the model's own name there. */
  readonly models: string;
  readonly folder: string;
  readonly dtype: TransformersOptions['dtype'];
  /** Name of the same weights as gguf in the model's folder. */
  readonly gguf: string;
  /** Units: tokens. */
  readonly context: number;
  readonly task: JudgeTask;
}

/** The browser counts page and workers, WebAssembly included and a GPU's own memory not; the bench puts the second there. */
const probe: Probe = {
  async memory() {
    const { measureUserAgentSpecificMemory } = performance as unknown as {
      measureUserAgentSpecificMemory(): Promise<{ readonly bytes: number }>;
    };
    return (await measureUserAgentSpecificMemory.call(performance)).bytes;
  },
  processor: () => (globalThis as unknown as { processorTime(): Promise<number> }).processorTime(),
};

async function measure({ contestant, task, ...request }: PageRequest): Promise<Measured> {
  const { folder, dtype, context } = request;
  const models = new URL(request.models, location.href).href;
  const modelUrl = `${models}${folder}/`;
  if (contestant === 'transformers') {
    return measureInWorker({ options: { folder, dtype, device: 'wasm' }, models, task });
  }
  if (contestant === 'ours-wasm' || contestant === 'ours-webgpu') {
    const devices = [contestant === 'ours-wasm' ? 'wasm' : 'webgpu'] as const;
    const spawn = () => new Worker(new URL('../../../workers/verifier.worker.ts', import.meta.url), { type: 'module' });
    const open = () => openWorkerEngine({ modelUrl, devices, allowSoftwareGpu: true, dtype, spawn });
    return measureOurs(open, task, probe);
  }
  const gguf = await (await fetch(`${modelUrl}${request.gguf}`)).blob();
  const wasm = new URL(wllamaWasm, location.href).href;
  return measureWllama({ gguf, wasm, cache: contestant === 'wllama-cache', context }, task, probe);
}

function measureInWorker(request: TransformersRequest): Promise<Measured> {
  const worker = new Worker(new URL('./transformers.worker.ts', import.meta.url), { type: 'module' });
  return new Promise((resolve, reject) => {
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessage = async ({ data }: MessageEvent<Measured | keyof Probe>) => {
      if (typeof data === 'string') worker.postMessage(await probe[data]());
      else resolve(data);
    };
    worker.postMessage(request);
  });
}

Object.assign(globalThis, { measure });
