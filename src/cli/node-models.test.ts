import { mkdtempSync, rmSync } from 'node:fs';
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
