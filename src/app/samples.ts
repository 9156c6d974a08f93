import type { SampleCase } from './sample-case.ts';
import { alwaysTired } from './samples/always-tired.ts';
import { bloodThinner } from './samples/blood-thinner.ts';
import { chestPressure } from './samples/chest-pressure.ts';
import { handoverNote } from './samples/handover-note.ts';

/** The four cases that are there on first open, in the order of their keys 1 to 4. */
export const samples: readonly SampleCase[] = [chestPressure, bloodThinner, alwaysTired, handoverNote];
