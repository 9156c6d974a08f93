import { expect, it } from 'vitest';
import { goldenSchema } from '../models/manifest.ts';
import type { LoadProgress } from '../src/engine/load.ts';
import type { Device } from '../src/engine/port.ts';
import { runEngineContract } from '../src/engine/testing/engine-contract.ts';
import { openWorkerEngine } from '../src/engine/worker-client.ts';

const modelUrl = '/models/rubricon-mini/';

function open(device: Device, onProgress: (progress: LoadProgress) => void = () => {}) {
  const spawn = (): Worker => new Worker(new URL('./verifier.worker.ts', import.meta.url), { type: 'module' });
  return openWorkerEngine({ spawn, modelUrl, devices: [device], allowSoftwareGpu: true, onProgress });
}

runEngineContract('shipped model in its worker on wasm', () => open('wasm'));

it.each(['wasm', 'webgpu'] as const)(
  'ENG-66 the shipped model gives its golden logits on %s',
  async (device) => {
    const phases = new Set<string>();
    const engine = await open(device, ({ phase }) => phases.add(phase));
    expect([...phases]).toEqual(['download', 'verify', 'start', 'self-test']);
    expect(engine.info).toMatchObject({ device, deviceNote: '' });
    const golden = goldenSchema.parse(await (await fetch(`${modelUrl}golden.json`)).json());
    const [first] = golden.rows;
    if (!first) throw new Error('no golden row');
    const answers = await engine.ask(await engine.read(first), first.statements);
    for (const [index, answer] of answers.entries()) {
      const expected = first.logits[index] ?? Number.NaN;
      expect(answer.ok && Math.abs(answer.logit - expected)).toBeLessThan(golden.tolerance.logit);
    }
    await engine.dispose();
    // The software GPU compiles and runs every kernel on the CPU: minutes on a busy machine.
  },
  480_000,
);
