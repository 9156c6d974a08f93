import type { CallOptions, Engine, EngineDocument, ReadingId } from '../engine/port.ts';

/** A reading in use. `free` gives it back; `spoil` says that the engine no longer knows it. */
export interface HeldReading {
  readonly reading: ReadingId;
  spoil(): void;
  free(): Promise<void>;
}

/** Keeps the last document read, so that later questions about it cost no second read. Close it when the case is left. */
export interface Readings {
  hold(document: EngineDocument, options?: CallOptions): Promise<HeldReading>;
  close(): Promise<void>;
}

interface Entry {
  readonly document: EngineDocument;
  readonly reading: ReadingId;
  users: number;
}

/** Opens an empty cache of one reading over an engine. A reading in use is released only when its last user frees it. */
export function openReadings(engine: Engine): Readings {
  let kept: Entry | null = null;

  // An engine that is finished has nothing left to release.
  const release = (entry: Entry): Promise<void> => engine.release(entry.reading).catch(() => undefined);

  async function drop(): Promise<void> {
    const entry = kept;
    kept = null;
    if (entry && entry.users === 0) await release(entry);
  }

  async function hold(document: EngineDocument, options: CallOptions = {}): Promise<HeldReading> {
    let entry = kept && sameDocument(kept.document, document) ? kept : null;
    if (!entry) {
      await drop();
      entry = { document, reading: await engine.read(document, options), users: 0 };
      await drop();
      kept = entry;
    }
    return lend(entry);
  }

  function lend(entry: Entry): HeldReading {
    entry.users += 1;
    let lent = true;
    return {
      reading: entry.reading,
      spoil: () => {
        if (kept === entry) kept = null;
      },
      free: async () => {
        if (!lent) return;
        lent = false;
        entry.users -= 1;
        if (entry.users === 0 && kept !== entry) await release(entry);
      },
    };
  }

  return { hold, close: drop };
}

/** True when two documents hold the same text, turn by turn. */
export function sameDocument(a: EngineDocument, b: EngineDocument): boolean {
  return (
    a.response === b.response &&
    a.conversation.length === b.conversation.length &&
    a.conversation.every(
      (message, i) => message.role === b.conversation[i]?.role && message.content === b.conversation[i].content,
    )
  );
}
