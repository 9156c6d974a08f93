import { afterEach, expect, it, vi } from 'vitest';
import { loadWebGrammars } from './web-grammars.ts';

afterEach(() => vi.restoreAllMocks());

it('ENG-81 a grammar that cannot be built is not printed: it may hold text of a case', async () => {
  const own = globalThis.console;
  const said: unknown[] = [];
  for (const method of ['log', 'warn', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((...words) => void said.push(words));
  }
  const { TokenizerInfo, GrammarCompiler } = await loadWebGrammars();
  const info = await TokenizerInfo.createTokenizerInfo(['{', '}', '"', 'a', ':'], 'raw', false, 5, [4]);
  const compiler = await GrammarCompiler.createGrammarCompiler(info, false);
  const schema = { type: 'object', properties: { knee: { $ref: '#/nowhere' } }, required: ['knee'] };
  await expect(compiler.compileJSONSchema(JSON.stringify(schema))).rejects.toThrow();
  expect(said).toEqual([]);
  expect(globalThis.console, "the page's own is as it was").toBe(own);
});
