import { afterEach, expect, it, vi } from 'vitest';
import { createScriptedEngine } from '../engine/scripted-engine.ts';
import { openVerifier } from './open-verifier.ts';

const disposed = vi.hoisted(() => vi.fn(async () => undefined));
vi.mock('../engine/worker-client.ts', () => ({
  openWorkerEngine: async () => ({ ...createScriptedEngine(() => ({ logit: 1 })), dispose: disposed }),
}));
afterEach(() => vi.unstubAllGlobals());

const places = {
  modelUrl: 'https://here.example/m/',
  shipped: true,
  workerUrl: 'https://here.example/w.js',
  probeUrl: '',
};

it('WID-5 a model whose calibration cannot be read is closed again', async () => {
  vi.stubGlobal('fetch', async () => new Response('', { status: 404 }));
  await expect(openVerifier(places, () => undefined)).rejects.toMatchObject({ code: 'model-corrupt' });
  expect(disposed).toHaveBeenCalledOnce();
});
