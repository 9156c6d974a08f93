import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodePackStore } from '../cli/node-pack-store.ts';
import { isReady } from './pack-record.ts';
import { createPackService, type PackService } from './pack-service.ts';
import { connectPacks, type PackReply, type PackRequest, servePacks } from './pack-wire.ts';
import { type LocalHub, startLocalHub } from './testing/local-hub.ts';
import { smallModel } from './testing/small-model.ts';

let folder: string;
let hub: LocalHub;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rubricon-wire-'));
  hub = await startLocalHub('tiny/judge', smallModel());
});

afterEach(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The service behind messages, as a page sees it. */
function connected(): PackService {
  const service = createPackService({
    store: createNodePackStore(folder),
    hub: hub.address,
    request: fetch,
    wait: async () => {},
    now: () => new Date(0),
  });
  const listeners: ((event: MessageEvent<PackReply>) => void)[] = [];
  const serve = servePacks(service, (reply) => {
    for (const listener of listeners) listener({ data: structuredClone(reply) } as MessageEvent<PackReply>);
  });
  return connectPacks({
    postMessage: (request: PackRequest) => serve(structuredClone(request)),
    addEventListener: (_type: string, listener: unknown) =>
      void listeners.push(listener as (event: MessageEvent<PackReply>) => void),
  });
}

describe('packs over messages', () => {
  it('PCK-15 a call gives its value, tells how far it is, and shows in the list', async () => {
    const service = connected();
    const seen: string[] = [];
    const record = await service.download('tiny/judge', 'q4', { onProgress: ({ file }) => seen.push(file) });
    expect(isReady(record)).toBe(true);
    expect(new Set(seen).size).toBe(record.files.length);
    expect((await service.list()).map((kept) => kept.record.id)).toEqual(['tiny/judge']);
    await service.remove('tiny/judge');
    expect(await service.list()).toEqual([]);
  });

  it('PCK-15 a fault keeps its code, and a call that was stopped is an AbortError', async () => {
    const service = connected();
    await expect(service.inspect('tiny/other')).rejects.toMatchObject({ code: 'model-missing' });
    await expect(service.inspect('no name at all')).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(service.download('tiny/judge', 'fp16')).rejects.toMatchObject({ code: 'model-unsupported' });
    const stop = new AbortController();
    const download = service.download('tiny/judge', 'q4', { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(download).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('PCK-9 the commit recorded first is asked for ever after, and no other is taken for it', async () => {
    const service = connected();
    const { revision } = await service.inspect('tiny/judge');
    const record = await service.download(`tiny/judge@${revision}`, 'q4');
    expect([record.id, record.revision]).toEqual(['tiny/judge', 'a'.repeat(40)]);
    hub.lie = (info) => ({ ...info, sha: 'b'.repeat(40) });
    await expect(service.inspect('tiny/judge')).rejects.toMatchObject({ code: 'model-corrupt' });
    await service.remove('tiny/judge');
    // Removed, the new commit is followed; this hub has no files of it.
    await expect(service.inspect('tiny/judge')).rejects.toMatchObject({ code: 'model-missing' });
  });
});
