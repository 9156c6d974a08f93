import { expose } from 'comlink';
import { describe, expect, it } from 'vitest';
import { RubriconError } from '../domain/errors.ts';
import type { Engine, EngineDocument } from './port.ts';
import { createScriptedEngine, type Script } from './scripted-engine.ts';
import { runEngineContract } from './testing/engine-contract.ts';
import { type LoadRequest, type OpenEngine, serveEngine } from './wire.ts';
import { openWorkerEngine, type WorkerEngineOptions, type WorkerLike } from './worker-client.ts';

const document: EngineDocument = { conversation: [], response: 'Drink water and rest.' };
const plain: Script = (statement, { response }) => ({ logit: statement.length - response.length / 7 });
const never = new Promise<never>(() => {});

/** A worker in the same thread: a message channel with the wire on the far side. */
interface FakeWorker extends WorkerLike {
  terminated: boolean;
  fail(type?: string): void;
}

function fakeWorker(open: OpenEngine): FakeWorker {
  const { port1, port2 } = new MessageChannel();
  expose(serveEngine(open), port2 as unknown as Parameters<typeof expose>[1]);
  port1.start();
  return Object.assign(port1, {
    terminated: false,
    terminate(this: FakeWorker) {
      this.terminated = true;
      port1.close();
      port2.close();
    },
    fail: (type = 'error') => void port1.dispatchEvent(new Event(type)),
  }) as unknown as FakeWorker;
}

/** A client whose n-th worker opens with the n-th opener (the last one again and again), and those workers. */
async function open(
  openers: readonly OpenEngine[],
  options: Partial<WorkerEngineOptions> = {},
): Promise<{ engine: Engine; workers: FakeWorker[] }> {
  const { workers, ...rest } = prepare(openers);
  return { engine: await openWorkerEngine({ ...rest, ...options }), workers };
}

function prepare(openers: readonly OpenEngine[]): WorkerEngineOptions & { workers: FakeWorker[] } {
  const workers: FakeWorker[] = [];
  const spawn = (): FakeWorker => {
    const opener = openers[Math.min(workers.length, openers.length - 1)];
    if (!opener) throw new Error('no opener');
    const worker = fakeWorker(opener);
    workers.push(worker);
    return worker;
  };
  return { workers, spawn, modelUrl: 'http://localhost/model/', devices: ['wasm'], locks: null };
}

function scripted(script: Script = plain, onRead?: (document: EngineDocument) => void | Promise<void>): OpenEngine {
  return async () => createScriptedEngine(script, onRead ? { onRead } : {});
}

function fault(code: 'device-lost' | 'output-invalid' | 'model-corrupt' | 'document-too-long'): RubriconError {
  return new RubriconError(code, 'made up');
}

const throwing = (code: Parameters<typeof fault>[0]) => () => {
  throw fault(code);
};

runEngineContract('scripted over the wire', async () => (await open([scripted()])).engine);

describe('a worker that is lost', () => {
  it('ENG-20 lost while loading: started again, then the fault is named', async () => {
    const { workers, ...options } = prepare([() => never]);
    const opening = openWorkerEngine({ ...options, maxRestarts: 1 });
    await tick();
    workers[0]?.fail();
    await tick();
    workers[1]?.fail('messageerror');
    await expect(opening).rejects.toMatchObject({ code: 'worker-lost' });
    expect(workers.map((worker) => worker.terminated)).toEqual([true, true]);
  });

  it('ENG-27 one that never answers is given up, and a fresh one takes over', async () => {
    const { workers, spawn, ...rest } = prepare([scripted()]);
    let started = 0;
    const dumb = (): WorkerLike => {
      const { port1 } = new MessageChannel();
      return Object.assign(port1, { terminate: () => port1.close() }) as unknown as WorkerLike;
    };
    const engine = await openWorkerEngine({ ...rest, spawn: () => (started++ === 0 ? dumb() : spawn()), startMs: 20 });
    expect(started).toBe(2);
    await engine.dispose();
    const silent = openWorkerEngine({ ...rest, spawn: dumb, startMs: 20, maxRestarts: 1 });
    await expect(silent).rejects.toMatchObject({
      code: 'worker-lost',
      message: expect.stringContaining('did not start'),
    });
  });

  it('ENG-20 lost while reading: read once more on a fresh worker', async () => {
    const { engine, workers } = await open([scripted(plain, () => never), scripted()]);
    const reading = engine.read(document);
    await tick();
    workers[0]?.fail();
    expect(await engine.ask(await reading, ['a'])).toHaveLength(1);
    expect(workers).toHaveLength(2);
  });

  it('ENG-21 lost while asking: the document is read again and only open statements are asked again', async () => {
    const asked: string[] = [];
    const stalls: Script = (statement, read) => {
      asked.push(`first ${statement}`);
      return statement === 'two' ? never : plain(statement, read);
    };
    const goesOn: Script = (statement, read) => {
      asked.push(`second ${statement}`);
      return plain(statement, read);
    };
    const { engine, workers } = await open([scripted(stalls), scripted(goesOn)]);
    const reading = await engine.read(document);
    const told: number[] = [];
    const asking = engine.ask(reading, ['one', 'two', 'three'], { onAnswer: (index) => told.push(index) });
    await until(() => told.length === 1);
    workers[0]?.fail();
    expect((await asking).map((answer) => answer.ok)).toEqual([true, true, true]);
    expect(asked).toEqual(['first one', 'first two', 'second two', 'second three']);
    expect(told).toEqual([0, 1, 2]);
  });

  it('ENG-22 an engine-wide fault finishes a worker; other pending calls go on over the fresh one', async () => {
    const breaks: Script = (statement) => (statement === 'b' ? throwing('device-lost')() : never);
    const { engine, workers } = await open([scripted(breaks), scripted()]);
    const reading = await engine.read(document);
    const answers = await Promise.all([engine.ask(reading, ['a']), engine.ask(reading, ['b'])]);
    expect(answers.flat().map((answer) => answer.ok)).toEqual([true, true]);
    expect(workers).toHaveLength(2);
    expect(workers[0]?.terminated).toBe(true);
  });

  it('ENG-22 a fault of the document alone does not cost the worker', async () => {
    const { engine, workers } = await open([scripted(plain, throwing('document-too-long'))]);
    await expect(engine.read(document)).rejects.toMatchObject({ code: 'document-too-long' });
    expect(workers).toHaveLength(1);
  });

  it('ENG-23 a call fails after its second worker; the budget spent, every call says so', async () => {
    const { engine, workers } = await open([scripted(throwing('output-invalid'))], { maxRestarts: 3 });
    const reading = await engine.read(document);
    await expect(engine.ask(reading, ['a'])).rejects.toMatchObject({ code: 'output-invalid' });
    await expect(engine.ask(reading, ['a'])).rejects.toMatchObject({ code: 'output-invalid' });
    await expect(engine.ask(reading, ['a'])).rejects.toMatchObject({ code: 'restarts-exhausted' });
    await expect(engine.read(document)).rejects.toMatchObject({ code: 'restarts-exhausted' });
    expect(workers).toHaveLength(4);
    expect(workers.every((worker) => worker.terminated)).toBe(true);
  });

  it('ENG-23 a completed ask renews the budget', async () => {
    const fails: Script = (statement, read) =>
      statement === 'bad' ? throwing('output-invalid')() : plain(statement, read);
    const { engine } = await open([scripted(fails)], { maxRestarts: 2 });
    const reading = await engine.read(document);
    for (let round = 0; round < 3; round += 1) {
      await expect(engine.ask(reading, ['bad'])).rejects.toMatchObject({ code: 'output-invalid' });
      expect(await engine.ask(reading, ['good'])).toHaveLength(1);
    }
  });

  it('ENG-24 a fresh worker that cannot load gives the reason', async () => {
    const { engine } = await open([scripted(throwing('device-lost')), throwing('model-corrupt')]);
    const reading = await engine.read(document);
    await expect(engine.ask(reading, ['a'])).rejects.toMatchObject({ code: 'model-corrupt' });
  });

  it('ENG-63 a GPU lost while loading is left out on a fresh worker, with a note', async () => {
    const requests: LoadRequest[] = [];
    const opener: OpenEngine = async (request) => {
      requests.push(request);
      if (request.devices.includes('webgpu')) throw fault('device-lost');
      return createScriptedEngine(plain);
    };
    const { workers } = await open([opener], { devices: ['webgpu', 'wasm'] });
    expect(workers).toHaveLength(2);
    expect(requests[1]).toMatchObject({ devices: ['wasm'], deviceNote: expect.stringContaining('GPU') });
    await expect(open([opener], { devices: ['webgpu'] })).rejects.toMatchObject({ code: 'device-lost' });
  });

  it('ENG-24 a model that cannot load is not tried again', async () => {
    const { workers, ...options } = prepare([throwing('model-corrupt')]);
    await expect(openWorkerEngine(options)).rejects.toMatchObject({ code: 'model-corrupt' });
    expect(workers).toHaveLength(1);
    expect(workers[0]?.terminated).toBe(true);
  });

  it('ENG-25 an unexpected error crosses as a named fault without its text', async () => {
    const leaks: Script = () => {
      throw new TypeError('secret words of the submission');
    };
    const { engine } = await open([scripted(leaks)]);
    const reading = await engine.read(document);
    const error: unknown = await engine.ask(reading, ['a']).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'internal' });
    expect(String(error)).not.toContain('secret');
  });

  it('ENG-26 a worker whose lock is granted to the page has died', async () => {
    let grant = (): void => {};
    const locks = {
      request: (_name: string, _options: unknown, callback: () => Promise<void>) =>
        new Promise<void>((resolve) => {
          grant = () => resolve(callback());
        }),
    } as unknown as LockManager;
    const spawned: FakeWorker[] = [];
    const spawn = (): FakeWorker => {
      const { port1, port2 } = new MessageChannel();
      const script: Script = spawned.length === 0 ? () => never : plain;
      expose(
        serveEngine(scripted(script), async () => 'lock'),
        port2 as unknown as Parameters<typeof expose>[1],
      );
      port1.start();
      const worker = Object.assign(port1, { terminate: () => port1.close() }) as unknown as FakeWorker;
      spawned.push(worker);
      return worker;
    };
    const engine = await openWorkerEngine({ ...prepare([scripted()]), spawn, locks });
    const reading = await engine.read(document);
    const asking = engine.ask(reading, ['a']);
    await tick();
    grant();
    expect(await asking).toHaveLength(1);
    expect(spawned).toHaveLength(2);
    await engine.dispose();
    for (const worker of spawned) worker.terminate();
  });
});

describe('cancelling', () => {
  it('ENG-30 a cancelled call that does not stop in time costs its worker, not the budget', async () => {
    const stuck: Script = (statement, read) => (statement === 'stuck' ? never : plain(statement, read));
    const blocked: OpenEngine = async () => {
      const engine = createScriptedEngine(stuck);
      return { ...engine, ask: (reading, statements) => engine.ask(reading, statements) };
    };
    const { engine, workers } = await open([blocked], { maxRestarts: 0, wait: () => tick() });
    const reading = await engine.read(document);
    const controller = new AbortController();
    const asking = engine.ask(reading, ['stuck'], { signal: controller.signal });
    await tick();
    controller.abort();
    await expect(asking).rejects.toMatchObject({ name: 'AbortError' });
    await until(() => workers[0]?.terminated === true);
    expect(await engine.ask(reading, ['fine'])).toHaveLength(1);
    expect(workers).toHaveLength(2);
  });

  it('ENG-30 a cancelled call that stops in time keeps its worker', async () => {
    const { engine, workers } = await open([scripted((statement) => (statement === 'slow' ? never : { logit: 1 }))]);
    const reading = await engine.read(document);
    const controller = new AbortController();
    const asking = engine.ask(reading, ['slow'], { signal: controller.signal });
    await tick();
    controller.abort();
    await expect(asking).rejects.toMatchObject({ name: 'AbortError' });
    expect(await engine.ask(reading, ['fine'])).toHaveLength(1);
    expect(workers).toHaveLength(1);
    await engine.dispose();
  });

  it('ENG-31 cancelling the load ends the worker with an AbortError', async () => {
    const { workers, ...options } = prepare([() => never]);
    const controller = new AbortController();
    const opening = openWorkerEngine({ ...options, signal: controller.signal });
    await tick();
    controller.abort();
    await expect(opening).rejects.toMatchObject({ name: 'AbortError' });
    expect(workers.map((worker) => worker.terminated)).toEqual([true]);
  });

  it('ENG-10 disposing rejects every pending call, also one that waits for a fresh worker', async () => {
    const { engine, workers } = await open([scripted(() => never), () => never]);
    const reading = await engine.read(document);
    const calls = [engine.ask(reading, ['a']), engine.ask(reading, ['b'])];
    await tick();
    workers[0]?.fail();
    await tick();
    await engine.dispose();
    for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'engine-disposed' });
    await tick();
    expect(workers.map((worker) => worker.terminated)).toEqual([true, true]);
  });
});

describe('writing over the wire', () => {
  const prompt = { system: 's', user: 'u' };
  const grammar = { kind: 'ebnf', text: 'root ::= "a"' } as const;
  const writer =
    (write: NonNullable<Engine['write']>): OpenEngine =>
    async () => ({
      ...createScriptedEngine(plain, { write: () => '' }),
      write,
    });

  it('ENG-87 pieces and the result come over the wire; what to write under goes over it', async () => {
    const asked: unknown[] = [];
    const { engine } = await open([
      writer(async (given, { onText, signal, ...request }) => {
        asked.push(given, request);
        for (const [at, piece] of ['one ', 'two ', 'three'].entries()) {
          onText?.(piece, at + 1);
          if (at === 0) await until(() => told.length === 1);
        }
        return { text: 'one two three', tokens: 3, end: 'stop' };
      }),
    ]);
    const told: [string, number][] = [];
    const options = { grammar, maxTokens: 9, stop: ['x'], temperature: 1, seed: 3 };
    const written = await engine.write?.(prompt, { ...options, onText: (...piece) => told.push(piece) });
    expect(told[0]).toEqual(['one ', 1]);
    expect(told.map(([piece]) => piece).join('')).toBe('one two three');
    expect(written).toEqual({ text: 'one two three', tokens: 3, end: 'stop' });
    expect(asked).toEqual([prompt, options]);
  });

  it('ENG-87 lost while writing: the text is started again and told once', async () => {
    const stalls = writer(async (_prompt, { onText }) => {
      onText?.('one t', 1);
      return never;
    });
    const goesOn = writer(async (_prompt, { onText }) => {
      for (const piece of ['one ', 'two ', 'three']) onText?.(piece, 1);
      return { text: 'one two three', tokens: 3, end: 'complete' };
    });
    const { engine, workers } = await open([stalls, goesOn]);
    let told = '';
    const onText = (piece: string): void => {
      told += piece;
    };
    const writing = engine.write?.(prompt, { grammar, maxTokens: 9, onText });
    await until(() => told !== '');
    workers[0]?.fail();
    expect((await writing)?.text).toBe('one two three');
    expect(told).toBe('one two three');
  });

  it('ENG-84 cancelled writing is an AbortError; a grammar that cannot be built does not cost the worker', async () => {
    const { engine, workers } = await open([
      writer(async (_prompt, { maxTokens, signal }) => {
        if (maxTokens === 1) throw new RubriconError('grammar-invalid', 'made up');
        return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
      }),
    ]);
    await expect(engine.write?.(prompt, { grammar, maxTokens: 1 })).rejects.toMatchObject({ code: 'grammar-invalid' });
    const controller = new AbortController();
    const writing = engine.write?.(prompt, { grammar, maxTokens: 9, signal: controller.signal });
    await tick();
    controller.abort();
    await expect(writing).rejects.toMatchObject({ name: 'AbortError' });
    expect(workers).toHaveLength(1);
  });

  it('ENG-87 an engine that cannot write has no write', async () => {
    expect((await open([scripted()])).engine.write).toBeUndefined();
  });
});

function tick(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}

async function until(done: () => boolean): Promise<void> {
  while (!done()) await tick();
}
