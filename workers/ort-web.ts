import mjs from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/webgpu';
import type { WebRuntime } from './web-engine.ts';

/** ONNX Runtime Web from our own files, with as many threads as the page allows. */
export function openOrtWeb(): Pick<WebRuntime, 'createSession' | 'Tensor' | 'versions'> {
  // Without these the runtime looks for its files on a public host.
  env.wasm.wasmPaths = { mjs: absolute(mjs), wasm: absolute(wasm) };
  env.wasm.numThreads = globalThis.crossOriginIsolated ? Math.min(4, navigator.hardwareConcurrency || 1) : 1;
  env.logLevel = 'error';
  return {
    createSession: (graph, options) => InferenceSession.create(graph, options),
    Tensor,
    versions: { 'onnxruntime-web': env.versions.web ?? '' },
  };
}

function absolute(url: string): string {
  // Not against the worker's own address: a sealed worker has a blob: address, which is no base.
  return new URL(url, import.meta.url).href;
}
