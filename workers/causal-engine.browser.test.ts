import { InferenceSession, Tensor } from 'onnxruntime-web/webgpu';
import { describe, expect, it } from 'vitest';
import type { Device, EngineDocument } from '../src/engine/port.ts';
import { runEngineContract } from '../src/engine/testing/engine-contract.ts';
import { openWorkerEngine } from '../src/engine/worker-client.ts';
import { askFromScratch } from './testing/causal-reference.ts';
import { tinyCausalFetch, tinyCausalFiles } from './testing/tiny-causal-fetch.ts';
import { openWebEngine } from './web-engine.ts';
import { createWebRuntime } from './web-runtime.ts';

const document: EngineDocument = {
  conversation: [{ role: 'user', content: 'My knee hurts since the fall.' }],
  response: 'Rest it and cool it.\nSee a doctor if it swells or locks.',
};
const statements = ['Advises rest.', 'Mentions a doctor.', 'Asks about the pain at night.'];
const urlOf = (kind: string): string => `http://tiny.invalid/${kind}/`;

const open = (kind: string, device: Device) =>
  openWorkerEngine({
    spawn: () => new Worker(new URL('./testing/tiny-causal.worker.ts', import.meta.url), { type: 'module' }),
    modelUrl: urlOf(kind),
    devices: [device],
    allowSoftwareGpu: true,
  });

runEngineContract('qwen3 q4 in a worker on wasm', () => open('qwen3-q4', 'wasm'));
runEngineContract('qwen3 fp32 in a worker on webgpu', () => open('qwen3-fp32', 'webgpu'));

describe('read once, ask many', () => {
  const kinds = ['qwen3-fp32', 'qwen2-q4', 'llama-fp32', 'gemma-fp32'];

  const cases = kinds.flatMap((kind) => (['wasm', 'webgpu'] as const).map((device) => [kind, device] as const));

  // The software GPU has no half precision.
  it.each([...cases, ['llama-q4f16', 'wasm'] as const])(
    'ENG-70 %s on %s gives what WebAssembly gives to each statement alone and from scratch',
    async (kind, device) => {
      createWebRuntime();
      const files = tinyCausalFiles(urlOf(kind));
      const [, graph] = [...files].find(([path]) => path.endsWith('.onnx')) ?? [];
      const session = await InferenceSession.create(graph ?? new Uint8Array(), { executionProviders: ['wasm'] });
      const alone = await askFromScratch(files, session, Tensor, document, statements);
      await session.release();
      const engine = await open(kind, device);
      expect(engine.info).toMatchObject({ device, deviceNote: '' });
      const reading = await engine.read(document);
      const answers = [...(await engine.ask(reading, statements)), ...(await engine.ask(reading, statements))];
      // The statements' logits span more than 0.02. Tanh and GELU are rounded in ways of their own on a GPU, halves everywhere.
      const onWasm = kind.endsWith('f16') ? 0.005 : 1e-4;
      const tolerance = device === 'webgpu' ? 0.01 : onWasm;
      for (const [index, answer] of answers.entries()) {
        const expected = alone[index % statements.length] ?? Number.NaN;
        expect(answer.ok && Math.abs(answer.logit - expected)).toBeLessThan(tolerance);
        expect(answer.ok && answer.logit > 0).toBe(expected > 0);
      }
      await engine.dispose();
    },
  );
});

describe('a GPU that computes long runs wrongly', () => {
  it('ENG-78 is found out by the start-up test, and its answers are right all the same', async () => {
    const gpu = {
      async requestAdapter(options: GPURequestAdapterOptions) {
        const adapter = await navigator.gpu.requestAdapter(options);
        if (!adapter) return null;
        const { features, limits } = adapter;
        // The software GPU has small subgroups and is wrong beyond 31 tokens a run; here it does not admit to either.
        const info = { isFallbackAdapter: false, architecture: 'made up', description: '', subgroupMinSize: 32 };
        return {
          info,
          features,
          limits,
          requestDevice: (wanted: GPUDeviceDescriptor) => adapter.requestDevice(wanted),
        };
      },
    } as unknown as GPU;
    const modelUrl = urlOf('qwen3-fp32');
    const longest: number[] = [];
    const runtime = createWebRuntime();
    const createSession: typeof runtime.createSession = async (graph, options) => {
      const session = await runtime.createSession(graph, options);
      const run = (feeds: Parameters<typeof session.run>[0], fetches: readonly string[]) => {
        longest.push(Number(feeds.input_ids?.dims[1]));
        return session.run(feeds, fetches);
      };
      return Object.assign(Object.create(session) as typeof session, { run, release: () => session.release() });
    };
    const engine = await openWebEngine(
      { modelUrl, devices: ['webgpu'], allowSoftwareGpu: false, deviceNote: '' },
      () => {},
      { ...runtime, gpu, createSession, fetch: tinyCausalFetch() },
    );
    expect(Math.max(...longest)).toBe(48);
    longest.length = 0;
    const answers = await engine.ask(await engine.read(document), statements);
    expect(Math.max(...longest)).toBe(31);
    const files = tinyCausalFiles(modelUrl);
    const [, graph] = [...files].find(([path]) => path.endsWith('.onnx')) ?? [];
    const session = await InferenceSession.create(graph ?? new Uint8Array(), { executionProviders: ['wasm'] });
    const alone = await askFromScratch(files, session, Tensor, document, statements);
    for (const [index, answer] of answers.entries()) {
      expect(answer.ok && Math.abs(answer.logit - (alone[index] ?? Number.NaN))).toBeLessThan(0.01);
    }
    await engine.dispose();
  });
});

describe('a language model in a worker', () => {
  it('ENG-53 logits that are no numbers are device-untrustworthy', async () => {
    await expect(open('broken-qwen3-fp32', 'wasm')).rejects.toMatchObject({ code: 'device-untrustworthy' });
  });

  it.each(['wasm', 'webgpu'] as const)(
    'ENG-80 on %s it writes what the schema allows, piece by piece',
    async (device) => {
      const engine = await open('gemma-fp32', device);
      const schema = {
        type: 'object',
        properties: { met: { type: 'boolean' }, why: { type: 'string', maxLength: 12 } },
        required: ['met', 'why'],
        additionalProperties: false,
      };
      let told = '';
      const written = await engine.write?.(
        { system: 'Be brief.', user: 'Say something.' },
        { grammar: { kind: 'json-schema', schema }, maxTokens: 80, onText: (piece) => (told += piece) },
      );
      expect(written?.end).toBe('complete');
      expect(told).toBe(written?.text);
      expect(JSON.parse(told)).toEqual({ met: expect.any(Boolean), why: expect.any(String) });
      await engine.dispose();
    },
  );
});
