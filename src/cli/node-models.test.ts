import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createNodeModels } from './node-models.ts';

const root = mkdtempSync(join(tmpdir(), 'rubricon-models-'));
afterAll(() => rmSync(root, { recursive: true }));
const { findModel } = createNodeModels(
  { RUBRICON_MODELS: root },
  { progress: () => {}, signal: new AbortController().signal },
);

it.each(['qwen3-0.6b', 'owner/name'])(
  'CLI-71 %s, which is not here, is refused with the command that fetches it',
  async (name) => {
    await expect(findModel(name)).rejects.toMatchObject({
      remedy: `Fetch it: rubricon models download ${name}, or give a folder`,
    });
  },
);

it.each(['./my-judge', '/my/judge', 'nowhere'])(
  'CLI-71 %s, which can only be a folder, is not to be fetched',
  async (name) => {
    await expect(findModel(name)).rejects.toMatchObject({ remedy: expect.not.stringContaining('download') });
  },
);

it('CLI-71 a model that is here is named without its revision: another one is not taken for it', async () => {
  mkdirSync(join(root, 'owner--judge'));
  const record = {
    schema: 1,
    id: 'owner/judge',
    name: 'owner/judge',
    repository: 'owner/judge',
    revision: 'c'.repeat(40),
    licence: null,
    dtype: 'q4',
    shape: null,
    context: null,
    files: [],
    addedAt: '2026-01-02T03:04:05Z',
  };
  writeFileSync(join(root, 'owner--judge', 'pack.json'), JSON.stringify(record));
  await expect(findModel('owner/judge@v1')).rejects.toMatchObject({
    message: 'a model that is here is named without its revision',
    remedy: `Give owner/judge, which is ${'c'.repeat(12)}; to have another revision, delete it first`,
  });
  await expect(findModel('owner/other@v1')).rejects.toMatchObject({
    remedy: 'Fetch it: rubricon models download owner/other@v1, or give a folder',
  });
});
