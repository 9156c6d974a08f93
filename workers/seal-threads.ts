import { sealedAddress } from '../src/seal/start-sealed-worker.ts';

/**
 * The runtime starts its threads from the network, where they would have no policy of ours. Under this they are started
 * as scripts of this worker, whose policy they then share.
 */
export function sealThreads(scope: typeof globalThis): void {
  const Plain = scope.Worker;
  scope.Worker = class extends Plain {
    constructor(url: string | URL, options?: WorkerOptions) {
      const { href } = new URL(url, import.meta.url);
      super(href.startsWith('blob:') ? url : sealedAddress(href, import.meta.url), { ...options, type: 'module' });
    }
  };
}
