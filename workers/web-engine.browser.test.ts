import { env } from 'onnxruntime-web/webgpu';
import { describe, expect, it } from 'vitest';
import { runEngineContract } from '../src/engine/testing/engine-contract.ts';
import type { LoadRequest } from '../src/engine/wire.ts';
import { openWorkerEngine, type WorkerEngineOptions } from '../src/engine/worker-client.ts';
import { tinyFetch } from './testing/tiny-fetch.ts';
import { tinyAnswer } from './testing/tiny-reference.ts';
import { openWebEngine, type WebRuntime } from './web-engine.ts';
import { createWebRuntime } from './web-runtime.ts';

const document = {
  conversation: [{ role: 'user', content: 'My knee hurts since the fall. What now?' }] as const,
  response: 'Rest it, cool it.\nSee a doctor if it swells or locks, or after a week without change.',
};
const statements = ['Advises rest.', 'Mentions a doctor.', 'Asks about the fall, the stairs and the pain at night.'];

const spawn = (): Worker => new Worker(new URL('./testing/tiny.worker.ts', import.meta.url), { type: 'module' });
const workerEngine = (kind: string, options: Partial<WorkerEngineOptions> = {}) =>
  openWorkerEngine({ spawn, modelUrl: `http://tiny.invalid/${kind}/`, devices: ['wasm'], ...options });

/** The engine in the page itself, where a test can reach its GPU. */
const pageEngine = (devices: LoadRequest['devices'], kind = 'ok', runtime: Partial<WebRuntime> = {}) =>
  openWebEngine(
    { modelUrl: `http://tiny.invalid/${kind}/`, devices, allowSoftwareGpu: true, deviceNote: '' },
    () => {},
    {
      ...createWebRuntime(),
      fetch: tinyFetch(kind),
      ...runtime,
    },
  );

runEngineContract('fusion in a worker on wasm', () => workerEngine('ok'));
runEngineContract('fusion in a worker on webgpu', () =>
  workerEngine('ok', { devices: ['webgpu'], allowSoftwareGpu: true }),
);

describe('devices', () => {
  it.each(['wasm', 'webgpu'] as const)('ENG-64 %s agrees with the numbers worked out by hand', async (device) => {
    const engine = await workerEngine('ok', { devices: [device], allowSoftwareGpu: true });
    expect(engine.info).toMatchObject({ device, deviceNote: '' });
    for (const [index, answer] of (await engine.ask(await engine.read(document), statements)).entries()) {
      const expected = tinyAnswer(document, statements[index] ?? '');
      expect(answer.ok && Math.abs(answer.logit - expected.logit)).toBeLessThan(1e-4);
    }
    await engine.dispose();
  });

  it('ENG-61 a software GPU is passed over with a note unless asked for', async () => {
    const engine = await workerEngine('ok', { devices: ['webgpu', 'wasm'] });
    expect(engine.info.device).toBe('wasm');
    expect(engine.info.deviceNote).toMatch(/software.*; using WebAssembly\.$/);
    await engine.dispose();
  });

  it('ENG-60 without WebGPU the next device is used, with a note; without a next one the reason is given', async () => {
    const engine = await pageEngine(['webgpu', 'wasm'], 'ok', { gpu: undefined });
    expect(engine.info).toMatchObject({ device: 'wasm', deviceNote: 'This browser has no WebGPU; using WebAssembly.' });
    await engine.dispose();
    await expect(pageEngine(['webgpu'], 'ok', { gpu: undefined })).rejects.toMatchObject({
      code: 'device-unavailable',
    });
  });

  it('ENG-62 an adapter request that hangs ends in the next device', async () => {
    const gpu = { requestAdapter: () => new Promise(() => {}) } as unknown as GPU;
    const engine = await pageEngine(['webgpu', 'wasm'], 'ok', { gpu, gpuPatience: 50 });
    expect(engine.info.deviceNote).toMatch(/did not answer.*; using WebAssembly\.$/);
    await engine.dispose();
  });

  it('ENG-53 a device with wrong numbers is not used', async () => {
    const real = createWebRuntime();
    const createSession: WebRuntime['createSession'] = async (graph, options) => {
      const session = await real.createSession(graph, options);
      const onGpu = options.executionProviders?.[0] !== 'wasm';
      const run = async (feeds: Parameters<typeof session.run>[0]) => {
        const results = await session.run(feeds);
        for (const value of Object.values(results)) if (onGpu) (value.data as Float32Array).fill(0);
        return results;
      };
      return Object.assign(Object.create(session) as typeof session, { run, release: () => session.release() });
    };
    const engine = await pageEngine(['webgpu', 'wasm'], 'ok', { createSession });
    expect(engine.info.deviceNote).toBe('WebGPU gave wrong numbers on this device; using WebAssembly.');
    await engine.dispose();
    await expect(pageEngine(['webgpu'], 'ok', { createSession })).rejects.toMatchObject({
      code: 'device-untrustworthy',
    });
    await expect(pageEngine(['webgpu', 'wasm'], 'wrong')).rejects.toMatchObject({ code: 'device-untrustworthy' });
  });

  it('ENG-63 a lost GPU device is device-lost, for the running call and every later one', async () => {
    const devices: GPUDevice[] = [];
    const gpu = {
      async requestAdapter(options: GPURequestAdapterOptions) {
        const adapter = await navigator.gpu.requestAdapter(options);
        if (!adapter) return null;
        const requestDevice = async (descriptor: GPUDeviceDescriptor) => {
          const device = await adapter.requestDevice(descriptor);
          devices.push(device);
          return device;
        };
        const { info, features, limits } = adapter;
        return { info, features, limits, requestDevice };
      },
    } as unknown as GPU;
    const engine = await pageEngine(['webgpu'], 'ok', { gpu });
    const reading = await engine.read(document);
    const many = Array.from({ length: 64 }, (_, index) => `Point ${index}.`);
    const onAnswer = (): void => devices[0]?.destroy();
    await expect(engine.ask(reading, many, { onAnswer })).rejects.toMatchObject({ code: 'device-lost' });
    await expect(engine.read(document)).rejects.toMatchObject({ code: 'device-lost' });
  });
});

describe('loading in a worker', () => {
  it.each([
    ['missing', 'model-missing'],
    ['page', 'model-missing'],
    ['offline', 'model-missing'],
    ['flipped', 'model-corrupt'],
    ['nan', 'device-untrustworthy'],
    ['wrong', 'device-untrustworthy'],
  ])('ENG-51 a model that is %s ends in %s', async (kind, code) => {
    await expect(workerEngine(kind)).rejects.toMatchObject({ code });
  });

  it('ENG-20 a worker whose script is not there is worker-lost', async () => {
    const nowhere = (): Worker => new Worker('/no-such-worker.js', { type: 'module' });
    await expect(workerEngine('ok', { spawn: nowhere, maxRestarts: 1 })).rejects.toMatchObject({ code: 'worker-lost' });
  });

  it('ENG-65 the runtime comes from our own host', () => {
    createWebRuntime();
    const paths = env.wasm.wasmPaths;
    const urls = typeof paths === 'object' ? [String(paths.mjs), String(paths.wasm)] : [];
    expect(urls.map((url) => new URL(url).origin)).toEqual([location.origin, location.origin]);
  });
});

describe('a real worker that is lost', () => {
  it.each([
    ['closes-on-ask', 'worker-lost'],
    ['throws-on-ask', 'worker-lost'],
    ['lost-on-ask', 'device-lost'],
  ])('ENG-26 a worker that %s ends in %s, then in restarts-exhausted', async (kind, code) => {
    const engine = await workerEngine(kind, { maxRestarts: 1 });
    const reading = await engine.read(document);
    await expect(engine.ask(reading, statements)).rejects.toMatchObject({ code });
    await expect(engine.ask(reading, statements)).rejects.toMatchObject({ code: 'restarts-exhausted' });
    await engine.dispose();
  });
});
