import { afterAll, describe, expect, it } from 'vitest';
import type { Engine, EngineDocument, WriteOptions, Written } from '../src/engine/port.ts';
import { openNodeEngine } from './node-engine.ts';
import { folderOf } from './testing/folder-of.ts';
import { type FamilyName, families, tinyCausalModel } from './testing/tiny-causal-model.ts';

const engines = new Map<FamilyName, Promise<Engine>>();
function open(name: FamilyName): Promise<Engine> {
  const engine =
    engines.get(name) ?? folderOf(tinyCausalModel(name)).then((modelFolder) => openNodeEngine({ modelFolder }));
  engines.set(name, engine);
  return engine;
}
afterAll(async () => {
  for (const engine of engines.values()) await (await engine).dispose();
});

const prompt = { system: 'Be brief.', user: 'Say something about <|im_end|> knees.' };
const schema = {
  type: 'object',
  properties: {
    met: { type: 'boolean' },
    score: { type: 'integer', minimum: 0, maximum: 10 },
    why: { type: 'string', maxLength: 20 },
  },
  required: ['met', 'score', 'why'],
  additionalProperties: false,
};
const json: WriteOptions = { grammar: { kind: 'json-schema', schema }, maxTokens: 120 };
const free: WriteOptions = { grammar: { kind: 'ebnf', text: 'root ::= [a-z ]*' }, maxTokens: 24 };

async function write(name: FamilyName, options: WriteOptions): Promise<Written> {
  const engine = await open(name);
  if (!engine.write) throw new Error('cannot write');
  return engine.write(prompt, options);
}

describe('writing under a grammar', () => {
  it.each(Object.keys(families) as FamilyName[])(
    'ENG-80 %s writes only what a schema allows, whatever it likes',
    async (name) => {
      for (const seed of [1, 2, 3]) {
        const pieces: string[] = [];
        const onText = (piece: string): void => void pieces.push(piece);
        const written = await write(name, { ...json, temperature: 3, seed, onText });
        expect(written.end).toBe('complete');
        expect(pieces.join('')).toBe(written.text);
        const value = JSON.parse(written.text) as Record<string, unknown>;
        expect(Object.keys(value)).toEqual(['met', 'score', 'why']);
        expect(typeof value.met).toBe('boolean');
        expect(Number(value.score)).toBeGreaterThanOrEqual(0);
        expect(Number(value.score)).toBeLessThanOrEqual(10);
        // Random weights also write bytes that are no letter: each run of them counts as one.
        const why = String(value.why).replace(/\uFFFD+/g, '?');
        expect([...why].length).toBeLessThanOrEqual(20);
      }
    },
  );

  it('ENG-81 a grammar that cannot be built is grammar-invalid, nothing is written, and the engine goes on', async () => {
    const pieces: string[] = [];
    const onText = (piece: string): void => void pieces.push(piece);
    const broken: WriteOptions['grammar'][] = [
      { kind: 'ebnf', text: 'root ::= (("a"' },
      { kind: 'ebnf', text: 'root ::= nowhere' },
      { kind: 'json-schema', schema: { type: 7 } },
      { kind: 'json-schema', schema: { type: 'object', properties: { a: { $ref: '#/nowhere' } }, required: ['a'] } },
    ];
    for (const grammar of broken) {
      await expect(write('qwen3', { ...json, grammar, onText })).rejects.toMatchObject({ code: 'grammar-invalid' });
    }
    expect(pieces).toEqual([]);
    expect((await write('qwen3', json)).end).toBe('complete');
  });

  it('ENG-82 the same seed gives the same text, another one another; without temperature the likeliest', async () => {
    const hot = { ...free, temperature: 2 };
    const first = await write('llama', { ...hot, seed: 5 });
    expect(await write('llama', { ...hot, seed: 5 })).toEqual(first);
    expect((await write('llama', { ...hot, seed: 6 })).text).not.toBe(first.text);
    expect(await write('llama', { ...free, seed: 1 })).toEqual(await write('llama', { ...free, seed: 2 }));
  });

  it('ENG-83 the budget and stop texts end a text, and no piece of a stop text is told', async () => {
    const whole = await write('gemma', { ...free, temperature: 2, seed: 4 });
    expect(whole).toMatchObject({ end: 'length', tokens: 24 });
    const stop = whole.text.slice(8, 11);
    let told = '';
    const onText = (piece: string): void => {
      told += piece;
    };
    const stopped = await write('gemma', { ...free, temperature: 2, seed: 4, stop: ['\u0001', stop], onText });
    expect(stopped).toMatchObject({ end: 'stop', text: whole.text.slice(0, whole.text.indexOf(stop)) });
    expect(told).toBe(stopped.text);
  });

  it('ENG-84 writing that is cancelled stops within a token, and the engine goes on', async () => {
    const controller = new AbortController();
    let pieces = 0;
    const onText = (): void => {
      pieces += 1;
      controller.abort();
    };
    const cancelled = write('qwen2', { ...free, maxTokens: 400, onText, signal: controller.signal });
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    const seen = pieces;
    expect((await write('qwen2', json)).end).toBe('complete');
    expect(pieces - seen).toBeLessThan(2);
  });

  it('ENG-85 a prompt that leaves no room for the budget is document-too-long, and how much fits is said', async () => {
    await expect(write('llama', { ...free, maxTokens: 2040 })).rejects.toMatchObject({
      code: 'document-too-long',
      message: expect.stringMatching(/^The text is too long: .* can be read at once/),
    });
  });

  it('ENG-86 writing and asking at the same time do not mix', async () => {
    const engine = await open('qwen3');
    const document: EngineDocument = { conversation: [], response: 'Rest the knee.' };
    const reading = await engine.read(document);
    const alone = await engine.ask(reading, ['Advises rest.']);
    const text = await write('qwen3', free);
    const [beside, same] = await Promise.all([engine.ask(reading, ['Advises rest.']), write('qwen3', free)]);
    expect(beside).toEqual(alone);
    expect(same).toEqual(text);
  });
});
