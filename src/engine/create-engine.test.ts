import { describe, expect, it } from 'vitest';
import { createEngine } from './create-engine.ts';
import type { Answer, Engine, EngineDocument } from './port.ts';
import { createScriptedEngine } from './scripted-engine.ts';

const document: EngineDocument = { conversation: [], response: 'Rest the knee.' };
const { info } = createScriptedEngine(() => ({ logit: 0 }));

/** An engine that keeps the number of its reading; `held` makes reading or answering wait for `let on`. */
function open(held: 'read' | 'answer' | null = null) {
  const forgotten: number[] = [];
  let readings = 0;
  let letOn = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    letOn = resolve;
  });
  const engine: Engine = createEngine<number>({
    info,
    batch: 1,
    async read() {
      const own = ++readings;
      if (held === 'read') await gate;
      return own;
    },
    async answer(_reading, statements): Promise<readonly Answer[]> {
      if (held === 'answer') await gate;
      return statements.map(() => ({ ok: true, logit: 1, spans: [] }));
    },
    forget: (reading) => forgotten.push(reading),
    pause: async () => undefined,
    close: async () => undefined,
  });
  return { engine, forgotten, letOn };
}

describe('what an engine keeps of a document', () => {
  it('ENG-71 is freed once, when it is released', async () => {
    const { engine, forgotten } = open();
    const reading = await engine.read(document);
    await engine.ask(reading, ['a', 'b']);
    expect(forgotten).toEqual([]);
    await engine.release(reading);
    await engine.release(reading);
    expect(forgotten).toEqual([1]);
  });

  it('ENG-71 is not freed under an answer that is being made from it, but after', async () => {
    const { engine, forgotten, letOn } = open('answer');
    const reading = await engine.read(document);
    const asked = engine.ask(reading, ['a']);
    await engine.release(reading);
    expect(forgotten).toEqual([]);
    letOn();
    expect(await asked).toHaveLength(1);
    expect(forgotten).toEqual([1]);
  });

  it('ENG-71 is freed where nobody waits for it any more: after a cancelled reading, and with the engine', async () => {
    const { engine, forgotten, letOn } = open('read');
    const stop = new AbortController();
    const cancelled = engine.read(document, { signal: stop.signal });
    stop.abort();
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    letOn();
    await engine.read(document);
    expect(forgotten).toEqual([1]);
    await engine.dispose();
    expect(forgotten).toEqual([1, 2]);
  });
});
