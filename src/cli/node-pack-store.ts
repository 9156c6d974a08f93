import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { RubriconError } from '../domain/errors.ts';
import type { PackStore, PartFile } from '../packs/pack-store.ts';

/** Where the terminal keeps models: RUBRICON_MODELS, else the cache folder of this user. */
export function modelsFolder(env: Readonly<Record<string, string | undefined>>): string {
  return env.RUBRICON_MODELS ?? join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'rubricon', 'models');
}

/** A folder of this machine as a store of models. */
export function createNodePackStore(root: string): PackStore {
  const at = (pack: string, name: string): string => join(root, pack, name);
  return {
    makeHash: (algorithm) => {
      const hash = createHash(algorithm);
      return { update: (bytes) => hash.update(bytes), hex: () => hash.digest('hex') };
    },
    packs: async () =>
      existsSync(root)
        ? readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
        : [],
    readText: async (pack, name) =>
      existsSync(at(pack, name)) ? attempt(() => readFileSync(at(pack, name), 'utf8')) : null,
    writeText: async (pack, name, text) =>
      attempt(() => {
        mkdirSync(dirname(at(pack, name)), { recursive: true });
        writeFileSync(`${at(pack, name)}.new`, text);
        renameSync(`${at(pack, name)}.new`, at(pack, name));
      }),
    openPart: async (pack, name) =>
      attempt(() => {
        mkdirSync(dirname(at(pack, name)), { recursive: true });
        return openPart(at(pack, name));
      }),
    size: async (pack, name) => (existsSync(at(pack, name)) ? statSync(at(pack, name)).size : null),
    rename: async (pack, from, to) => attempt(() => renameSync(at(pack, from), at(pack, to))),
    remove: async (pack, name) => attempt(() => rmSync(at(pack, name), { force: true })),
    removePack: async (pack) => attempt(() => rmSync(join(root, pack), { recursive: true, force: true })),
    room: async () =>
      attempt(() => {
        mkdirSync(root, { recursive: true });
        const { bavail, bsize } = statfsSync(root);
        return bavail * bsize;
      }),
  };
}

function openPart(path: string): PartFile {
  const file = openSync(path, existsSync(path) ? 'r+' : 'w+');
  let size = fstatSync(file).size;
  return {
    size: () => size,
    append: (bytes) =>
      attempt(() => {
        for (let from = 0; from < bytes.length; ) {
          const wrote = writeSync(file, bytes, from, bytes.length - from, size);
          from += wrote;
          size += wrote;
        }
      }),
    read: (into, at) => attempt(() => readSync(file, into, 0, into.length, at)),
    truncate: (to) =>
      attempt(() => {
        ftruncateSync(file, to);
        size = to;
      }),
    flush: () => attempt(() => fsyncSync(file)),
    close: () => closeSync(file),
  };
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    const full = reason === 'ENOSPC' || reason === 'EDQUOT';
    const message = full
      ? 'The disk is full. Free some space; what has come is kept.'
      : `The folder of models cannot be used (${reason}). Check its permissions, or name another in RUBRICON_MODELS.`;
    throw new RubriconError('storage-failed', message, { cause, details: { reason } });
  }
}
