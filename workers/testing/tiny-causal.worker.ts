import { expose } from 'comlink';
import { serveEngine } from '../../src/engine/wire.ts';
import { openWebEngine } from '../web-engine.ts';
import { createWebRuntime } from '../web-runtime.ts';
import { tinyCausalFetch } from './tiny-causal-fetch.ts';

/** The verifier's worker over tiny language models, served from memory by `tinyCausalFetch`. */
expose(
  serveEngine((request, onProgress) =>
    openWebEngine(request, onProgress, { ...createWebRuntime(), fetch: tinyCausalFetch() }),
  ),
);
