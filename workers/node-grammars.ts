import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { compileFunction } from 'node:vm';
import type { GrammarEngine } from './grammar.ts';

/**
 * Loads the grammar engine in Node. Its package calls itself a module and is a script for browsers that Node can neither
 * import nor require, so the script is run as what it is, with the names it looks for. It gets a console that says
 * nothing: it would print the grammars that it cannot build.
 */
export async function loadNodeGrammars(): Promise<GrammarEngine> {
  const path = createRequire(import.meta.url).resolve('@mlc-ai/web-xgrammar');
  const run = compileFunction(await readFile(path, 'utf8'), ['module', 'exports', 'process', 'location', 'console']);
  const exports = {};
  run({}, exports, undefined, { href: pathToFileURL(path).href }, { log: silent, warn: silent, error: silent });
  return exports as GrammarEngine;
}

function silent(): void {}
