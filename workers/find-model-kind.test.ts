import { expect, it } from 'vitest';
import { findModelKind } from './find-model-kind.ts';
import { missing } from './model-files.ts';

const folderWith = (...names: readonly string[]) =>
  findModelKind(async (name) => {
    if (names.includes(name)) return new Uint8Array();
    throw missing(name, 'it is not there');
  });

it('ENG-51 a folder of neither kind is said to lack what either has', async () => {
  expect(await folderWith('manifest.json')).toBe('fusion');
  expect(await folderWith('config.json')).toBe('causal');
  await expect(folderWith()).rejects.toMatchObject({
    code: 'model-missing',
    details: { file: 'manifest.json' },
    message: expect.stringMatching(/manifest\.json .*config\.json/),
  });
});
