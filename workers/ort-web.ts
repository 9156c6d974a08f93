import mjs from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/webgpu';
import type { RuntimeFiles } from '../src/engine/load.ts';
import type { WebRuntime } from './web-engine.ts';

/** ONNX Runtime Web from our own files, with as many threads as the page allows. */
export function openOrtWeb(files?: RuntimeFiles): Pick<WebRuntime, 'createSession' | 'Tensor' | 'versions'> {
  env.wasm.numThreads = globalThis.crossOriginIsolated ? Math.min(4, navigator.hardwareConcurrency || 1) : 1;
  env.logLevel = 'error';
  const placed = place(files ?? { wasm: absolute(wasm), script: absolute(mjs) });
  return {
    createSession: async (graph, options) => {
      await placed;
      return InferenceSession.create(graph, options);
    },
    Tensor,
    versions: { 'onnxruntime-web': env.versions.web ?? '' },
  };
}

/** Without this the runtime looks for its files on a public host. */
function place({ wasm, script }: RuntimeFiles): Promise<void> | null {
  if (typeof wasm === 'string') {
    env.wasm.wasmPaths = { wasm, ...(script !== undefined && { mjs: script }) };
    return null;
  }
  // No file of its own stands beside it, so no thread could be started.
  env.wasm.numThreads = 1;
  return wasm.arrayBuffer().then((bytes) => {
    env.wasm.wasmBinary = bytes;
  });
}

function absolute(url: string): string {
  // Not against the worker's own address: a sealed worker has a blob: address, which is no base.
  return new URL(url, import.meta.url).href;
}
