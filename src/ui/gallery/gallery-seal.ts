import type { SealStatus, SealTrial } from '../seal-panel.ts';

const doors = ['fetch', 'request', 'websocket', 'event-source', 'beacon', 'image', 'import', 'peer'];
const absent = new Set(['peer page', 'peer worker', 'beacon worker', 'image worker']);
const trials: readonly SealTrial[] = ['page', 'worker'].flatMap((place) =>
  doors.map((door) => ({ place, door, outcome: absent.has(`${door} ${place}`) ? 'absent' : 'refused' })),
);

/** A tested seal, and one through which something got. */
export const sealHolds: SealStatus = { phase: 'tested', trials, holds: true };
export const sealBroken: SealStatus = {
  phase: 'tested',
  trials: trials.map((trial) =>
    trial.door === 'fetch' && trial.place === 'worker' ? { ...trial, outcome: 'open' } : trial,
  ),
  holds: false,
};
