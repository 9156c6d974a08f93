import { tryDoors } from '../src/seal/try-doors.ts';

/** Tries to get out of a sealed worker, and says how that went. */
postMessage(await tryDoors('worker', () => crypto.randomUUID()));
