import { RubriconError } from '../src/domain/errors.ts';
import type { PackStore, PartFile } from '../src/packs/pack-store.ts';

/** The folder of the origin-private file system that holds the models. */
const rootName = 'models';

/** Chromium, Safari and Firefox rename in place; the type library does not know it yet. */
type Movable = FileSystemFileHandle & { move?(folder: FileSystemDirectoryHandle, name: string): Promise<void> };

/** The browser's store of models, for a worker: only there can files be written piece by piece. */
export function createOpfsPackStore(storage: StorageManager): PackStore {
  const root = async (): Promise<FileSystemDirectoryHandle> =>
    (await storage.getDirectory()).getDirectoryHandle(rootName, { create: true });

  async function place(pack: string, name: string, create: boolean) {
    let folder = await (await root()).getDirectoryHandle(pack, { create });
    const steps = name.split('/');
    for (const step of steps.slice(0, -1)) folder = await folder.getDirectoryHandle(step, { create });
    return { folder, last: steps.at(-1) ?? name };
  }

  const file = async (pack: string, name: string, create = false): Promise<FileSystemFileHandle> => {
    const { folder, last } = await place(pack, name, create);
    return folder.getFileHandle(last, { create });
  };

  return {
    packs: () =>
      attempt(async () => {
        const names: string[] = [];
        for await (const [name, handle] of await root()) if (handle.kind === 'directory') names.push(name);
        return names;
      }),
    readText: (pack, name) => orNull(async () => (await (await file(pack, name)).getFile()).text()),
    writeText: (pack, name, text) =>
      attempt(async () => {
        const handle = await (await file(pack, name, true)).createSyncAccessHandle();
        try {
          const bytes = new TextEncoder().encode(text);
          handle.truncate(0);
          handle.write(bytes, { at: 0 });
          handle.flush();
        } finally {
          handle.close();
        }
      }),
    openPart: (pack, name) =>
      attempt(async () => openPart(await (await file(pack, name, true)).createSyncAccessHandle())),
    size: (pack, name) => orNull(async () => (await (await file(pack, name)).getFile()).size),
    rename: (pack, from, to) =>
      attempt(async () => {
        const handle: Movable = await file(pack, from);
        const { folder, last } = await place(pack, to, true);
        await folder.removeEntry(last).catch(() => undefined);
        if (handle.move) return handle.move(folder, last);
        throw new DOMException('move', 'NotSupportedError');
      }),
    remove: async (pack, name) => {
      await orNull(async () => {
        const { folder, last } = await place(pack, name, false);
        await folder.removeEntry(last);
      });
    },
    removePack: async (pack) => {
      await orNull(async () => (await root()).removeEntry(pack, { recursive: true }));
    },
    room: () =>
      attempt(async () => {
        const { quota, usage } = await storage.estimate();
        return quota === undefined ? null : quota - (usage ?? 0);
      }),
  };
}

function openPart(handle: FileSystemSyncAccessHandle): PartFile {
  let size = handle.getSize();
  return {
    size: () => size,
    append(bytes) {
      for (let from = 0; from < bytes.length; ) {
        const wrote = now(() => handle.write(bytes.subarray(from), { at: size }));
        // A full disk may show as a write that takes nothing.
        if (wrote === 0) throw failed(new DOMException('full', 'QuotaExceededError'));
        from += wrote;
        size += wrote;
      }
    },
    read: (into, at) => now(() => handle.read(into, { at })),
    truncate(to) {
      now(() => handle.truncate(to));
      size = to;
    },
    flush: () => now(() => handle.flush()),
    close: () => handle.close(),
  };
}

async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'NotFoundError') return null;
    throw failed(thrown);
  }
}

async function attempt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw failed(thrown);
  }
}

function now<T>(work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw failed(thrown);
  }
}

const remedies: Readonly<Record<string, string>> = {
  QuotaExceededError: 'There is no more room for models on this device. Free some space; what has come is kept.',
  NoModificationAllowedError: 'Another tab is working on this model. Wait for it, or close it.',
  NotSupportedError: 'This browser cannot keep models. Use a current Chromium, Firefox or Safari.',
  SecurityError: 'This browser does not let the page keep files (a private window, or storage is blocked).',
};

function failed(thrown: unknown): unknown {
  if (thrown instanceof RubriconError) return thrown;
  const reason = thrown instanceof Error ? thrown.name : typeof thrown;
  const message = remedies[reason] ?? `The store of models cannot be used (${reason}). Reload the page.`;
  return new RubriconError('storage-failed', message, { cause: thrown, details: { reason } });
}
