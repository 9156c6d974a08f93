import type { RuntimeFiles } from '../src/engine/load.ts';
import { openOrtWeb } from './ort-web.ts';
import type { WebRuntime } from './web-engine.ts';
import { loadWebGrammars } from './web-grammars.ts';

/** What an engine takes from this browser: the runtime, grammars, the network and the GPU. */
export function createWebRuntime(files?: RuntimeFiles): WebRuntime {
  return {
    ...openOrtWeb(files),
    loadGrammars: loadWebGrammars,
    fetch: (input, init) => fetch(input, init),
    gpu: navigator.gpu,
    gpuPatience: 10_000,
  };
}
