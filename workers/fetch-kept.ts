import { readRecord } from '../src/packs/download-pack.ts';
import { isReady } from '../src/packs/pack-record.ts';
import { keptId, type PackStore, packFolder } from '../src/packs/pack-store.ts';
import { corrupt, type FetchFile, missing, sha256 } from './model-files.ts';

/** Gives the bytes of a file in a folder of the store; null where there is none. */
export type ReadKept = (folder: string, name: string) => Promise<Uint8Array | null>;

/**
 * Reads a model's files from the store instead of an address. A file that is not in the record is missing; one that is
 * not what was recorded is damaged, and nothing of it is used.
 */
function createFetchKept(id: string, store: PackStore, read: ReadKept): FetchFile {
  return async (name, _expected, onBytes) => {
    const record = await readRecord(store, id);
    if (!record) throw missing(name, 'the model is not kept here');
    if (!isReady(record)) throw missing(name, 'the model is not here as a whole; fetch the rest of it');
    const file = record.files.find(({ path }) => path === name);
    const bytes = file ? await read(packFolder(id), name) : null;
    if (!file || !bytes) throw missing(name, 'it is not part of the model');
    onBytes(bytes.length, bytes.length);
    const found = await sha256(bytes);
    if (found !== file.sha256) throw corrupt(name, `SHA-256 ${file.sha256}`, `SHA-256 ${found}`);
    return bytes;
  };
}

/** The files of a model whose address says that it is kept here; null for any other address. */
export function openKept(modelUrl: string, store: PackStore, read: ReadKept): FetchFile | null {
  const id = keptId(modelUrl);
  return id === null ? null : createFetchKept(id, store, read);
}

/** Reads from the origin-private file system of this worker. */
export function createReadOpfs(storage: StorageManager): ReadKept {
  return async (folder, name) => {
    try {
      let place = await (await storage.getDirectory()).getDirectoryHandle('models');
      for (const step of [folder, ...name.split('/').slice(0, -1)]) place = await place.getDirectoryHandle(step);
      const handle = await place.getFileHandle(name.split('/').at(-1) ?? name);
      return new Uint8Array(await (await handle.getFile()).arrayBuffer());
    } catch (thrown) {
      if (thrown instanceof DOMException && thrown.name === 'NotFoundError') return null;
      throw thrown;
    }
  };
}
