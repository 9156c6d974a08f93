import type { CausalDtype } from '../../models/causal-config.ts';
import { RubriconError } from '../domain/errors.ts';
import { type PackProgress, readRecord, removeLeftovers, withFile, writeRecord } from './download-pack.ts';
import type { Inspection } from './inspect-model.ts';
import { planRecord } from './inspect-model.ts';
import type { PackRecord, RecordedFile } from './pack-record.ts';
import { totalBytes } from './pack-record.ts';
import { badName, type PackStore, packFolder, partName } from './pack-store.ts';
import { createStreamHash, hashKept } from './stream-hash.ts';

/** A model in the store and the space it takes, parts of files included. Units: bytes. */
export interface KeptPack {
  readonly record: PackRecord;
  readonly onDisk: number;
}

export interface KeepOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: PackProgress) => void;
}

/** Every model of the store, whole or not. A folder without a record is no model. */
export async function listPacks(store: PackStore): Promise<readonly KeptPack[]> {
  const kept: KeptPack[] = [];
  for (const folder of await store.packs()) {
    const record = await readRecord(store, folder);
    if (!record) continue;
    let onDisk = 0;
    for (const { path } of record.files) {
      for (const name of [path, partName(path), badName(path)]) onDisk += (await store.size(folder, name)) ?? 0;
    }
    kept.push({ record, onDisk });
  }
  return kept;
}

/**
 * Hashes every file of a model again. One that is not what was recorded is set aside under another name, so that no
 * engine opens it, and fetched anew by the next download.
 */
export async function checkPack(store: PackStore, id: string, options: KeepOptions = {}): Promise<PackRecord | null> {
  let record = await readRecord(store, id);
  if (!record) return null;
  const folder = packFolder(id);
  const total = totalBytes(record);
  let done = 0;
  for (const file of record.files) {
    if (file.state !== 'ready') continue;
    const state = await lookAgain(file);
    done += file.bytes ?? 0;
    if (state === 'ready') continue;
    if (state === 'bad') await store.rename(folder, file.path, badName(file.path));
    record = withFile(record, { ...file, state });
    await writeRecord(store, record);
  }
  return record;

  async function lookAgain(file: RecordedFile): Promise<RecordedFile['state']> {
    if ((await store.size(folder, file.path)) === null) return 'wanted';
    const part = await store.openPart(folder, file.path);
    try {
      if (part.size() !== file.bytes) return 'bad';
      const hash = createStreamHash(file.bytes, store.makeHash);
      const onBytes = (more: number): void => options.onProgress?.({ file: file.path, done: done + more, total });
      await hashKept(part, hash, { signal: options.signal, onBytes });
      return hash.sha256() === file.sha256 ? 'ready' : 'bad';
    } finally {
      part.close();
    }
  }
}

/** A file that a person brought: its bytes come in pieces. */
export type OpenBrought = (path: string) => ReadableStream<Uint8Array>;

/**
 * Copies a model from files at hand into the store, hashing as it goes. Where the same model was recorded before, its
 * hashes hold for these files too. Throws: RubriconError model-corrupt, model-unsupported, storage-failed; AbortError.
 */
export async function importPack(
  inspection: Inspection,
  dtype: CausalDtype,
  {
    store,
    open,
    at,
    ...options
  }: KeepOptions & { readonly store: PackStore; readonly open: OpenBrought; readonly at: string },
): Promise<PackRecord> {
  let record = planRecord(inspection, dtype, at);
  const known = await readRecord(store, record.id);
  const folder = packFolder(record.id);
  const total = totalBytes(record);
  let done = 0;
  for (const file of record.files) {
    const earlier = known?.files.find(({ path }) => path === file.path)?.sha256 ?? file.sha256;
    const part = await store.openPart(folder, partName(file.path));
    const hash = createStreamHash(null, store.makeHash);
    try {
      part.truncate(0);
      for await (const piece of open(file.path)) {
        options.signal?.throwIfAborted();
        part.append(piece);
        hash.update(piece);
        options.onProgress?.({ file: file.path, done: done + part.size(), total });
      }
      part.flush();
      const sha256 = hash.sha256();
      if (earlier !== null && earlier !== sha256) {
        part.truncate(0);
        throw otherFile(file.path, earlier, sha256);
      }
      record = withFile(record, { ...file, sha256, bytes: part.size(), state: 'ready' });
      done += part.size();
    } finally {
      part.close();
    }
    await store.rename(folder, partName(file.path), file.path);
  }
  await writeRecord(store, record);
  await removeLeftovers(store, known, record);
  return record;
}

/** Whether a file is damaged or of another version, only the person who brings it knows. */
function otherFile(file: string, expected: string, found: string): RubriconError {
  const message =
    `The model file ${file} is not the one that was recorded: it is damaged, or of another version. ` +
    'Bring it again. If it is a new version, delete the model here first.';
  return new RubriconError('model-corrupt', message, { details: { file, expected, found } });
}
