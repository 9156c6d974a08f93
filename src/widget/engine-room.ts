import { createCaseQueue } from '../app/case-queue.ts';
import { createModelSlot, type ModelSlot } from '../app/model-slot.ts';
import type { ModelScope } from '../app/reading.ts';
import type { Desk } from '../app/score-case.ts';
import { type Fault, toFault } from '../domain/errors.ts';
import type { LoadProgress } from '../engine/load.ts';
import type { ModelStatus } from '../ui/model-status.ts';
import type { Verifier } from '../verification/calibrate.ts';
import type { Places } from './places.ts';

/** What a seat hears of the model that it shares with others. */
export interface RoomNews {
  readonly status: ModelStatus;
  readonly scope: ModelScope | null;
  /** What an opening said last; null otherwise. */
  readonly progress: LoadProgress | null;
  /** Why the model is not there; null where it is or may still come. */
  readonly fault: Fault | null;
}

/** One element's place at a shared model. */
export interface Seat {
  /** Opens the model, once for everybody. Throws what kept it from opening. */
  open(): Promise<Desk>;
  /** Does a piece of work when its turn comes, and settles when it is over or was stopped. The work never throws. */
  work(job: (signal: AbortSignal) => Promise<void>): Promise<void>;
  /** Ends this seat's work or takes it out of the line. */
  stop(): void;
  noteFault(fault: Fault): void;
  /** Opens the model again after a failure. */
  reload(): void;
  leave(): void;
}

/** Where the elements of a page share their models: one worker for each, one line of work before it. */
export interface EngineRoom {
  enter(places: Places, hear: (news: RoomNews) => void): Seat;
}

export interface EngineRoomOptions {
  readonly open: (places: Places, onProgress: (progress: LoadProgress) => void) => Promise<Verifier>;
  /** How long a model that nobody sits at is kept. Units: milliseconds. */
  readonly idleMs: number;
  readonly after: (milliseconds: number, act: () => void) => void;
}

/** An empty room. A model is opened by the first seat that needs it, and closed some time after the last has left. */
export function createEngineRoom(options: EngineRoomOptions): EngineRoom {
  const tables = new Map<string, Table>();
  let lastSeat = 0;
  return {
    enter(places, hear) {
      const key = JSON.stringify(places);
      const table = tables.get(key) ?? createTable(places, options);
      tables.set(key, table);
      lastSeat += 1;
      return table.sit(String(lastSeat), hear, () =>
        options.after(options.idleMs, () => {
          if (!table.closeIfEmpty()) return;
          if (tables.get(key) === table) tables.delete(key);
        }),
      );
    },
  };
}

interface Table {
  sit(id: string, hear: (news: RoomNews) => void, onLeave: () => void): Seat;
  closeIfEmpty(): boolean;
}

interface Job {
  readonly run: (signal: AbortSignal) => Promise<void>;
  readonly over: () => void;
}

function createTable(places: Places, { open }: EngineRoomOptions): Table {
  const seats = new Map<string, (news: RoomNews) => void>();
  const jobs = new Map<string, Job>();
  let slot: ModelSlot | null = null;
  let fault: Fault | null = null;
  let news: RoomNews | null = null;

  const tell = (change: RoomNews): void => {
    news = change;
    for (const hear of seats.values()) hear(change);
  };
  const openSlot = (): ModelSlot =>
    createModelSlot(
      (onProgress) =>
        open(places, (progress) => {
          onProgress(progress);
          if (news) tell({ ...news, progress });
        }).catch((thrown: unknown) => {
          fault = toFault(thrown);
          throw thrown;
        }),
      (status, scope) => tell({ status, scope, progress: null, fault: status.phase === 'failed' ? fault : null }),
    );
  const queue = createCaseQueue({
    work: async (id, signal) => {
      const job = jobs.get(id);
      jobs.delete(id);
      if (!job) return;
      await job.run(signal);
      job.over();
    },
    onChange: () => undefined,
  });
  const slotNow = (): ModelSlot => {
    slot ??= openSlot();
    return slot;
  };

  const reload = (): void => {
    fault = null;
    if (slot) slot.reload();
    else slotNow();
  };
  const stop = (id: string): void => {
    const waiting = jobs.get(id);
    jobs.delete(id);
    queue.drop(id);
    waiting?.over();
  };

  return {
    sit(id, hear, onLeave) {
      seats.set(id, hear);
      if (news) hear({ ...news, progress: null });
      return {
        open: () => {
          // Whoever asks after a failure wants it tried again.
          if (news?.status.phase === 'failed') reload();
          return slotNow().desk();
        },
        work: (run) =>
          new Promise((over) => {
            jobs.get(id)?.over();
            jobs.set(id, { run, over });
            queue.add([id]);
          }),
        stop: () => stop(id),
        noteFault: (met) => {
          fault = met;
          slot?.noteFault(met);
        },
        reload,
        leave: () => {
          stop(id);
          seats.delete(id);
          onLeave();
        },
      };
    },
    closeIfEmpty() {
      if (seats.size > 0) return false;
      slot?.close();
      slot = null;
      news = null;
      return true;
    },
  };
}
