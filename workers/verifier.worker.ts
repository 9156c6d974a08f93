import '../models/strict-zod.ts';
import { expose } from 'comlink';
import { serveEngine } from '../src/engine/wire.ts';
import { holdLock } from './hold-lock.ts';
import { sealThreads } from './seal-threads.ts';
import { openWebEngine } from './web-engine.ts';
import { createWebRuntime } from './web-runtime.ts';

sealThreads(globalThis);

/** The machine room's door: serves one verifier to the page over the wire. */
expose(
  serveEngine(
    (request, onProgress) => openWebEngine(request, onProgress, createWebRuntime()),
    () => holdLock(navigator.locks, () => crypto.randomUUID()),
  ),
);
