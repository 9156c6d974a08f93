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

/** `bytes` is the length of the content, which git hashes first. */
export function createStreamHash(bytes: number | null): StreamHash {
  const whole = sha256.create();
  const blob = bytes === null ? null : sha1.create().update(utf8ToBytes(`blob ${bytes}\0`));
  // Git's hash is of interest for small files alone: weights have a SHA-256.
  const git = bytes !== null && bytes < gitMax ? blob : null;
  return {
    update: (more) => {
      whole.update(more);
      git?.update(more);
    },
    sha256: () => bytesToHex(whole.clone().digest()),
    git: () => (git ? bytesToHex(git.clone().digest()) : null),
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
