import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { PartFile } from './pack-store.ts';

/** Hashes of content as it comes. The browser's own digest would want all of it at once. */
export interface StreamHash {
  update(bytes: Uint8Array): void;
  sha256(): string;
  /** Git's name of the content; null when its length was not known beforehand. */
  git(): string | null;
}

/** One running hash; a system may have a faster one than ours. */
export type MakeHash = (algorithm: 'sha256' | 'sha1') => { update(bytes: Uint8Array): unknown; hex(): string };

const portableHash: MakeHash = (algorithm) => {
  const running = algorithm === 'sha256' ? sha256.create() : sha1.create();
  return { update: (bytes) => running.update(bytes), hex: () => bytesToHex(running.digest()) };
};

/** `bytes` is the length of the content, which git hashes first. Each hash is asked for once, at the end. */
export function createStreamHash(bytes: number | null, make: MakeHash = portableHash): StreamHash {
  const whole = make('sha256');
  // Git's hash is of interest for small files alone: weights have a SHA-256.
  const git = bytes !== null && bytes < gitMax ? make('sha1') : null;
  git?.update(utf8ToBytes(`blob ${bytes}\0`));
  return {
    update: (more) => {
      whole.update(more);
      git?.update(more);
    },
    sha256: () => whole.hex(),
    git: () => git?.hex() ?? null,
  };
}

const gitMax = 64e6;
const step = 4 * 2 ** 20;

/** Feeds what a file already holds into a hash, without holding more than a piece of it. Throws: AbortError. */
export async function hashKept(
  part: PartFile,
  hash: StreamHash,
  { signal, onBytes }: { readonly signal?: AbortSignal | undefined; readonly onBytes?: (done: number) => void } = {},
): Promise<void> {
  const piece = new Uint8Array(Math.min(step, part.size()));
  for (let at = 0; at < part.size(); ) {
    signal?.throwIfAborted();
    const read = part.read(piece, at);
    if (read === 0) return;
    hash.update(piece.subarray(0, read));
    at += read;
    onBytes?.(at);
    // Lets a waiting pause in.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}
