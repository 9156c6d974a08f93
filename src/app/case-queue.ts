/** Works on cases one at a time: the engine reads one document at once. */
export interface CaseQueue {
  /** Puts cases in line; with `first` ahead of everyone who waits. Cases already in line keep one place. */
  add(ids: readonly string[], first?: boolean): void;
  /** Ends the case at hand and forgets those in line. */
  stop(): void;
  /** Lets the case at hand finish and keeps the rest in line until `resume`. */
  pause(): void;
  resume(): void;
  drop(id: string): void;
}

export interface CaseQueueOptions {
  /** Works on one case until it is over. It never throws. */
  readonly work: (id: string, signal: AbortSignal) => Promise<void>;
  readonly onChange: (running: string | null, waiting: readonly string[], paused: boolean) => void;
}

/** A line of cases and the one that is being worked on. */
export function createCaseQueue({ work, onChange }: CaseQueueOptions): CaseQueue {
  let waiting: readonly string[] = [];
  let running: { readonly id: string; readonly abort: AbortController } | null = null;
  let paused = false;
  const changed = (): void => onChange(running?.id ?? null, waiting, paused);

  const next = async (): Promise<void> => {
    const [id, ...rest] = waiting;
    if (running || paused || id === undefined) return changed();
    const mine = { id, abort: new AbortController() };
    waiting = rest;
    running = mine;
    changed();
    await work(id, mine.abort.signal);
    running = null;
    await next();
  };

  return {
    add(ids, first = false) {
      const fresh = ids.filter((id) => first || !waiting.includes(id));
      const others = waiting.filter((id) => !fresh.includes(id));
      waiting = first ? [...fresh, ...others] : [...others, ...fresh];
      if (first) paused = false;
      void next();
    },
    stop() {
      waiting = [];
      paused = false;
      running?.abort.abort();
      changed();
    },
    pause() {
      paused = true;
      changed();
    },
    resume() {
      paused = false;
      void next();
    },
    drop(id) {
      waiting = waiting.filter((other) => other !== id);
      if (running?.id === id) running.abort.abort();
      changed();
    },
  };
}
