import script from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';

/** Where the runtime's own files lie, for whoever starts a worker. */
export const runtimeScript = script;
export const runtimeWasm = wasm;
