import { openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LibraryEntry } from '../generation/methods/method.ts';
import type { Derivation } from './lock/derive-key.ts';
import type { CaseRecord } from './state.ts';
import { type CaseStorage, openCaseStorage, type StorageOptions } from './storage.ts';

const weak: Derivation = { name: 'scrypt', N: 16, r: 1, p: 1 };
const opened: CaseStorage[] = [];
let names = 0;
const newName = (): string => `rubricon-test-${Date.now()}-${names++}`;

async function open(databaseName: string, options: Partial<StorageOptions> = {}): Promise<CaseStorage> {
  const storage = await openCaseStorage({ databaseName, derivation: weak, ...options });
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

/** Everything that lies in a database, as text: what a person would find who opens the browser's files. */
async function rawText(name: string): Promise<string> {
  const database = await openDB(name);
  const parts: string[] = [];
  const collect = (value: unknown): void => {
    if (value instanceof ArrayBuffer) parts.push(new TextDecoder('latin1').decode(value));
    else if (ArrayBuffer.isView(value)) collect(value.buffer);
    else if (typeof value === 'object' && value !== null) Object.entries(value).flat().forEach(collect);
    else parts.push(String(value));
  };
  for (const store of database.objectStoreNames) {
    collect(await database.getAllKeys(store));
    collect(await database.getAll(store));
  }
  database.close();
  return parts.join('\n');
}

const desk = {
  openId: 'a',
  theme: 'dark',
  noteSeen: true,
  draft: { conversation: 'half typed about Ms Okafor', response: '', rubric: '' },
} as const;

const rubric = {
  id: 'r',
  version: '1',
  title: 'Wounds',
  criteria: [],
};
const library = [
  { id: 'l', conversation: [{ role: 'user', content: 'A splinter, what now?' }], rubric },
] as unknown as readonly LibraryEntry[];

describe('a storage with a passphrase', () => {
  it('LCK-4 nothing of a case or the desk is readable in the database, and all of it comes back', async () => {
    const name = newName();
    const storage = await open(name);
    await storage.saveCase(caseNamed('a', 'Ms Okafor, knee'));
    await storage.saveDesk(desk);
    await storage.saveLibrary(library);
    expect(await rawText(name)).toContain('Okafor');
    expect(storage.lock.atRest()).toBe('readable');
    expect(await storage.lock.change('', 'four plain words here')).toBe(true);
    await storage.saveCase(caseNamed('b', 'Mr Lindqvist, rash'));
    await storage.saveDesk(desk);
    const raw = await rawText(name);
    for (const secret of [
      'Okafor',
      'Lindqvist',
      'dose',
      'pharmacist',
      'splinter',
      'half typed',
      'four plain',
      'conversation',
      'dark',
    ])
      expect(raw).not.toContain(secret);
    expect((await storage.loadCases()).map(({ title }) => title)).toEqual(['Ms Okafor, knee', 'Mr Lindqvist, rash']);
    expect(await storage.loadDesk()).toEqual(desk);
    expect(await storage.loadLibrary()).toEqual(library);
  });

  it('LCK-5 locked, it gives and takes nothing; the passphrase alone opens it', async () => {
    const name = newName();
    const before = await open(name);
    await before.saveCase(caseNamed('a'));
    await before.lock.change('', 'four plain words here');
    before.close();
    const storage = await open(name);
    expect(storage.lock.atRest()).toBe('locked');
    for (const work of [
      storage.loadCases(),
      storage.loadDesk(),
      storage.saveCase(caseNamed('z')),
      storage.saveDesk(desk),
    ])
      await expect(work).rejects.toMatchObject({ code: 'storage-failed', message: expect.stringContaining('locked') });
    expect(await storage.lock.unlock('four plain words')).toBe(false);
    expect(storage.lock.atRest()).toBe('locked');
    expect(await storage.lock.unlock('four plain words here')).toBe(true);
    expect((await storage.loadCases()).map(({ id }) => id)).toEqual(['a']);
  });

  it('LCK-6 a change writes everything anew, and a removal leaves it readable, each in its place', async () => {
    const name = newName();
    const storage = await open(name);
    for (const id of ['c', 'a', 'b']) await storage.saveCase(caseNamed(id));
    await storage.saveDesk(desk);
    await storage.lock.change('', 'the first passphrase');
    expect(await storage.lock.change('a wrong passphrase', 'the second passphrase')).toBe(false);
    expect(await storage.lock.change('the first passphrase', 'the second passphrase')).toBe(true);
    storage.close();
    const again = await open(name);
    expect(await again.lock.unlock('the first passphrase')).toBe(false);
    expect(await again.lock.unlock('the second passphrase')).toBe(true);
    expect(await again.lock.change('the second passphrase', null)).toBe(true);
    expect(again.lock.atRest()).toBe('readable');
    again.close();
    const plain = await open(name);
    expect((await plain.loadCases()).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
    expect(await plain.loadDesk()).toEqual(desk);
  });

  it('LCK-6 a change that fails leaves everything as it was', async () => {
    const name = newName();
    const storage = await open(name);
    for (const id of ['a', 'b']) await storage.saveCase(caseNamed(id));
    const put = IDBObjectStore.prototype.put;
    let puts = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
      puts += 1;
      if (puts === 2) throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, given);
    });
    await expect(storage.lock.change('', 'four plain words here')).rejects.toMatchObject({ code: 'storage-failed' });
    vi.restoreAllMocks();
    expect(storage.lock.atRest()).toBe('readable');
    expect(await rawText(name)).toContain('pharmacist');
    expect(await storage.loadCases()).toHaveLength(2);
  });

  it('LCK-7 a record that was changed is said to be damaged, and is not shown as something else', async () => {
    const name = newName();
    const storage = await open(name);
    await storage.lock.change('', 'four plain words here');
    await storage.saveCase(caseNamed('a'));
    const raw = await openDB(name);
    const [stored] = await raw.getAll('cases');
    const bytes = new Uint8Array(stored.sealed.data);
    bytes[5] = (bytes[5] ?? 0) ^ 1;
    await raw.put('cases', stored);
    raw.close();
    const damaged = { code: 'storage-failed', message: expect.stringContaining('damaged') };
    await expect(storage.loadCases()).rejects.toMatchObject(damaged);
    await expect(storage.lock.change('four plain words here', null)).rejects.toMatchObject(damaged);
    expect(storage.lock.atRest()).toBe('unlocked');
  });

  it('LCK-7 one damaged record does not shut the others away', async () => {
    const name = newName();
    const onLost = vi.fn();
    const storage = await open(name, { onLost });
    await storage.lock.change('', 'four plain words here');
    for (const id of ['a', 'b', 'c']) await storage.saveCase(caseNamed(id));
    const raw = await openDB(name);
    const [, stored] = await raw.getAll('cases');
    await raw.put('cases', { ...stored, sealed: { ...stored.sealed, iv: new Uint8Array(12) } });
    raw.close();
    expect((await storage.loadCases()).map(({ id }) => id)).toEqual(['a', 'c']);
    expect(onLost).toHaveBeenCalledWith(expect.stringContaining('damaged'));
  });

  it('LCK-2 a readable record that was put among the sealed ones is not taken for one of them', async () => {
    const name = newName();
    const storage = await open(name);
    await storage.lock.change('', 'four plain words here');
    await storage.saveCase(caseNamed('a'));
    const damaged = { code: 'storage-failed', message: expect.stringContaining('damaged') };
    const raw = await openDB(name);
    const [stored] = await raw.getAll('cases');
    await raw.put('cases', { place: stored.place, id: 'a', record: caseNamed('a', 'somebody else wrote this') });
    await raw.put('desk', desk, 'desk');
    raw.close();
    await expect(storage.loadCases()).rejects.toMatchObject(damaged);
    await expect(storage.loadDesk()).rejects.toMatchObject(damaged);
  });

  it('LCK-8 everything is deleted without the passphrase, which goes too', async () => {
    const name = newName();
    const before = await open(name);
    await before.lock.change('', 'four plain words here');
    await before.saveCase(caseNamed('a'));
    before.close();
    const storage = await open(name);
    await storage.deleteEverything();
    expect((await indexedDB.databases()).map((database) => database.name)).not.toContain(name);
    expect(storage.lock.atRest()).toBe('readable');
    expect(await storage.loadCases()).toEqual([]);
  });
});

describe('two tabs', () => {
  it('APP-109 a tab that another one took the desk from writes no more and says so', async () => {
    const name = newName();
    const first = await open(name);
    await first.saveCase(caseNamed('a', 'as the first tab had it'));
    const second = await open(name);
    await second.saveCase(caseNamed('a', 'as the second tab had it'));
    await expect(first.saveCase(caseNamed('a', 'too late'))).rejects.toMatchObject({
      code: 'storage-failed',
      message: expect.stringContaining('Another tab'),
    });
    expect((await second.loadCases())[0]?.title).toBe('as the second tab had it');
  });

  it('APP-110 what changed again while it was being written is written once, in its latest state', async () => {
    const storage = await open(newName());
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    await Promise.all(Array.from({ length: 50 }, (_, index) => storage.saveCase(caseNamed('a', `version ${index}`))));
    expect(put.mock.calls.length).toBeLessThan(4);
    expect((await storage.loadCases())[0]?.title).toBe('version 49');
  });

  it('APP-111 cases and desk of version 1 are taken along', async () => {
    const name = newName();
    const old = await openDB(name, 1, {
      upgrade(database) {
        database
          .createObjectStore('cases', { keyPath: 'place', autoIncrement: true })
          .createIndex('id', 'id', { unique: true });
        database.createObjectStore('desk');
      },
    });
    await old.put('cases', { id: 'a', record: caseNamed('a'), createdAt: '2026-01-01', updatedAt: '2026-01-02' });
    await old.put('desk', desk, 'desk');
    old.close();
    const storage = await open(name);
    expect(await storage.loadCases()).toEqual([caseNamed('a')]);
    expect(await storage.loadDesk()).toEqual(desk);
  });
});
