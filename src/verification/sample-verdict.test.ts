import { describe, expect, it } from 'vitest';
import type { WriteOptions } from '../engine/port.ts';
import { createScriptedEngine } from '../engine/scripted-engine.ts';
import { sampleVerdict } from './sample-verdict.ts';

const document = { conversation: [{ role: 'user', content: 'My knee hurts.' }] as const, response: 'Rest it.' };

describe('a verdict by repeated samples', () => {
  it('VER-95 E20 asks the same k times, each with its own seed and by chance, and 4 of 5 that agree are 0.8', async () => {
    const calls: WriteOptions[] = [];
    const write = (_: object, options: WriteOptions) => {
      calls.push(options);
      return calls.length === 3 ? 'no' : 'yes';
    };
    const engine = createScriptedEngine(() => ({ logit: 0 }), { write });
    const found = await sampleVerdict(engine, document, 'Advises rest.', { samples: 5, seed: 7 });
    expect(found).toEqual({ n: 5, met: true, share: 0.8, confidence: 0.8 });
    expect(calls.map(({ seed, temperature }) => [seed, temperature])).toEqual(
      [7, 8, 9, 10, 11].map((seed) => [seed, 1]),
    );
  });

  it('VER-95 E20 what is no answer counts in nothing, and a model that cannot write is refused', async () => {
    const engine = createScriptedEngine(() => ({ logit: 0 }), { write: () => 'perhaps' });
    expect(await sampleVerdict(engine, document, 'Advises rest.', { samples: 2 })).toMatchObject({
      n: 0,
      confidence: null,
    });
    const silent = createScriptedEngine(() => ({ logit: 0 }));
    await expect(sampleVerdict(silent, document, 'x', { samples: 1 })).rejects.toMatchObject({
      code: 'model-unsupported',
    });
  });
});
