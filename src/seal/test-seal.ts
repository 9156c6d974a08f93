import { startSealedWorker } from './start-sealed-worker.ts';
import { type DoorTrial, tryDoors } from './try-doors.ts';

/** How a test of the seal ended. */
export interface SealReport {
  readonly trials: readonly DoorTrial[];
  /** Whether nothing was let through, from the page and from a worker alike. */
  readonly holds: boolean;
}

/** How long a worker may take to try all doors. Units: milliseconds. */
const patience = 30_000;

/** Tries every door from the page and from a worker started as the model's is. A worker that says nothing proves nothing. */
export async function testSeal(probe: string | Blob, newId: () => string): Promise<SealReport> {
  const worker = startSealedWorker(probe, 'seal-probe');
  try {
    const [page, inside] = await Promise.all([tryDoors('page', newId), hear(worker)]);
    const trials = [...page, ...inside];
    return { trials, holds: inside.length > 0 && trials.every(({ outcome }) => outcome !== 'open') };
  } finally {
    worker.terminate();
  }
}

function hear(worker: Worker): Promise<readonly DoorTrial[]> {
  return new Promise((resolve) => {
    setTimeout(() => resolve([]), patience);
    worker.addEventListener('message', ({ data }: MessageEvent<readonly DoorTrial[]>) => resolve(data));
    worker.addEventListener('error', () => resolve([]));
  });
}
