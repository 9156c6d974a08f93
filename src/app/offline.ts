import { serviceWorkerAddress } from '../seal/start-sealed-worker.ts';
import type { CopyStatus } from '../ui/copy-status.ts';

type Served = Extract<CopyStatus, { kind: 'served' }>;

/** What keeps the page for use without its host, and takes a newer version when a person says so. */
export interface Offline {
  fetchUpdate(): Promise<void>;
  startUpdate(): Promise<void>;
}

export interface OfflineOptions {
  /** Absent where the browser or the address allows none. */
  readonly container: ServiceWorkerContainer | undefined;
  readonly base: string;
  readonly tell: (change: Partial<Served>) => void;
  readonly reload: () => void;
}

/** The newest build that the host has. */
interface Newest {
  readonly version: string;
  readonly worker: string;
}

/**
 * Keeps the page on the first visit, and looks for a newer version on every other. The kept version stays as it is, tab
 * closed or not, until its successor was asked for: the address of the service worker is new with every build.
 */
export async function startOffline({ container, base, tell, reload }: OfflineOptions): Promise<Offline | null> {
  if (!container) return null;
  const newest = await lookForNewest(base);
  const registration = await container.getRegistration(base);
  if (!registration && !newest) return null;
  const version = newest?.version ?? '';

  const register = async ({ worker }: Newest): Promise<ServiceWorkerRegistration> => {
    const made = await container.register(serviceWorkerAddress(worker, base), { updateViaCache: 'none' });
    await settled(made.installing);
    return made;
  };

  if (!registration && newest) {
    tell({ offline: 'fetching' });
    register(newest).then(
      ({ active, waiting }) => tell({ offline: active || waiting ? 'kept' : 'no' }),
      () => tell({ offline: 'no' }),
    );
  } else if (registration) {
    tell({ offline: 'kept' });
    if (registration.waiting) tell({ update: { phase: 'ready', version } });
    else if (newest && !registration.active?.scriptURL.endsWith(`/${newest.worker}`))
      tell({ update: { phase: 'offered', version } });
  }

  return {
    async fetchUpdate() {
      if (!newest) return;
      tell({ update: { phase: 'fetching', version } });
      const waiting = await register(newest).then(
        (made) => made.waiting !== null,
        () => false,
      );
      tell({ update: { phase: waiting ? 'ready' : 'failed', version } });
    },
    async startUpdate() {
      const waiting = (await container.getRegistration(base))?.waiting;
      if (!waiting) return;
      container.addEventListener('controllerchange', reload, { once: true });
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }: MessageEvent<{ others: number }>) => {
        if (data.others === 0) return;
        container.removeEventListener('controllerchange', reload);
        tell({ update: { phase: 'other-tabs', version } });
      };
      waiting.postMessage('start', [port2]);
    },
  };
}

/** Null without a network, and on a host that gives something else. */
async function lookForNewest(base: string): Promise<Newest | null> {
  try {
    const response = await fetch(new URL('offline.json', base), { cache: 'no-store' });
    const found: unknown = await response.json();
    if (typeof found !== 'object' || found === null || !('worker' in found) || !('version' in found)) return null;
    const { worker, version } = found;
    const own = typeof worker === 'string' && /^sw-[0-9a-f]{12}\.js$/.test(worker);
    return own && typeof version === 'string' ? { worker, version: `${version} · ${worker.slice(3, 10)}` } : null;
  } catch {
    return null;
  }
}

/** Waits until a worker has fetched everything, or could not. */
function settled(installing: ServiceWorker | null): Promise<void> {
  return new Promise((done) => {
    const look = (): void => {
      if (installing?.state !== 'installing') done();
    };
    installing?.addEventListener('statechange', look);
    look();
  });
}
