import { expose } from 'comlink';
import { RubriconError } from '../../src/domain/errors.ts';
import type { Engine } from '../../src/engine/port.ts';
import { serveEngine } from '../../src/engine/wire.ts';
import { holdLock } from '../hold-lock.ts';
import { openWebEngine } from '../web-engine.ts';
import { createWebRuntime } from '../web-runtime.ts';
import { tinyFetch } from './tiny-fetch.ts';

/**
 * The verifier's worker over the tiny model, served from memory. The last part of the model's address says what goes
 * wrong: a kind of `tinyFetch`, or `closes-on-ask`, `throws-on-ask`, `lost-on-ask`.
 */
expose(
  serveEngine(
    async (request, onProgress) => {
      const kind = new URL(request.modelUrl).pathname.split('/').at(-2) ?? '';
      const engine = await openWebEngine(request, onProgress, { ...createWebRuntime(), fetch: tinyFetch(kind) });
      return failing(engine, kind);
    },
    () => holdLock(navigator.locks, () => crypto.randomUUID()),
  ),
);

function failing(engine: Engine, kind: string): Engine {
  const ask: Record<string, () => Promise<never>> = {
    'closes-on-ask': () => {
      self.close();
      return new Promise(() => {});
    },
    'throws-on-ask': async () => {
      // Outside any call: what a bug in a worker's event handler looks like.
      setTimeout(() => {
        throw new Error('made up');
      }, 0);
      return new Promise(() => {});
    },
    'lost-on-ask': async () => {
      throw new RubriconError('device-lost', 'made up');
    },
  };
  const bad = ask[kind];
  return bad ? { ...engine, ask: bad } : engine;
}
