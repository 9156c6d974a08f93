/** The ways by which a script could send something away. */
export const doors = ['fetch', 'request', 'websocket', 'event-source', 'beacon', 'image', 'import', 'peer'] as const;
export type Door = (typeof doors)[number];

/** How an attempt went: refused by the policy, not to be had in this place, or let through. */
export type DoorOutcome = 'refused' | 'absent' | 'open';

export interface DoorTrial {
  readonly place: 'page' | 'worker';
  readonly door: Door;
  readonly outcome: DoorOutcome;
}

/** How long a refusal may take. Units: milliseconds. */
const patience = 5000;

/**
 * Tries every door of this page or worker, one after another, and sees whether the policy refuses it. Only the
 * browser's own report of a refusal counts: a request that merely failed would have left the machine. The address is
 * under `.invalid`, which exists nowhere, so that even an open door gives nothing away.
 */
export async function tryDoors(place: DoorTrial['place'], newId: () => string): Promise<readonly DoorTrial[]> {
  const trials: DoorTrial[] = [];
  for (const door of doors) trials.push({ place, door, outcome: await tryDoor(door, newId()) });
  return trials;
}

async function tryDoor(door: Door, id: string): Promise<DoorOutcome> {
  const host = `${id}.seal.invalid`;
  const attempt = attempts[door];
  if (!attempt.exists()) return 'absent';
  return new Promise((resolve) => {
    const settle = (outcome: DoorOutcome): void => {
      clearTimeout(timer);
      removeEventListener('securitypolicyviolation', notice);
      resolve(outcome);
    };
    const notice = (event: Event): void => {
      const { blockedURI, disposition } = event as SecurityPolicyViolationEvent;
      if (blockedURI.includes(host) && disposition === 'enforce') settle('refused');
    };
    const timer = setTimeout(() => settle('open'), patience);
    addEventListener('securitypolicyviolation', notice);
    // A refusal may also be thrown; what counts is the report.
    try {
      Promise.resolve(attempt.run(host)).catch(() => undefined);
    } catch {
      return;
    }
  });
}

interface Attempt {
  readonly exists: () => boolean;
  readonly run: (host: string) => unknown;
}

const attempts: Readonly<Record<Door, Attempt>> = {
  fetch: { exists: () => 'fetch' in globalThis, run: (host) => fetch(`https://${host}/`, { mode: 'no-cors' }) },
  request: {
    exists: () => 'XMLHttpRequest' in globalThis,
    run: (host) => {
      const request = new XMLHttpRequest();
      request.open('GET', `https://${host}/`);
      request.send();
    },
  },
  websocket: { exists: () => 'WebSocket' in globalThis, run: (host) => new WebSocket(`wss://${host}/`) },
  'event-source': { exists: () => 'EventSource' in globalThis, run: (host) => new EventSource(`https://${host}/`) },
  beacon: {
    exists: () => 'sendBeacon' in navigator,
    run: (host) =>
      (navigator as unknown as { sendBeacon(url: string, body: string): boolean }).sendBeacon(`https://${host}/`, 'x'),
  },
  image: {
    exists: () => 'Image' in globalThis,
    run: (host) => {
      const { Image: Picture } = globalThis as unknown as { readonly Image: new () => { src: string } };
      new Picture().src = `https://${host}/x.png`;
    },
  },
  // No policy refuses it: it must not be there.
  peer: { exists: () => 'RTCPeerConnection' in globalThis, run: () => undefined },
  import: { exists: () => true, run: (host) => import(/* @vite-ignore */ `https://${host}/x.js`) },
};
