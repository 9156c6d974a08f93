import { openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CaseRecord } from './state.ts';
import { type CaseStorage, openCaseStorage, type StorageOptions } from './storage.ts';

const opened: CaseStorage[] = [];
let names = 0;
const newName = (): string => `rubricon-test-${Date.now()}-${names++}`;

async function open(databaseName: string, options: Partial<StorageOptions> = {}): Promise<CaseStorage> {
  const storage = await openCaseStorage({ now: () => new Date(0), databaseName, ...options });
  opened.push(storage);
  return storage;
}

function caseNamed(id: string, title = id): CaseRecord {
  const conversation = [{ role: 'user', content: 'Is this dose safe?' }] as const;
  return { id, title, conversation, response: 'Ask your pharmacist.', rubric: null, events: [] };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  for (const storage of opened.splice(0)) storage.close();
});

describe('openCaseStorage', () => {
  it('APP-101 cases and the desk survive a reload, each case in its place', async () => {
    const name = newName();
    const before = await open(name);
    for (const id of ['c', 'a', 'b']) await before.saveCase(caseNamed(id));
    await before.saveCase(caseNamed('c', 'changed'));
    const draft = { conversation: 'half typed', response: '', rubric: '' };
    const desk = { openId: 'a', theme: 'dark', noteSeen: true, draft } as const;
    await before.saveDesk(desk);
    before.close();
    const after = await open(name);
    expect((await after.loadCases()).map((record) => record.title)).toEqual(['changed', 'a', 'b']);
    expect((await after.loadCases())[1]).toEqual(caseNamed('a'));
    expect(await after.loadDesk()).toEqual(desk);
    expect(after.notice).toBe('');
  });

  it('APP-102 a deleted case is gone and the others stay', async () => {
    const storage = await open(newName());
    await storage.saveCase(caseNamed('a'));
    await storage.saveCase(caseNamed('b'));
    await storage.deleteCase('a');
    await storage.deleteCase('never-there');
    expect((await storage.loadCases()).map((record) => record.id)).toEqual(['b']);
  });

  it('APP-103 one action deletes the database, and the storage can be used again', async () => {
    const name = newName();
    const storage = await open(name);
    await storage.saveCase(caseNamed('a'));
    await storage.deleteEverything();
    expect((await indexedDB.databases()).map((database) => database.name)).not.toContain(name);
    expect(await storage.loadCases()).toEqual([]);
    await storage.saveCase(caseNamed('b'));
    expect(await storage.loadCases()).toHaveLength(1);
  });

  it('APP-104 a tab whose database was deleted by another one says so and does not bring it back', async () => {
    const name = newName();
    const onLost = vi.fn();
    const other = await open(name, { onLost });
    const storage = await open(name);
    await storage.deleteEverything();
    expect(onLost).toHaveBeenCalledOnce();
    await expect(other.saveCase(caseNamed('a'))).rejects.toMatchObject({ code: 'storage-failed' });
    expect((await indexedDB.databases()).map((database) => database.name)).not.toContain(name);
  });

  it('APP-105 a deletion that another tab blocks is reported, and happens when that tab closes', async () => {
    const name = newName();
    const storage = await open(name);
    const deaf = await openDB(name);
    await expect(storage.deleteEverything()).rejects.toMatchObject({
      code: 'storage-failed',
      message: expect.stringContaining('Another tab'),
    });
    deaf.close();
    await vi.waitFor(async () => {
      expect((await indexedDB.databases()).map((database) => database.name)).not.toContain(name);
    });
  });

  it('APP-106 a full disk is storage-failed with a remedy, never a cancellation', async () => {
    const storage = await open(newName());
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(storage.saveCase(caseNamed('a'))).rejects.toMatchObject({
      code: 'storage-failed',
      message: expect.stringContaining('space'),
      details: { reason: 'QuotaExceededError' },
    });
  });

  it.each([
    ['missing', undefined],
    [
      'refused',
      {
        open: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      },
    ],
  ])('APP-107 where storage is %s the page works and is told that nothing is kept', async (_, factory) => {
    vi.stubGlobal('indexedDB', factory);
    const storage = await open(newName());
    expect(storage.notice).toContain('private window');
    await storage.saveCase(caseNamed('a'));
    expect(await storage.loadCases()).toEqual([]);
    expect(await storage.loadDesk()).toBeNull();
    await storage.deleteEverything();
  });

  it('APP-107 cases saved by a newer version are left alone', async () => {
    const name = newName();
    (await openDB(name, 99)).close();
    const storage = await open(name);
    expect(storage.notice).toContain('newer version');
    expect((await indexedDB.databases()).find((database) => database.name === name)?.version).toBe(99);
  });

  it('APP-108 an older tab that blocks the upgrade does not hang the page', async () => {
    const name = newName();
    // The tab of today asks for a version that the tab of yesterday does not make room for.
    const old = await openDB(name, 1);
    const blocked = vi
      .spyOn(indexedDB, 'open')
      .mockImplementationOnce((database) => IDBFactory.prototype.open.call(indexedDB, database, 2));
    const storage = await open(name);
    expect(blocked).toHaveBeenCalled();
    expect(storage.notice).toContain('Close it');
    old.close();
  });
});
