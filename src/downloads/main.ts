import '../../models/strict-zod.ts';
import { render } from 'lit';
import packsWorker from '../../workers/packs.worker.ts?worker&url';
import speedWorker from '../../workers/speed.worker.ts?worker&url';
import { type Fault, fromFault } from '../domain/errors.ts';
import type { DeviceSpeed } from '../packs/estimate.ts';
import type { ModelSummary } from '../packs/pack-service.ts';
import { connectPacks } from '../packs/pack-wire.ts';
import { shutDoors } from '../seal/shut-doors.ts';
import { startSealedWorker } from '../seal/start-sealed-worker.ts';
import { createDownloads } from './controller.ts';
import { downloadsPage } from './view.ts';

/** Tabs that show what is kept listen here. */
const channel = new BroadcastChannel('rubricon-models');

shutDoors(globalThis);
// `?hub=` names a mirror; the page's policy allows the public hub and this machine.
const hub = new URLSearchParams(location.search).get('hub') ?? '';
let shown: ModelSummary | null = null;
const downloads = createDownloads({
  service: connectPacks(startSealedWorker(packsWorker, hub)),
  measure,
  persist: () => navigator.storage.persist(),
  memory: deviceMemory(),
  tell: () => channel.postMessage('changed'),
  onChange: (state) => {
    render(downloadsPage(state, downloads.send), document.body);
    // What was looked at comes into sight, and under the next key.
    if (state.found && state.found.summary !== shown) document.querySelector<HTMLElement>('.found')?.focus();
    shown = state.found?.summary ?? null;
  },
});
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => {
  event.preventDefault();
  const files = [...(event.dataTransfer?.files ?? [])];
  if (files.length > 0) downloads.send({ type: 'bring', files });
});
downloads.send({ type: 'dismiss' });
await downloads.refresh();

/** Chromium says up to eight gigabytes, and eight for more. */
function deviceMemory(): number | null {
  const { deviceMemory: gigabytes } = navigator as { readonly deviceMemory?: number };
  return gigabytes === undefined || gigabytes >= 8 ? null : gigabytes * 2 ** 30;
}

function measure(): Promise<DeviceSpeed> {
  const worker = startSealedWorker(speedWorker, 'speed');
  return new Promise<DeviceSpeed>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<{ speed?: DeviceSpeed; fault?: Fault }>) => {
      if (data.speed) resolve(data.speed);
      else if (data.fault) reject(fromFault(data.fault));
    });
    worker.addEventListener('error', reject);
  }).finally(() => worker.terminate());
}
