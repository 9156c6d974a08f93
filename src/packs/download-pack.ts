import { RubriconError } from '../domain/errors.ts';
import { downloadFile } from './download-file.ts';
import { fileUrl, type SendRequest } from './hub.ts';
import { isReady, type PackRecord, packRecordSchema, type RecordedFile, totalBytes } from './pack-record.ts';
import { badName, type PackStore, packFolder, partName, recordName } from './pack-store.ts';

/** How far a model's files are. Units: bytes; `total` is null while a size is unknown. */
export interface PackProgress {
  readonly file: string;
  readonly done: number;
  readonly total: number | null;
}

export interface DownloadPackOptions {
  readonly store: PackStore;
  readonly hub: string;
  readonly request: SendRequest;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: PackProgress) => void;
}

/**
 * Brings every file of a model that is not here yet, bad ones anew, and gives the record as it then stands. It may be
 * stopped at any time and called again: what has come is kept. A file that comes damaged is fetched once more, then
 * set aside. Throws: RubriconError model-missing, model-corrupt, storage-failed; AbortError.
 */
export async function downloadPack(wanted: PackRecord, options: DownloadPackOptions): Promise<PackRecord> {
  const { store, hub, request, wait, signal, onProgress } = options;
  if (wanted.repository === null || wanted.revision === null) throw noSource(wanted);
  const { repository, revision } = wanted;
  const folder = packFolder(wanted.id);
  const earlier = await readRecord(store, wanted.id);
  let record = continueRecord(earlier, wanted);
  await assertRoom(record, store);
  await writeRecord(store, record);
  await removeLeftovers(store, earlier, record);
  let before = 0;
  const total = totalBytes(record);
  for (const file of record.files) {
    signal?.throwIfAborted();
    if (file.state !== 'ready') {
      record = withFile(record, await bring(file));
      await writeRecord(store, record);
    }
    before += file.bytes ?? 0;
    onProgress?.({ file: file.path, done: before, total });
  }
  return record;

  async function bring(file: RecordedFile): Promise<RecordedFile> {
    const url = fileUrl(hub, repository, revision, file.path);
    const part = await store.openPart(folder, partName(file.path));
    const onBytes = (done: number): void => onProgress?.({ file: file.path, done: before + done, total });
    const fetchOnce = (): Promise<string> =>
      downloadFile({ url, file, part, request, makeHash: store.makeHash, wait, signal, onBytes });
    let sha256: string;
    let bytes: number;
    try {
      sha256 = await fetchOnce().catch((error: unknown) => {
        if (error instanceof RubriconError && error.code === 'model-corrupt') return fetchOnce();
        throw error;
      });
      bytes = part.size();
    } catch (error) {
      if (error instanceof RubriconError && error.code === 'model-corrupt') {
        record = withFile(record, { ...file, state: 'bad' });
        await writeRecord(store, record);
      }
      throw error;
    } finally {
      part.close();
    }
    await store.rename(folder, partName(file.path), file.path);
    await store.remove(folder, badName(file.path));
    return { ...file, sha256, bytes, state: 'ready' };
  }
}

/** The record of a model in the store; null where there is none, or none that can be read. */
export async function readRecord(store: PackStore, id: string): Promise<PackRecord | null> {
  const text = await store.readText(packFolder(id), recordName);
  if (text === null) return null;
  try {
    return packRecordSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export async function writeRecord(store: PackStore, record: PackRecord): Promise<void> {
  await store.writeText(packFolder(record.id), recordName, `${JSON.stringify(record, null, 2)}\n`);
}

/** Removes what a model's record no longer holds, such as another precision: a file without a record is never checked. */
export async function removeLeftovers(store: PackStore, earlier: PackRecord | null, record: PackRecord): Promise<void> {
  for (const { path } of earlier?.files ?? []) {
    if (record.files.some((file) => file.path === path)) continue;
    for (const name of [path, partName(path), badName(path)]) await store.remove(packFolder(record.id), name);
  }
}

/** The record with one of its files as it now is. */
export function withFile(record: PackRecord, file: RecordedFile): PackRecord {
  return { ...record, files: record.files.map((other) => (other.path === file.path ? file : other)) };
}

/**
 * A commit once recorded stays: what it gave is kept and its hashes hold. Another commit starts over, but for the files
 * that are the same by their hash.
 */
function continueRecord(kept: PackRecord | null, wanted: PackRecord): PackRecord {
  if (!kept) return wanted;
  const files = wanted.files.map((file) => {
    const own = kept.files.find(({ path }) => path === file.path);
    if (!own) return file;
    if (kept.repository === wanted.repository && kept.revision === wanted.revision) return own;
    const same = own.state === 'ready' && file.sha256 !== null && own.sha256 === file.sha256;
    return same ? own : file;
  });
  return { ...wanted, files };
}

async function assertRoom(record: PackRecord, store: PackStore): Promise<void> {
  if (isReady(record)) return;
  const folder = packFolder(record.id);
  let missing = 0;
  for (const file of record.files) {
    if (file.state === 'ready') continue;
    missing += Math.max(0, (file.bytes ?? 0) - ((await store.size(folder, partName(file.path))) ?? 0));
  }
  const room = await store.room();
  if (room === null || room >= missing) return;
  const [need, have] = [missing, room].map((bytes) => `${(bytes / 1e9).toFixed(2)} GB`);
  const message = `${record.name} needs ${need} more on this device, ${have} are free. Free some space or choose a smaller model.`;
  throw new RubriconError('storage-failed', message, { details: { missing, room } });
}

function noSource({ name }: PackRecord): RubriconError {
  return new RubriconError(
    'model-missing',
    `${name} came from a folder: there is no hub to fetch it from. Bring it again.`,
  );
}
