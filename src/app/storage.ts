import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import { RubriconError } from '../domain/errors.ts';
import type { AppState, CaseRecord } from './state.ts';

/**
 * What the page remembers beside its cases: how the desk was left, what was typed but not brought yet, and how verdicts are
 * read and added up. Desks kept by version 0.1.0 lack the last three.
 */
export type DeskMemory = Pick<AppState, 'openId' | 'theme' | 'noteSeen' | 'draft'> &
  Partial<Pick<AppState, 'own' | 'abstain' | 'profile' | 'chosen'>>;

/** Keeps cases in this browser. Every method throws RubriconError storage-failed with a remedy. */
export interface CaseStorage {
  /** Why nothing outlives this tab, in words a person can act on; empty when cases are kept. */
  readonly notice: string;
  /** Adds or replaces a case; a case keeps its place among the others. */
  saveCase(record: CaseRecord): Promise<void>;
  /** All cases in the order in which they were first saved. */
  loadCases(): Promise<readonly CaseRecord[]>;
  deleteCase(id: string): Promise<void>;
  saveDesk(desk: DeskMemory): Promise<void>;
  loadDesk(): Promise<DeskMemory | null>;
  /** Deletes the whole database. Throws when another tab holds it open; it is then deleted as that tab closes. */
  deleteEverything(): Promise<void>;
  close(): void;
}

export interface StorageOptions {
  readonly now: () => Date;
  /** Called when the storage was lost while in use: another tab deleted or upgraded it, or the browser closed it. */
  readonly onLost?: (message: string) => void;
  readonly databaseName?: string;
}

interface StoredCase {
  readonly place?: number;
  readonly id: string;
  readonly record: CaseRecord;
  readonly createdAt: string;
  readonly updatedAt: string;
}

interface Schema extends DBSchema {
  cases: { key: number; value: StoredCase; indexes: { id: string } };
  desk: { key: string; value: DeskMemory };
}

type Database = IDBPDatabase<Schema>;

const version = 1;
const deskKey = 'desk';
const takenAway = 'Another tab deleted the saved cases or opened a newer version of the page. Reload to go on saving.';

/** Opens the storage of this browser; where it is denied, one that keeps nothing and says so, so that the page works. */
export async function openCaseStorage(options: StorageOptions): Promise<CaseStorage> {
  const { now, onLost = () => undefined, databaseName = 'rubricon' } = options;
  let connection: Promise<Database> | null = null;
  let closed = false;

  // The browser may take a connection away at any time; the next use opens a new one, unless another tab asked for it.
  const connect = (): Promise<Database> =>
    openDatabase(databaseName, {
      blocking: () => {
        close();
        onLost(takenAway);
      },
      terminated: () => {
        connection = null;
        onLost('The browser closed the saved cases. What you do next is saved again; reload if it is not.');
      },
    });

  async function use<T>(work: (database: Database) => Promise<T>): Promise<T> {
    if (closed) throw new RubriconError('storage-failed', takenAway);
    connection ??= connect();
    try {
      return await work(await connection);
    } catch (thrown) {
      throw storageError(thrown);
    }
  }

  function close(): void {
    closed = true;
    disconnect();
  }

  function disconnect(): void {
    connection?.then(
      (database) => database.close(),
      () => undefined,
    );
    connection = null;
  }

  try {
    connection = connect();
    await connection;
  } catch (thrown) {
    return nothingKept(storageError(thrown).message);
  }

  return {
    notice: '',
    saveCase: (record) => use((database) => putCase(database, record, now().toISOString())),
    loadCases: () => use(async (database) => (await database.getAll('cases')).map((stored) => stored.record)),
    deleteCase: (id) => use((database) => removeCase(database, id)),
    saveDesk: (desk) => use(async (database) => void (await database.put('desk', desk, deskKey))),
    loadDesk: () => use(async (database) => (await database.get('desk', deskKey)) ?? null),
    async deleteEverything() {
      disconnect();
      await deleteDatabase(databaseName);
      closed = false;
    },
    close,
  };
}

interface Losses {
  readonly blocking: () => void;
  readonly terminated: () => void;
}

/** Throws when an older tab blocks the upgrade: waiting for it could last for ever. */
function openDatabase(name: string, losses: Losses): Promise<Database> {
  return new Promise((resolve, reject) => {
    const opening = async (): Promise<Database> =>
      openDB<Schema>(name, version, {
        ...losses,
        upgrade,
        blocked: () => {
          const message = 'Another tab keeps an older version of the saved cases open. Close it, then reload.';
          reject(new RubriconError('storage-failed', message));
          opened.then((database) => database.close()).catch(() => undefined);
        },
      });
    const opened = opening();
    opened.then(resolve, reject);
  });
}

/** Brings a database of any earlier version to the present one, step by step. */
function upgrade(database: Database, oldVersion: number): void {
  if (oldVersion < 1) {
    const cases = database.createObjectStore('cases', { keyPath: 'place', autoIncrement: true });
    cases.createIndex('id', 'id', { unique: true });
    database.createObjectStore('desk');
  }
}

async function putCase(database: Database, record: CaseRecord, at: string): Promise<void> {
  const transaction = database.transaction('cases', 'readwrite');
  const before = await transaction.store.index('id').get(record.id);
  const stored: StoredCase = { id: record.id, record, createdAt: before?.createdAt ?? at, updatedAt: at };
  const put = transaction.store.put(before?.place === undefined ? stored : { ...stored, place: before.place });
  await Promise.all([put, transaction.done]);
}

async function removeCase(database: Database, id: string): Promise<void> {
  const transaction = database.transaction('cases', 'readwrite');
  const place = await transaction.store.index('id').getKey(id);
  const removed = place === undefined ? undefined : transaction.store.delete(place);
  await Promise.all([removed, transaction.done]);
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const blocked = (): void => {
      const message = 'Another tab still has the saved cases open. Close it: they are deleted as soon as it is closed.';
      reject(new RubriconError('storage-failed', message));
    };
    deleteDB(name, { blocked }).then(resolve, (thrown: unknown) => reject(storageError(thrown)));
  });
}

/** Every failure of the browser's storage with what to do about it. Its own AbortError is no cancellation. */
function storageError(thrown: unknown): RubriconError {
  if (thrown instanceof RubriconError) return thrown;
  const reason = thrown instanceof Error ? thrown.name : typeof thrown;
  return new RubriconError('storage-failed', remedies[reason] ?? unavailable, { cause: thrown, details: { reason } });
}

const unavailable =
  'This browser does not let the page save cases (a private window, or storage is blocked). Export what you want to keep.';
const remedies: Readonly<Record<string, string>> = {
  QuotaExceededError: 'The space for saved cases is full. Export and delete cases, or free space on this device.',
  VersionError: 'The cases were saved by a newer version of the page. Reload to get it; export what you want to keep.',
  DataCloneError: 'This case holds something that cannot be saved. Export it to keep it.',
};

/** A storage that keeps nothing. */
function nothingKept(notice: string): CaseStorage {
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    notice,
    saveCase: nothing,
    loadCases: () => Promise.resolve([]),
    deleteCase: nothing,
    saveDesk: nothing,
    loadDesk: () => Promise.resolve(null),
    deleteEverything: nothing,
    close: () => undefined,
  };
}
