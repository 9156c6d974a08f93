import type { GrammarEngine } from './grammar.ts';

/**
 * Loads the grammar engine in a page or worker, when the first text is written. Its package is a script that leaves its
 * names in a global; a bundler may make a module with a default of it instead.
 */
export async function loadWebGrammars(): Promise<GrammarEngine> {
  const loaded: { readonly default: GrammarEngine } = await import('@mlc-ai/web-xgrammar');
  const left = (globalThis as { readonly xgrammar?: GrammarEngine }).xgrammar;
  const engine = left ?? loaded.default;
  const started = inSilence(() => engine.TokenizerInfo.createTokenizerInfo(['a'], 'raw', false, 1, [0]));
  (await started).dispose();
  return engine;
}

/**
 * Starts what takes the console as it finds it, once, when it is first called. This engine would print the grammars that it
 * cannot build, and a grammar may hold text of a case.
 */
function inSilence<T>(start: () => T): T {
  const { console } = globalThis;
  globalThis.console = { ...console, log: silent, warn: silent, error: silent };
  try {
    return start();
  } finally {
    globalThis.console = console;
  }
}

function silent(): void {}
