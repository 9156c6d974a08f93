import { toFault } from '../src/domain/errors.ts';
import { openGpuDevice } from './gpu-device.ts';
import { measureSpeed } from './measure-speed.ts';
import { openOrtWeb } from './ort-web.ts';
import { sealThreads } from './seal-threads.ts';

sealThreads(globalThis);

/** Measures the fastest device of this machine that would be used, and says how fast it is. */
const runtime = openOrtWeb();
const { Tensor } = runtime;
const now = (): number => performance.now();
const opened = await openGpuDevice({ gpu: navigator.gpu, allowSoftware: false, patience: 10_000 }).catch(() => null);
const provider = opened ? { name: 'webgpu' as const, device: opened.device } : 'wasm';
try {
  const createSession = (graph: Uint8Array) => runtime.createSession(graph, { executionProviders: [provider] });
  postMessage({ speed: await measureSpeed({ device: opened ? 'webgpu' : 'wasm', createSession, Tensor, now }) });
} catch (thrown) {
  postMessage({ fault: toFault(thrown) });
}
