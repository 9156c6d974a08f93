import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { goldenSchema } from '../models/manifest.ts';
import { runEngineContract } from '../src/engine/testing/engine-contract.ts';
import { openNodeEngine } from './node-engine.ts';

const modelFolder = join(import.meta.dirname, '../models/rubricon-mini');

runEngineContract('shipped model on onnxruntime-node', () => openNodeEngine({ modelFolder }));

it('ENG-66 the shipped model gives every golden row its logits in Node', async () => {
  const golden = goldenSchema.parse(JSON.parse(await readFile(join(modelFolder, 'golden.json'), 'utf8')));
  const engine = await openNodeEngine({ modelFolder });
  for (const row of golden.rows) {
    const reading = await engine.read(row);
    for (const [index, answer] of (await engine.ask(reading, row.statements)).entries()) {
      expect(answer.ok && Math.abs(answer.logit - (row.logits[index] ?? Number.NaN))).toBeLessThan(
        golden.tolerance.logit,
      );
    }
    await engine.release(reading);
  }
  await engine.dispose();
});
