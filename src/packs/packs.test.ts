import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPack, packSchema, packs } from '../../models/packs.ts';
import { createNodePackStore } from '../cli/node-pack-store.ts';
import { type DownloadPackOptions, downloadPack } from './download-pack.ts';
import { listRepository, readHubText } from './hub.ts';
import { inspectModel, planRecord } from './inspect-model.ts';
import { checkPack, importPack, listPacks } from './keep-packs.ts';
import { isReady, type PackRecord } from './pack-record.ts';
import { type LocalHub, startLocalHub } from './testing/local-hub.ts';
import { smallModel } from './testing/small-model.ts';

const repository = 'tiny/judge';
const at = '2026-01-02T03:04:05Z';
const weights = 'onnx/model_q4.onnx_data';
let folder: string;
let hub: LocalHub;
let files: Map<string, Uint8Array>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rubricon-packs-'));
  files = smallModel();
  hub = await startLocalHub(repository, files);
});

afterEach(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

const options = (more: Partial<DownloadPackOptions> = {}): DownloadPackOptions => ({
  store: createNodePackStore(folder),
  hub: hub.address,
  request: fetch,
  wait: async () => {},
  ...more,
});

async function plan(dtype: PackRecord['dtype'] = 'q4'): Promise<PackRecord> {
  const access = { hub: hub.address, request: fetch };
  const listing = await listRepository(repository, 'main', access);
  const source = {
    ...listing,
    id: repository,
    name: repository,
    readText: (path: string) => readHubText(listing, path, access),
  };
  return planRecord(await inspectModel(source), dtype, at);
}

const onDisk = (path: string): Uint8Array => new Uint8Array(readFileSync(join(folder, 'tiny--judge', path)));

describe('the registry', () => {
  it('PCK-1 every pack is of the schema, and its names are unique', () => {
    expect(packs.map((pack) => packSchema.parse(pack).id)).toHaveLength(new Set(packs.map(({ id }) => id)).size);
    expect(packs.map(({ family }) => family)).toContain('llama');
    expect(findPack('QWEN3-1.7B')?.repository).toBe('onnx-community/Qwen3-1.7B-ONNX');
    expect(findPack('onnx-community/qwen3-4b-onnx')?.id).toBe('qwen3-4b');
    expect(findPack('nobody/nothing')).toBeUndefined();
  });
});

describe('a model before it is taken', () => {
  it('PCK-2 is described by its small files alone', async () => {
    const record = await plan();
    expect(record).toMatchObject({
      repository,
      revision: 'a'.repeat(40),
      licence: 'apache-2.0',
      context: 2048,
      dtype: 'q4',
    });
    expect(record.shape).toMatchObject({ hidden: 64, kvHeads: 2, headSize: 16 });
    expect(record.files.map(({ path }) => path)).toEqual([
      'config.json',
      'tokenizer.json',
      'tokenizer_config.json',
      'generation_config.json',
      'onnx/model_q4.onnx',
      weights,
    ]);
    expect(hub.asked.filter((line) => line.includes('onnx'))).toEqual([]);
  });

  it('PCK-2 names what it lacks', async () => {
    const inspect = (without: string, model = smallModel()): Promise<unknown> => {
      model.delete(without);
      const listed = [...model].map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: null, git: null }));
      const readText = async (path: string): Promise<string> => new TextDecoder().decode(model.get(path));
      const source = { id: 'x', name: 'x', repository: null, revision: null, licence: null, files: listed, readText };
      return inspectModel(source).then(
        () => 'fine',
        (error: Error) => error.message,
      );
    };
    expect(await inspect('tokenizer.json')).toContain('no tokenizer.json');
    expect(await inspect('nothing', smallModel({ template: false }))).toContain('no chat template');
    const bare = smallModel();
    bare.delete('onnx/model_q4.onnx');
    expect(await inspect('onnx/model_q4f16.onnx', bare)).toContain('no onnx/model*.onnx');
    const encoder = smallModel().set('config.json', new TextEncoder().encode('{"architectures":["BertModel"]}'));
    expect(await inspect('nothing', encoder)).toContain('architecture BertModel');
    expect(await inspect('nothing', smallModel().set('config.json', new TextEncoder().encode('<html>')))).toContain(
      'no JSON',
    );
  });

  it('PCK-2 weights that lie in several files are all of them, or the precision is not offered and the file is named', async () => {
    const parts = { 'transformers.js_config': { use_external_data_format: { 'model_q4.onnx': 2 } } };
    const config = { ...(JSON.parse(new TextDecoder().decode(files.get('config.json'))) as object), ...parts };
    files.set('config.json', new TextEncoder().encode(JSON.stringify(config)));
    const inspect = () =>
      inspectModel({
        id: 'x',
        name: 'x',
        repository: null,
        revision: null,
        licence: null,
        files: [...files].map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: null, git: null })),
        readText: async (path: string) => new TextDecoder().decode(files.get(path)),
      });
    const offered = async () => (await inspect()).variants.map(({ dtype }) => dtype);
    expect(await offered()).toEqual(['q4f16']);
    files.set(`${weights}_1`, new Uint8Array(9));
    expect(await offered()).toEqual(['q4', 'q4f16']);
    files.delete('onnx/model_q4f16.onnx');
    files.delete(weights);
    await expect(inspect()).rejects.toMatchObject({
      code: 'model-unsupported',
      message: expect.stringContaining(`found no ${weights}. `),
    });
  });

  it('PCK-2 a hub that does not know it, or answers with a web page, is model-missing', async () => {
    const access = { hub: hub.address, request: fetch };
    await expect(listRepository('tiny/other', 'main', access)).rejects.toMatchObject({ code: 'model-missing' });
  });
});

describe('a download', () => {
  it('PCK-3 brings every file, checked, under its commit', async () => {
    const seen: number[] = [];
    const record = await downloadPack(await plan(), options({ onProgress: ({ done }) => seen.push(done) }));
    expect(isReady(record)).toBe(true);
    for (const { path } of record.files) expect(onDisk(path)).toEqual(files.get(path));
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(
      readdirSync(join(folder, 'tiny--judge'), { recursive: true }).filter((name) => /part|bad/.test(String(name))),
    ).toEqual([]);
    hub.asked.length = 0;
    await downloadPack(await plan(), options());
    expect(hub.asked.filter((line) => line.includes('onnx'))).toEqual([]);
  });

  it('PCK-3 what was here of another precision goes: nothing is opened or takes space that no record holds', async () => {
    const store = createNodePackStore(folder);
    await downloadPack(await plan(), options());
    const record = await downloadPack(await plan('q4f16'), options());
    const sizes = record.files.map(({ bytes }) => bytes ?? 0);
    const there = readdirSync(join(folder, 'tiny--judge'), { recursive: true, withFileTypes: true });
    expect(there.filter((entry) => entry.isFile()).map(({ name }) => name)).toHaveLength(record.files.length + 1);
    expect(await store.size('tiny--judge', weights)).toBeNull();
    expect((await listPacks(store))[0]?.onDisk).toBe(sizes.reduce((sum, bytes) => sum + bytes, 0));
  });

  it('PCK-4 goes on from where the connection broke', async () => {
    hub.spoil(weights, 'cut', 'long-length');
    const record = await downloadPack(await plan(), options());
    expect(isReady(record)).toBe(true);
    expect(onDisk(weights)).toEqual(files.get(weights));
    const ranges = hub.asked.filter((line) => line.startsWith(weights));
    expect(ranges[0]).toBe(weights);
    expect(ranges.at(-1)).toMatch(/bytes=\d{5,}-$/);
  });

  it.each(['short-length', 'busy', 'from-start', 'other-part'] as const)('PCK-4 survives %s', async (fault) => {
    hub.spoil(weights, 'cut', fault, fault);
    const record = await downloadPack(await plan(), options());
    expect(isReady(record)).toBe(true);
    expect(onDisk(weights)).toEqual(files.get(weights));
  });

  it.each(['flip', 'too-much'] as const)(
    'PCK-5 a file that comes damaged (%s) is fetched once more, then named and set aside',
    async (fault) => {
      hub.spoil(weights, fault);
      expect(isReady(await downloadPack(await plan(), options()))).toBe(true);
      expect(onDisk(weights)).toEqual(files.get(weights));

      rmSync(folder, { recursive: true, force: true });
      hub.spoil(weights, fault, fault);
      await expect(downloadPack(await plan(), options())).rejects.toMatchObject({ code: 'model-corrupt' });
      const [kept] = await listPacks(createNodePackStore(folder));
      expect(kept?.record.files.find(({ path }) => path === weights)?.state).toBe('bad');
      expect(isReady(await downloadPack(await plan(), options()))).toBe(true);
    },
  );

  it('PCK-12 a file is written as it comes: of what is on its way only the piece at hand is held', async () => {
    const onDiskThen: number[] = [];
    const inPieces = (bytes: Uint8Array<ArrayBuffer>, step: number): ReadableStream<Uint8Array> => {
      let sent = 0;
      // Nothing is sent ahead: a piece goes out when the one before was taken.
      return new ReadableStream(
        {
          pull: (sender) => {
            if (sent > 0) onDiskThen.push(onDisk(`${weights}.part`).length);
            sender.enqueue(bytes.subarray(sent, sent + step));
            sent += step;
            if (sent >= bytes.length) sender.close();
          },
        },
        { highWaterMark: 0 },
      );
    };
    const request: typeof fetch = async (url, init) => {
      const response = await fetch(url, init);
      if (!String(url).endsWith(weights)) return response;
      return new Response(inPieces(new Uint8Array(await response.arrayBuffer()), 50_000), {
        headers: response.headers,
      });
    };
    await downloadPack(await plan(), options({ request }));
    expect(onDiskThen).toEqual([50_000, 100_000, 150_000]);
  });

  it('PCK-5 a small file is checked by the name git gives its content', async () => {
    hub.spoil('tokenizer.json', 'flip', 'flip');
    await expect(downloadPack(await plan(), options())).rejects.toMatchObject({ code: 'model-corrupt' });
  });

  it('PCK-5 a listing that lies about a length never passes', async () => {
    hub.lie = (info) => JSON.parse(JSON.stringify(info).replaceAll('"size":200000', '"size":199000'));
    await expect(downloadPack(await plan(), options())).rejects.toMatchObject({ code: 'model-corrupt' });
    hub.lie = (info) => JSON.parse(JSON.stringify(info).replaceAll('"size":200000', '"size":201000'));
    await expect(downloadPack(await plan(), options())).rejects.toMatchObject({ code: 'model-corrupt' });
  });

  it.each(['page-404', 'page-200', 'gated'] as const)(
    'PCK-6 a server that says no (%s) is not asked again',
    async (fault) => {
      const record = await plan();
      hub.asked.length = 0;
      hub.spoil('config.json', fault);
      await expect(downloadPack(record, options())).rejects.toMatchObject({ code: 'model-missing' });
      expect(hub.asked).toEqual(['config.json']);
    },
  );

  it('PCK-6 a server that stays silent is given up after five tries that brought nothing', async () => {
    const record = await plan();
    hub.asked.length = 0;
    hub.spoil('config.json', 'busy', 'busy', 'busy', 'busy', 'busy');
    const waits: number[] = [];
    const wait = async (ms: number): Promise<void> => void waits.push(ms);
    await expect(downloadPack(record, options({ wait }))).rejects.toMatchObject({ code: 'model-missing' });
    expect(hub.asked).toHaveLength(5);
    expect(waits).toEqual([500, 1000, 2000, 4000]);
  });

  it('PCK-7 a pause keeps what has come, and the next call goes on from there', async () => {
    const stop = new AbortController();
    hub.spoil(weights, 'cut');
    const paused = downloadPack(await plan(), options({ signal: stop.signal, wait: async () => stop.abort() }));
    await expect(paused).rejects.toMatchObject({ name: 'AbortError' });
    const [kept] = await listPacks(createNodePackStore(folder));
    expect(kept?.onDisk).toBeGreaterThan(90_000);
    const record = await plan();
    hub.asked.length = 0;
    expect(isReady(await downloadPack(record, options()))).toBe(true);
    expect(hub.asked).toEqual([expect.stringMatching(/onnx_data bytes=\d{5,}-$/)]);
  });

  it('PCK-7 a kept part that was altered meanwhile is noticed', async () => {
    const stop = new AbortController();
    hub.spoil(weights, 'cut');
    await downloadPack(await plan(), options({ signal: stop.signal, wait: async () => stop.abort() })).catch(() => {});
    const part = join(folder, 'tiny--judge', `${weights}.part`);
    const bytes = readFileSync(part);
    bytes[100] = (bytes[100] ?? 0) ^ 8;
    writeFileSync(part, bytes);
    expect(isReady(await downloadPack(await plan(), options()))).toBe(true);
    expect(onDisk(weights)).toEqual(files.get(weights));
  });

  it('PCK-8 a device without room is told so before anything comes', async () => {
    const store = { ...createNodePackStore(folder), room: async () => 1000 };
    const record = await plan();
    hub.asked.length = 0;
    const missing = record.files.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
    expect(missing).toBeGreaterThan(200_000);
    await expect(downloadPack(record, options({ store }))).rejects.toMatchObject({
      code: 'storage-failed',
      message: expect.stringMatching(/needs \d+\.\d\d GB more on this device, \d+\.\d\d GB are free/),
      details: { missing, room: 1000 },
    });
    expect(hub.asked).toEqual([]);
  });

  it('PCK-9 what was recorded on first use holds ever after: other content under the same commit is refused', async () => {
    const store = createNodePackStore(folder);
    const record = await downloadPack(await plan(), options());
    rmSync(join(folder, 'tiny--judge', 'config.json'));
    await checkPack(store, repository);
    files.set('config.json', new TextEncoder().encode('{"architectures":["OtherForCausalLM"]}'));
    await expect(downloadPack(record, options())).rejects.toMatchObject({ code: 'model-corrupt' });
  });
});

describe('a model in the store', () => {
  it('PCK-10 a file that went bad on the disk is set aside and repaired alone', async () => {
    const store = createNodePackStore(folder);
    await downloadPack(await plan(), options());
    const path = join(folder, 'tiny--judge', weights);
    const bytes = readFileSync(path);
    bytes[7] = (bytes[7] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const checked = await checkPack(store, repository);
    expect(checked && isReady(checked)).toBe(false);
    expect(await store.size('tiny--judge', weights)).toBeNull();
    const record = await plan();
    hub.asked.length = 0;
    expect(isReady(await downloadPack(record, options()))).toBe(true);
    expect(hub.asked).toEqual([weights]);
    expect(await store.size('tiny--judge', `${weights}.bad`)).toBeNull();
  });

  it('PCK-11 the same files brought from a folder make the same record, and damaged ones are refused', async () => {
    const store = createNodePackStore(folder);
    const listed = [...files].map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: null, git: null }));
    const source = {
      id: 'my-judge',
      name: 'my-judge',
      repository: null,
      revision: null,
      licence: null,
      files: listed,
      readText: async (path: string) => new TextDecoder().decode(files.get(path)),
    };
    const open = (path: string): ReadableStream<Uint8Array> =>
      new Blob([Uint8Array.from(files.get(path) ?? [])]).stream();
    const record = await importPack(await inspectModel(source), 'q4', { store, open, at });
    expect(isReady(record)).toBe(true);
    files.get(weights)?.set([9], 3);
    const again = inspectModel(source).then((found) => importPack(found, 'q4', { store, open, at }));
    await expect(again).rejects.toMatchObject({
      code: 'model-corrupt',
      message: expect.stringContaining('If it is a new version, delete the model here first'),
    });
    await expect(
      downloadPack({ ...record, files: record.files.map((f) => ({ ...f, state: 'wanted' })) }, options()),
    ).rejects.toMatchObject({
      code: 'model-missing',
    });
    await importPack(await inspectModel(source), 'q4f16', { store, open, at });
    expect(await store.size('my-judge', 'onnx/model_q4.onnx')).toBeNull();
    await store.removePack('my-judge');
    expect(await listPacks(store)).toEqual([]);
  });
});
