/** Whether this tab is the one that works on the kept cases. */
export interface DeskHold {
  /** False while another tab works on them. */
  readonly held: boolean;
  /** Asks the other tab to let go, and takes the desk from one that does not answer. */
  take(): Promise<void>;
  /** Tells every other tab to start over: what was open there is locked or deleted. */
  tellAll(): void;
  release(): void;
}

export interface HoldDeskOptions {
  /** Tells tabs of one database from those of another. */
  readonly name: string;
  readonly locks: LockManager | undefined;
  /** Another tab asks for the desk: finish what is being written, then let go. */
  readonly onAsked: () => Promise<void>;
  /** The desk was taken, or what this tab shows is no longer to be shown. */
  readonly onLost: () => void;
}

/** How long a tab that lives may take to say so, or to let go. Units: milliseconds. */
const patience = 1500;

/**
 * Holds the desk for this tab, if no other does: two tabs that write the same cases would undo each other's work. A
 * reload finds the lock free within moments; a tab that lives answers at once, so that nobody waits for it.
 */
export async function holdDesk({ name, locks, onAsked, onLost }: HoldDeskOptions): Promise<DeskHold> {
  const lock = `${name}-desk`;
  const channel = new BroadcastChannel(lock);
  let held = false;
  let letGo = (): void => undefined;
  let answered = (): void => undefined;

  /** Resolves once the lock is ours; the lock is kept until `letGo`, and one that comes after the wait was given up is given back. */
  const request = (options: LockOptions): Promise<void> =>
    new Promise((granted, refused) => {
      if (!locks) {
        held = true;
        granted();
        return;
      }
      let mine = false;
      const keep = async (): Promise<void> => {
        if (options.signal?.aborted) return;
        mine = true;
        held = true;
        granted();
        await new Promise<void>((done) => {
          letGo = done;
        });
      };
      locks.request(lock, options, keep).catch((error: unknown) => {
        if (mine && held) lose();
        else refused(error);
      });
    });

  const lose = (): void => {
    held = false;
    onLost();
  };
  const release = (): void => {
    held = false;
    letGo();
  };

  channel.addEventListener('message', ({ data }) => {
    if (data === 'who' && held) channel.postMessage('me');
    else if (data === 'me') answered();
    else if (data === 'start-over') onLost();
    else if (data === 'let-go' && held) {
      void onAsked().finally(() => {
        release();
        onLost();
      });
    }
  });

  /** Waits for the lock until `over`, then gives the wait up: a browser that is slow may neither grant nor refuse for long. */
  const tryFor = async (over: Promise<void>): Promise<void> => {
    const stop = new AbortController();
    await Promise.race([request({ signal: stop.signal }).catch(() => undefined), over]);
    if (!held) stop.abort();
  };
  const wait = new Promise<void>((done) => {
    answered = done;
    setTimeout(done, patience);
  });
  channel.postMessage('who');
  await tryFor(wait);

  return {
    get held() {
      return held;
    },
    async take() {
      const tried = tryFor(new Promise((done) => setTimeout(done, patience)));
      channel.postMessage('let-go');
      await tried;
      if (!held) await request({ steal: true });
    },
    tellAll: () => channel.postMessage('start-over'),
    release,
  };
}
