/**
 * The library in a browser: everything of `index.ts`, and engines in a sealed worker. The npm package brings worker,
 * runtime and model along; a bundler finds them by itself.
 */

export type { FilePlace, LoadProgress, RuntimeFiles } from './engine/load.ts';
export * from './index.ts';
export type { OpenEngineOptions } from './shipped/open-engine.ts';
export { openEngine as openBrowserEngine } from './shipped/open-engine.ts';
export { openShippedModel } from './shipped/open-shipped-model.ts';
