import type { MakeHash } from './stream-hash.ts';

/** A file that is being written, in order or from a place within. Its owner closes it. */
export interface PartFile {
  /** Units: bytes. */
  readonly size: () => number;
  /** Writes at the end. Throws: RubriconError storage-failed when there is no room. */
  append(bytes: Uint8Array): void;
  /** Fills `into` from a place; gives how many bytes there were. */
  read(into: Uint8Array, at: number): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

/**
 * Folders of files by name, one a model: the origin-private file system in a browser, a cache folder in Node. File
 * names may hold slashes. Every call throws RubriconError storage-failed with a remedy.
 */
export interface PackStore {
  /** The system's own hashes, where they are faster than ours. */
  readonly makeHash?: MakeHash;
  packs(): Promise<readonly string[]>;
  readText(pack: string, name: string): Promise<string | null>;
  writeText(pack: string, name: string, text: string): Promise<void>;
  openPart(pack: string, name: string): Promise<PartFile>;
  /** Null where there is none. Units: bytes. */
  size(pack: string, name: string): Promise<number | null>;
  /** Puts a file in the place of another, which is gone afterwards. */
  rename(pack: string, from: string, to: string): Promise<void>;
  remove(pack: string, name: string): Promise<void>;
  removePack(pack: string): Promise<void>;
  /** What may still be written, by what the system says; null where it does not say. Units: bytes. */
  room(): Promise<number | null>;
}

/** The name of a model's folder: a hub's slash is no separator. */
export function packFolder(id: string): string {
  return id.replace(/[^\w.-]+/g, '--').replace(/^\.+/, '');
}

/** Where a file lies while it is not whole, and where it lies when it failed its check. */
export const partName = (path: string): string => `${path}.part`;
export const badName = (path: string): string => `${path}.bad`;
export const recordName = 'pack.json';

/** The address under which an engine is given a model of the store. */
export function keptUrl(id: string): string {
  return `kept:///${packFolder(id)}/`;
}

/** The folder that such an address names; null for any other address. */
export function keptId(url: string): string | null {
  return /^kept:\/\/\/([\w.-]+)\/$/.exec(url)?.[1] ?? null;
}
