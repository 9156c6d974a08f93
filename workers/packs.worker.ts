import '../models/strict-zod.ts';
import { publicHub } from '../src/packs/hub.ts';
import { createPackService } from '../src/packs/pack-service.ts';
import { type PackRequest, servePacks } from '../src/packs/pack-wire.ts';
import { createOpfsPackStore } from './opfs-pack-store.ts';

// The name of the worker says which hub: a mirror, or a local one in tests.
const serve = servePacks(
  createPackService({
    store: createOpfsPackStore(navigator.storage),
    hub: self.name.startsWith('http') ? self.name : publicHub,
    request: (url, init) => fetch(url, init),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    now: () => new Date(),
  }),
  (reply) => postMessage(reply),
);
addEventListener('message', ({ data }: MessageEvent<PackRequest>) => serve(data));
