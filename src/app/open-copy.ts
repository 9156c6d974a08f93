import type { CopyStatus } from '../ui/copy-status.ts';
import { type Offline, startOffline } from './offline.ts';

export interface OpenCopyOptions {
  /** SHA-256 of the file that the page was opened from; null when it was served. */
  readonly fileHash: Promise<string> | null;
  /** When the page is through with loading: keeping it must not hold that up. */
  readonly loaded: Promise<unknown>;
}

/** Finds out what this copy of the page is, and keeps a served one for use without its host. */
export async function openCopy(
  { fileHash, loaded }: OpenCopyOptions,
  tell: (copy: CopyStatus) => void,
): Promise<Offline | null> {
  const version = __RUBRICON_VERSION__;
  if (fileHash) {
    tell({ kind: 'file', version, hash: '' });
    tell({ kind: 'file', version, hash: await fileHash });
    return null;
  }
  let copy: Extract<CopyStatus, { kind: 'served' }> = {
    kind: 'served',
    version,
    offline: 'no',
    update: { phase: 'none' },
  };
  await loaded;
  return startOffline({
    // Absent in an insecure context, whatever the types say.
    container: navigator.serviceWorker as ServiceWorkerContainer | undefined,
    base: document.baseURI,
    reload: () => location.reload(),
    tell: (change) => {
      copy = { ...copy, ...change };
      tell(copy);
    },
  });
}
