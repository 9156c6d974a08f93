import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { utf16 } from '../formats/testing/utf16.ts';
import { createNodeTerminal } from './node-terminal.ts';

it('FMT-99 the terminal reads a file in UTF-16 as its text', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rubricon-'));
  const path = join(folder, 'rows.jsonl');
  const { readText } = createNodeTerminal(new AbortController().signal, import.meta.url);
  try {
    for (const order of ['little', 'big'] as const) {
      await writeFile(path, utf16('{"id": "Ä"}\n', order));
      expect(await readText(path)).toBe('{"id": "Ä"}\n');
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
