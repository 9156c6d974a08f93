import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import { RubriconError } from '../domain/errors.ts';
import type { LibraryEntry } from '../generation/methods/method.ts';
import type { Sealed } from './lock/seal-record.ts';
import type { Vault } from './lock/vault.ts';
import type { CaseRecord } from './state.ts';
import type { DeskMemory } from './storage.ts';

/** A case as it lies in the database: readable, or sealed. `place` keeps the order in which cases were first saved. */
export interface StoredCase {
  readonly place?: number;
  readonly id: string;
  readonly record?: CaseRecord;
  readonly sealed?: Sealed;
}

/** What lies beside the cases: how the desk was left, and a person's own rubrics. */
export type SheetName = 'desk' | 'library';
export type Sheet = DeskMemory | readonly LibraryEntry[];

/** Version 2: what a passphrase left, and which tab writes. Version 1 had neither. */
interface Schema extends DBSchema {
  cases: { key: number; value: StoredCase; indexes: { id: string } };
  desk: { key: SheetName; value: Sheet | Sealed };
  lock: { key: string; value: Vault | string };
}

export type Database = IDBPDatabase<Schema>;

const version = 2;

/** What is said when another tab took the database away. */
export const takenAway =
  'Another tab deleted the saved cases or opened a newer version of the page. Reload to go on saving.';

interface Losses {
  readonly blocking: () => void;
  readonly terminated: () => void;
}

/** Opens the database. Throws when an older tab blocks the upgrade: waiting for it could last for ever. */
export function openDatabase(name: string, losses: Losses): Promise<Database> {
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
  if (oldVersion < 2) database.createObjectStore('lock');
}

/** Writes cases, each to the place it had. */
export async function putCases(database: Database, cases: readonly StoredCase[], tab: string): Promise<void> {
  const transaction = database.transaction(['cases', 'lock'], 'readwrite');
  await inOneGo(transaction, async () => {
    await assertOurs(transaction.objectStore('lock'), tab);
    const store = transaction.objectStore('cases');
    for (const stored of cases) {
      const place = await store.index('id').getKey(stored.id);
      await store.put(place === undefined ? stored : { ...stored, place });
    }
  });
}

/** Writes what lies beside the cases. */
export async function putSheet(database: Database, name: SheetName, sheet: Sheet | Sealed, tab: string): Promise<void> {
  const transaction = database.transaction(['desk', 'lock'], 'readwrite');
  await inOneGo(transaction, async () => {
    await assertOurs(transaction.objectStore('lock'), tab);
    await transaction.objectStore('desk').put(sheet, name);
  });
}

/** Everything is written, or nothing: what was put before a failure would else stay. */
async function inOneGo(transaction: { readonly done: Promise<void>; abort(): void }, work: () => Promise<void>) {
  try {
    await Promise.all([work(), transaction.done]);
  } catch (thrown) {
    try {
      transaction.abort();
    } catch {
      // It was aborted already.
    }
    await transaction.done.catch(() => undefined);
    throw thrown;
  }
}

/** Everything as it lies there. */
export interface Contents {
  readonly cases: readonly StoredCase[];
  readonly sheets: readonly (readonly [SheetName, Sheet | Sealed])[];
  readonly vault: Vault | null;
}

/** Replaces everything in one go, or nothing. */
export async function replaceAll(database: Database, { cases, sheets, vault }: Contents, tab: string): Promise<void> {
  const transaction = database.transaction(['cases', 'desk', 'lock'], 'readwrite');
  await inOneGo(transaction, async () => {
    const locks = transaction.objectStore('lock');
    await assertOurs(locks, tab);
    for (const stored of cases) await transaction.objectStore('cases').put(stored);
    for (const [name, sheet] of sheets) await transaction.objectStore('desk').put(sheet, name);
    await (vault ? locks.put(vault, 'vault') : locks.delete('vault'));
  });
}

/** A tab that another one took the desk from writes no more: the last word must not win unseen. */
async function assertOurs(locks: { get(key: 'tab'): Promise<Vault | string | undefined> }, tab: string): Promise<void> {
  const owner = await locks.get('tab');
  if (owner === undefined || owner === tab) return;
  throw new RubriconError(
    'storage-failed',
    'Another tab works on the saved cases now. Go on there; what you change here is not kept.',
  );
}

/** Deletes a case. */
export async function removeCase(database: Database, id: string): Promise<void> {
  const transaction = database.transaction('cases', 'readwrite');
  const place = await transaction.store.index('id').getKey(id);
  const removed = place === undefined ? undefined : transaction.store.delete(place);
  await Promise.all([removed, transaction.done]);
}

/** Deletes a database. Throws when another tab holds it open; it is then deleted as that tab closes. */
export function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // A tab that hears of it lets go within moments.
    const blocked = (): void => void setTimeout(() => reject(new RubriconError('storage-failed', stillOpen)), 1000);
    deleteDB(name, { blocked }).then(resolve, (thrown: unknown) => reject(storageError(thrown)));
  });
}

const stillOpen = 'Another tab still has the saved cases open. Close it: they are deleted as soon as it is closed.';

/** Every failure of the browser's storage with what to do about it. Its own AbortError is no cancellation. */
export function storageError(thrown: unknown): RubriconError {
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
  OperationError: 'A saved case was changed or damaged and cannot be unlocked. Delete everything to start anew.',
};
