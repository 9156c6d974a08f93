import { RubriconError } from '../domain/errors.ts';
import type { LibraryEntry } from '../generation/methods/method.ts';
import {
  type Contents,
  type Database,
  deleteDatabase,
  openDatabase,
  putCases,
  putSheet,
  removeCase,
  replaceAll,
  type Sheet,
  type SheetName,
  type StoredCase,
  storageError,
  takenAway,
} from './database.ts';
import type { Derivation } from './lock/derive-key.ts';
import { openRecord, type Sealed, sealRecord } from './lock/seal-record.ts';
import { noLock, type StoreLock } from './lock/store-lock.ts';
import { makeVault, openVault, type Vault } from './lock/vault.ts';
import type { AppState, CaseRecord } from './state.ts';
import { createWriteQueue } from './write-queue.ts';

/**
 * What the page remembers beside its cases: how the desk was left, what was typed but not brought yet, how verdicts are
 * read and added up, and when the page locks itself. Desks of earlier versions lack some of it.
 */
export type DeskMemory = Pick<AppState, 'openId' | 'theme' | 'noteSeen' | 'draft'> &
  Partial<Pick<AppState, 'own' | 'abstain' | 'profile' | 'chosen' | 'lockAfter'>>;

/** Keeps cases in this browser. Every method throws RubriconError storage-failed with a remedy. */
export interface CaseStorage {
  /** Why nothing outlives this tab, in words a person can act on; empty when cases are kept. */
  readonly notice: string;
  readonly lock: StoreLock;
  /** Adds or replaces a case; a case keeps its place among the others. */
  saveCase(record: CaseRecord): Promise<void>;
  /** All cases in the order in which they were first saved. */
  loadCases(): Promise<readonly CaseRecord[]>;
  deleteCase(id: string): Promise<void>;
  saveDesk(desk: DeskMemory): Promise<void>;
  loadDesk(): Promise<DeskMemory | null>;
  /** A person's own rubrics, and the conversations they were written for. */
  saveLibrary(library: readonly LibraryEntry[]): Promise<void>;
  loadLibrary(): Promise<readonly LibraryEntry[]>;
  /** Deletes the whole database, passphrase included. Throws when another tab holds it open; it goes as that tab closes. */
  deleteEverything(): Promise<void>;
  /** Waits until everything saved so far is written, or could not be. */
  settled(): Promise<void>;
  close(): void;
}

export interface StorageOptions {
  /** Called when the storage was lost while in use (another tab deleted or upgraded it, the browser closed it), or a part of it. */
  readonly onLost?: (message: string) => void;
  readonly databaseName?: string;
  /** Names this tab as the one that writes from now on. */
  readonly newId?: () => string;
  /** Weaker in tests, which would else wait. */
  readonly derivation?: Derivation;
}

/** Opens the storage of this browser; where it is denied, one that keeps nothing and says so, so that the page works. */
export async function openCaseStorage(options: StorageOptions = {}): Promise<CaseStorage> {
  const { onLost = () => undefined, databaseName = 'rubricon', newId = () => crypto.randomUUID() } = options;
  const tab = newId();
  let connection: Promise<Database> | null = null;
  let closed = '';
  let vault: Vault | null = null;
  let key: CryptoKey | null = null;

  const connect = (): Promise<Database> =>
    openDatabase(databaseName, {
      blocking: () => {
        close();
        onLost(takenAway);
      },
      terminated: () => {
        connection = null;
        // With a passphrase a new database would lack what opens it again.
        closed = vault ? clearedAway : '';
        onLost(closed || closedByBrowser);
      },
    });

  // The browser may take a connection away at any time; the next use opens a new one, unless another tab asked for it.
  async function use<T>(work: (database: Database) => Promise<T>): Promise<T> {
    if (closed) throw new RubriconError('storage-failed', closed);
    connection ??= connect();
    try {
      return await work(await connection);
    } catch (thrown) {
      throw storageError(thrown);
    }
  }

  function close(): void {
    closed = takenAway;
    disconnect();
  }

  function disconnect(): void {
    connection?.then(
      (database) => database.close(),
      () => undefined,
    );
    connection = null;
  }

  const pack = async (name: string, value: CaseRecord): Promise<StoredCase> =>
    key ? { id: value.id, sealed: await sealRecord(key, name, value) } : { id: value.id, record: value };
  const unpack = async ({ id, record, sealed }: StoredCase): Promise<CaseRecord> =>
    key ? ((await openRecord(key, caseName(id), sealed ?? unsealed())) as CaseRecord) : (record ?? unreadable());
  const packSheet = async (name: SheetName, sheet: Sheet): Promise<Sheet | Sealed> =>
    key ? await sealRecord(key, name, sheet) : sheet;
  const unpackSheet = async (name: SheetName, stored: Sheet | Sealed): Promise<Sheet> => {
    if (key) return (await openRecord(key, name, 'iv' in stored ? stored : unsealed())) as Sheet;
    return 'iv' in stored ? unreadable() : stored;
  };
  let claimed = true;
  const claim = (): Promise<void> => use(async (database) => void (await database.put('lock', tab, 'tab')));
  const assertClaimed = async (): Promise<void> => {
    if (claimed) return;
    await claim();
    claimed = true;
  };
  const assertUnlocked = (): void => {
    if (vault && !key) unreadable();
  };

  const queue = createWriteQueue();
  const cases = queue.gather<CaseRecord>(async (records, dropped) => {
    assertUnlocked();
    await assertClaimed();
    const packed = await Promise.all(records.map((record) => pack(caseName(record.id), record)));
    if (!dropped()) await use((database) => putCases(database, packed, tab));
  });
  const sheets = queue.gather<readonly [SheetName, Sheet]>(async (items, dropped) => {
    assertUnlocked();
    await assertClaimed();
    for (const [name, sheet] of items) {
      const packed = await packSheet(name, sheet);
      if (!dropped()) await use((database) => putSheet(database, name, packed, tab));
    }
  });
  const readSheet = (name: SheetName): Promise<Sheet | null> =>
    queue.inTurn(async () => {
      assertUnlocked();
      const stored = await use((database) => database.get('desk', name));
      return stored
        ? await unpackSheet(name, stored).catch((thrown: unknown) => Promise.reject(storageError(thrown)))
        : null;
    });

  const readPlain = async (database: Database, name: SheetName): Promise<readonly (readonly [SheetName, Sheet])[]> => {
    const stored = await database.get('desk', name);
    return stored ? [[name, await unpackSheet(name, stored)]] : [];
  };

  async function repack(next: [Vault, CryptoKey] | null): Promise<void> {
    const before = key;
    try {
      const records = await use(readCases);
      const plain = await Promise.all(records.map(async (stored) => ({ stored, record: await unpack(stored) })));
      const plainSheets = await use((database) => Promise.all(sheetNames.map((name) => readPlain(database, name))));
      key = next?.[1] ?? null;
      const contents: Contents = {
        cases: await Promise.all(
          plain.map(async ({ stored, record }) => ({
            ...(await pack(caseName(record.id), record)),
            ...(stored.place === undefined ? {} : { place: stored.place }),
          })),
        ),
        sheets: await Promise.all(
          plainSheets.flat().map(async ([name, sheet]) => [name, await packSheet(name, sheet)] as const),
        ),
        vault: next?.[0] ?? null,
      };
      await use((database) => replaceAll(database, contents, tab));
      vault = contents.vault;
    } catch (thrown) {
      key = before;
      throw storageError(thrown);
    }
  }

  const lock: StoreLock = {
    atRest: () => (vault === null ? 'readable' : key ? 'unlocked' : 'locked'),
    unlock: async (passphrase) => {
      if (vault) key = await openVault(vault, passphrase);
      return key !== null;
    },
    change: async (current, next) => {
      if (vault && !(await openVault(vault, current))) return false;
      const made = next === null ? null : await makeVault(next, options.derivation);
      await queue.inTurn(() => repack(made));
      return true;
    },
  };

  try {
    connection = connect();
    const kept = await (await connection).get('lock', 'vault');
    if (typeof kept === 'object') vault = kept;
  } catch (thrown) {
    return nothingKept(storageError(thrown).message);
  }
  // A full disk must not keep anyone from reading; whoever writes finds out.
  claimed = await claim().then(
    () => true,
    () => false,
  );

  return {
    notice: '',
    lock,
    saveCase: (record) => cases.add(record.id, record),
    loadCases: () =>
      queue.inTurn(async () => {
        assertUnlocked();
        const opened = await Promise.allSettled((await use(readCases)).map(unpack));
        const whole = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
        const damaged = opened.find((one) => one.status === 'rejected');
        if (damaged && whole.length === 0) throw storageError(damaged.reason);
        if (damaged) onLost(someDamaged);
        return whole;
      }),
    deleteCase: (id) => {
      cases.remove(id);
      return queue.inTurn(() => use((database) => removeCase(database, id)));
    },
    saveDesk: (desk) => sheets.add('desk', ['desk', desk]),
    loadDesk: async () => (await readSheet('desk')) as DeskMemory | null,
    saveLibrary: (library) => sheets.add('library', ['library', library]),
    loadLibrary: async () => ((await readSheet('library')) as readonly LibraryEntry[] | null) ?? [],
    async deleteEverything() {
      queue.drop();
      disconnect();
      await deleteDatabase(databaseName);
      closed = '';
      vault = null;
      key = null;
    },
    settled: queue.settled,
    close,
  };
}

const caseName = (id: string): string => `case ${id}`;

const readCases = (database: Database): Promise<StoredCase[]> => database.getAll('cases');
const sheetNames: readonly SheetName[] = ['desk', 'library'];

const closedByBrowser = 'The browser closed the saved cases. What you do next is saved again; reload if it is not.';
const clearedAway =
  'The browser took the locked cases away. Nothing is saved any more: export what you want to keep, then reload.';

const someDamaged =
  'Saved cases were changed or damaged and cannot be unlocked; the others are here. To be rid of the damaged ones, export the others and delete everything.';

function unreadable(): never {
  throw new RubriconError('storage-failed', 'The saved cases are locked. Unlock them with the passphrase.');
}

/** Under a passphrase everything is sealed: what is not was put there by somebody else, and counts as damaged. */
function unsealed(): never {
  throw new DOMException('A record is not sealed.', 'OperationError');
}

/** A storage that keeps nothing. */
function nothingKept(notice: string): CaseStorage {
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    notice,
    lock: noLock,
    saveCase: nothing,
    loadCases: () => Promise.resolve([]),
    deleteCase: nothing,
    saveDesk: nothing,
    loadDesk: () => Promise.resolve(null),
    saveLibrary: nothing,
    loadLibrary: () => Promise.resolve([]),
    deleteEverything: nothing,
    settled: nothing,
    close: () => undefined,
  };
}
