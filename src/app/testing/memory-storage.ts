import type { LibraryEntry } from '../../generation/methods/method.ts';
import { noLock } from '../lock/store-lock.ts';
import type { CaseRecord } from '../state.ts';
import type { CaseStorage, DeskMemory } from '../storage.ts';

/** A storage in memory, and what it keeps. */
export interface MemoryStorage extends CaseStorage {
  readonly kept: Map<string, CaseRecord>;
  readonly library: readonly LibraryEntry[];
  readonly desk: DeskMemory | null;
}

/** A storage for tests of the page. */
export function memoryStorage(records: readonly CaseRecord[] = [], left: DeskMemory | null = null): MemoryStorage {
  const kept = new Map(records.map((record) => [record.id, record]));
  let library: readonly LibraryEntry[] = [];
  let desk = left;
  return {
    notice: '',
    lock: noLock,
    kept,
    get library() {
      return library;
    },
    get desk() {
      return desk;
    },
    saveCase: async (record) => void kept.set(record.id, record),
    loadCases: async () => [...kept.values()],
    deleteCase: async (id) => void kept.delete(id),
    saveDesk: async (next) => {
      desk = next;
    },
    loadDesk: async () => desk,
    saveLibrary: async (entries) => {
      library = entries;
    },
    loadLibrary: async () => library,
    deleteEverything: async () => {
      kept.clear();
      library = [];
      desk = null;
    },
    settled: async () => undefined,
    close: () => undefined,
  };
}
