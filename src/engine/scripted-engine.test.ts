import { expect, it } from 'vitest';
import { RubriconError } from '../domain/errors.ts';
import { createScriptedEngine } from './scripted-engine.ts';
import { runEngineContract } from './testing/engine-contract.ts';

const document = { conversation: [], response: 'Drink water.' };

runEngineContract('scripted', async () =>
  createScriptedEngine((statement, { response }) => ({ logit: statement.length - response.length / 7 })),
);

it('ENG-12 a script can answer with a number, spans, a fault, late, or not at all', async () => {
  let letGo = (): void => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const fault = { code: 'output-invalid', message: 'made up', details: {} } as const;
  const engine = createScriptedEngine(async (statement) => {
    if (statement === 'late') await gate;
    if (statement === 'broken') throw new RubriconError('device-lost', 'made up');
    if (statement === 'faulty') return { fault };
    return { logit: 2, spans: [{ start: 0, end: 5, weight: 1 }] };
  });
  const reading = await engine.read(document);
  const asked = engine.ask(reading, ['plain', 'late', 'faulty']);
  letGo();
  const plain = { ok: true, logit: 2, spans: [{ start: 0, end: 5, weight: 1 }] };
  expect(await asked).toEqual([plain, plain, { ok: false, fault }]);
  await expect(engine.ask(reading, ['broken'])).rejects.toMatchObject({ code: 'device-lost' });
});

it('ENG-10 disposing ends a call that would never have ended', async () => {
  const engine = createScriptedEngine(() => new Promise(() => {}));
  const asked = engine.ask(await engine.read(document), ['for ever']);
  await engine.dispose();
  await expect(asked).rejects.toMatchObject({ code: 'engine-disposed' });
});
