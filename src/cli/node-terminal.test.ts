import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { utf16 } from '../formats/testing/utf16.ts';
import { createNodeTerminal } from './node-terminal.ts';
import { MissingFileError, UsageError } from './usage-error.ts';

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

it('CLI-13 a file that is not there is another fault than one that cannot be read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rubricon-'));
  const { readText } = createNodeTerminal(new AbortController().signal, import.meta.url);
  try {
    await writeFile(join(folder, 'damaged.gz'), 'no zip');
    await expect(readText(join(folder, 'none.gz'))).rejects.toBeInstanceOf(MissingFileError);
    for (const path of [join(folder, 'damaged.gz'), folder]) {
      const fault: unknown = await readText(path).catch((thrown: unknown) => thrown);
      expect(fault).toBeInstanceOf(UsageError);
      expect(fault).not.toBeInstanceOf(MissingFileError);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
