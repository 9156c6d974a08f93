import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodePackStore } from '../src/cli/node-pack-store.ts';
import { withFile, writeRecord } from '../src/packs/download-pack.ts';
import { inspectModel } from '../src/packs/inspect-model.ts';
import { importPack } from '../src/packs/keep-packs.ts';
import type { PackRecord } from '../src/packs/pack-record.ts';
import { keptId, keptUrl, type PackStore } from '../src/packs/pack-store.ts';
import { smallModel } from '../src/packs/testing/small-model.ts';
import { openKept, type ReadKept } from './fetch-kept.ts';

let folder: string;
let store: PackStore;
let record: PackRecord;
const files = smallModel();
const read: ReadKept = async (pack, name) => new Uint8Array(readFileSync(join(folder, pack, name)));
const fetchKept = (name: string): Promise<Uint8Array> =>
  openKept(keptUrl('own/judge'), store, read)?.(name, null, () => {}) ?? Promise.reject(new Error('no address'));

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rubricon-kept-'));
  store = createNodePackStore(folder);
  const listed = [...files].map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: null, git: null }));
  const readText = async (path: string): Promise<string> => new TextDecoder().decode(files.get(path));
  const source = {
    id: 'own/judge',
    name: 'own',
    repository: null,
    revision: null,
    licence: null,
    files: listed,
    readText,
  };
  const open = (path: string): ReadableStream<Uint8Array> =>
    new Blob([Uint8Array.from(files.get(path) ?? [])]).stream();
  record = await importPack(await inspectModel(source), 'q4', { store, open, at: '2026-01-02T03:04:05Z' });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a kept model', () => {
  it('PCK-14 is opened from the store by its address, file by file', async () => {
    expect(await fetchKept('onnx/model_q4.onnx')).toEqual(files.get('onnx/model_q4.onnx'));
    expect(keptId(keptUrl('own/judge'))).toBe('own--judge');
    expect([openKept('https://example.org/models/x/', store, read), keptId('kept:///../x/')]).toEqual([null, null]);
  });

  it('PCK-14 a file that is not in the record is missing, as the choice of a precision expects', async () => {
    await expect(fetchKept('onnx/model_q4f16.onnx')).rejects.toMatchObject({ code: 'model-missing' });
    await expect(fetchKept('manifest.json')).rejects.toMatchObject({ code: 'model-missing' });
  });

  it('PCK-14 one that is not what was recorded is not opened, nor is a model that is not whole', async () => {
    const path = join(folder, 'own--judge', 'onnx/model_q4.onnx');
    const bytes = readFileSync(path);
    bytes[5] = (bytes[5] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    await expect(fetchKept('onnx/model_q4.onnx')).rejects.toMatchObject({ code: 'model-corrupt' });
    const [first] = record.files;
    if (first) await writeRecord(store, withFile(record, { ...first, state: 'wanted' }));
    await expect(fetchKept('config.json')).rejects.toMatchObject({ code: 'model-missing' });
  });
});
