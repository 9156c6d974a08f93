import type { GrammarEngine } from './grammar.ts';

/**
 * Loads the grammar engine in a page or worker, when the first text is written. Its package is a script that leaves its
 * names in a global; a bundler may make a module with a default of it instead.
 */
export async function loadWebGrammars(): Promise<GrammarEngine> {
  const loaded: { readonly default: GrammarEngine } = await import('@mlc-ai/web-xgrammar');
  const left = (globalThis as { readonly xgrammar?: GrammarEngine }).xgrammar;
  return left ?? loaded.default;
}
