import { tryDoors } from '../src/seal/try-doors.ts';

/** Tries to get out of a sealed worker, and says how that went. */
void tryDoors('worker', () => crypto.randomUUID()).then((trials) => postMessage(trials));
