import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect, it } from 'vitest';
import { loadNodeGrammars } from './node-grammars.ts';
import { tinyCausalFetch } from './testing/tiny-causal-fetch.ts';
import { openWebEngine, type WebRuntime } from './web-engine.ts';

/** A GPU without half precision, which here computes nothing: the model must not come to it. */
const adapter = {
  info: { isFallbackAdapter: false, architecture: 'made up', description: '', subgroupMinSize: 32 },
  features: new Set(),
  limits: {},
  requestDevice: async () => ({ features: new Set(), lost: new Promise(() => {}), destroy: () => undefined }),
};

const runtime: WebRuntime = {
  createSession: (graph) => InferenceSession.create(graph, { logSeverityLevel: 3 }),
  Tensor,
  versions: {},
  loadGrammars: loadNodeGrammars,
  fetch: tinyCausalFetch(),
  gpu: { requestAdapter: async () => adapter } as unknown as GPU,
  gpuPatience: 1000,
};

it('ENG-60 weights in half precision alone are left to the next device where the GPU has none, and it is said', async () => {
  const request = { devices: ['webgpu', 'wasm'], allowSoftwareGpu: false, deviceNote: '' } as const;
  const modelUrl = 'http://tiny.invalid/llama-q4f16/';
  const engine = await openWebEngine({ ...request, modelUrl }, () => {}, runtime);
  expect(engine.info).toMatchObject({ device: 'wasm', dtype: 'q4f16' });
  expect(engine.info.deviceNote).toContain('half precision');
  expect(engine.info.deviceNote).toMatch(/using WebAssembly\.$/);
  await engine.dispose();
  const missing = openWebEngine({ ...request, modelUrl, dtype: 'q8' }, () => {}, runtime);
  await expect(missing).rejects.toMatchObject({ code: 'model-missing' });
});
