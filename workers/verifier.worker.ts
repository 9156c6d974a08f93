import '../models/strict-zod.ts';
import { expose } from 'comlink';
import { serveEngine } from '../src/engine/wire.ts';
import { createReadOpfs, openKept } from './fetch-kept.ts';
import { holdLock } from './hold-lock.ts';
import { createOpfsPackStore } from './opfs-pack-store.ts';
import { sealThreads } from './seal-threads.ts';
import { openWebEngine } from './web-engine.ts';
import { createWebRuntime } from './web-runtime.ts';

sealThreads(globalThis);

const openStored = (modelUrl: string) =>
  openKept(modelUrl, createOpfsPackStore(navigator.storage), createReadOpfs(navigator.storage));

/** The machine room's door: serves one verifier to the page over the wire. */
expose(
  serveEngine(
    (request, onProgress) =>
      openWebEngine(request, onProgress, {
        ...createWebRuntime(request.runtime),
        openKept: openStored,
      }),
    () => holdLock(navigator.locks, () => crypto.randomUUID()),
  ),
);
