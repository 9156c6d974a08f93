/** Writings that wait for each other, so that the last one wins. */
export interface WriteQueue {
  /** Does something after everything that was asked for before it. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Writes items by name, those that gathered while another writing ran in one go, each in its latest state. What was
   * dropped is not written, and no failure of it is told.
   */
  gather<T>(write: (items: readonly T[], dropped: () => boolean) => Promise<void>): Gathered<T>;
  /** Forgets everything that was not written yet. */
  drop(): void;
  settled(): Promise<void>;
}

/** Items on their way. */
export interface Gathered<T> {
  add(name: string, item: T): Promise<void>;
  remove(name: string): void;
}

export function createWriteQueue(): WriteQueue {
  let turn: Promise<unknown> = Promise.resolve();
  let era = 0;
  const gathered: Map<string, unknown>[] = [];

  const inTurn: WriteQueue['inTurn'] = (work) => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };

  return {
    inTurn,
    gather<T>(write: (items: readonly T[], dropped: () => boolean) => Promise<void>): Gathered<T> {
      const waiting = new Map<string, T>();
      gathered.push(waiting);
      let next: Promise<void> | null = null;
      const flush = async (): Promise<void> => {
        next = null;
        const mine = era;
        const dropped = (): boolean => mine !== era;
        const items = [...waiting.values()];
        waiting.clear();
        if (items.length === 0) return;
        try {
          await write(items, dropped);
        } catch (thrown) {
          if (!dropped()) throw thrown;
        }
      };
      return {
        add: (name, item) => {
          waiting.set(name, item);
          next ??= inTurn(flush);
          return next;
        },
        remove: (name) => void waiting.delete(name),
      };
    },
    drop: () => {
      era += 1;
      for (const waiting of gathered) waiting.clear();
    },
    settled: () => turn.then(() => undefined),
  };
}
