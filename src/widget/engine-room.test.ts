import { describe, expect, it } from 'vitest';
import { RubriconError } from '../domain/errors.ts';
import { createScriptedEngine } from '../engine/scripted-engine.ts';
import { createEngineRoom, type RoomNews } from './engine-room.ts';
import type { Places } from './places.ts';

const places: Places = {
  modelUrl: 'https://host.example/models/rubricon-mini/',
  shipped: true,
  workerUrl: 'https://host.example/assets/verifier.js',
  probeUrl: 'https://host.example/assets/probe.js',
};

function setUp(open = async () => ({ engine: createScriptedEngine(() => ({ logit: 1 })), calibration: null })) {
  const opened: string[] = [];
  const disposed: string[] = [];
  const timers: (() => void)[] = [];
  const room = createEngineRoom({
    open: async ({ modelUrl }) => {
      opened.push(modelUrl);
      const verifier = await open();
      const dispose = async (): Promise<void> => void disposed.push(modelUrl);
      return { ...verifier, engine: { ...verifier.engine, dispose } };
    },
    idleMs: 1,
    after: (_milliseconds, act) => timers.push(act),
  });
  const sit = (at: Places = places) => {
    const news: RoomNews[] = [];
    return { news, ...room.enter(at, (told) => news.push(told)) };
  };
  const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 0));
  return { sit, opened, disposed, timers, settled };
}

/** Work that ends when it is told to, and notes when it ran. */
function longWork(name: string, log: string[]) {
  let finish = (): void => undefined;
  const ended = new Promise<void>((done) => {
    finish = done;
  });
  const run = async (signal: AbortSignal): Promise<void> => {
    log.push(`${name} begins`);
    await Promise.race([ended, new Promise((done) => signal.addEventListener('abort', done))]);
    log.push(`${name} ${signal.aborted ? 'stopped' : 'ends'}`);
  };
  return { run, finish };
}

describe('createEngineRoom', () => {
  it('WID-4 entering opens nothing', () => {
    const { sit, opened } = setUp();
    expect(sit().news).toEqual([]);
    expect(opened).toEqual([]);
  });

  it('WID-5 three seats open one model, and each other model has its own', async () => {
    const { sit, opened } = setUp();
    const [a, b, c] = [sit(), sit(), sit()];
    await Promise.all([a.open(), b.open(), c.open()]);
    await sit({ ...places, modelUrl: 'https://host.example/mine/', shipped: false }).open();
    expect(opened).toEqual([places.modelUrl, 'https://host.example/mine/']);
    expect(b.news.at(-1)?.status.phase).toBe('ready');
    expect(sit().news.at(-1)?.status.phase).toBe('ready');
  });

  it('WID-5 work waits in one line and runs one piece at a time', async () => {
    const { sit, settled } = setUp();
    const log: string[] = [];
    const first = longWork('first', log);
    const second = longWork('second', log);
    const works = [sit().work(first.run), sit().work(second.run)];
    await settled();
    expect(log).toEqual(['first begins']);
    first.finish();
    second.finish();
    await Promise.all(works);
    expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('WID-2 stopping ends work at hand, takes waiting work out of the line, and both settle', async () => {
    const { sit, settled } = setUp();
    const log: string[] = [];
    const [a, b, c] = [sit(), sit(), sit()];
    const [first, second, third] = ['first', 'second', 'third'].map((name) => longWork(name, log));
    const works = [a.work(first?.run ?? fail), b.work(second?.run ?? fail), c.work(third?.run ?? fail)];
    await settled();
    b.stop();
    a.stop();
    await settled();
    c.leave();
    await Promise.all(works);
    expect(log).toEqual(['first begins', 'first stopped', 'third begins', 'third stopped']);
  });

  it('WID-5 a model that nobody sits at is closed after a while, not before, and opened again when needed', async () => {
    const { sit, opened, disposed, timers, settled } = setUp();
    const [a, b] = [sit(), sit()];
    await a.open();
    a.leave();
    timers.splice(0).forEach((ring) => {
      ring();
    });
    await settled();
    expect(disposed).toEqual([]);
    b.leave();
    expect(disposed).toEqual([]);
    timers.splice(0).forEach((ring) => {
      ring();
    });
    await settled();
    expect(disposed).toHaveLength(1);
    await sit().open();
    expect(opened).toHaveLength(2);
  });

  it('WID-5 a model that fails tells every seat why, and whoever asks again has it opened again', async () => {
    let broken = true;
    const { sit, opened } = setUp(async () => {
      if (broken) throw new RubriconError('model-missing', 'The model is not there. Load it again.');
      return { engine: createScriptedEngine(() => ({ logit: 1 })), calibration: null };
    });
    const [a, b] = [sit(), sit()];
    await expect(a.open()).rejects.toMatchObject({ code: 'model-missing' });
    for (const { news } of [a, b]) expect(news.at(-1)).toMatchObject({ fault: { code: 'model-missing' } });
    await expect(b.open()).rejects.toMatchObject({ code: 'model-missing' });
    broken = false;
    b.reload();
    await a.open();
    expect(opened).toHaveLength(3);
    expect(a.news.at(-1)).toMatchObject({ fault: null, status: { phase: 'ready' } });
  });
});

const fail = (): Promise<void> => Promise.reject(new Error('never'));
