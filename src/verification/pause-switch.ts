/** A person's hold on a long work: while paused, whoever passes waits. */
export interface PauseSwitch {
  readonly paused: boolean;
  pause(): void;
  resume(): void;
  /** Resolves at once, or on resume. Throws: the signal's reason when cancelled, waiting or not. */
  pass(signal?: AbortSignal): Promise<void>;
}

/** Makes an open switch. */
export function createPauseSwitch(): PauseSwitch {
  let gate: { readonly opened: Promise<void>; readonly open: () => void } | null = null;
  return {
    get paused() {
      return gate !== null;
    },
    pause() {
      gate ??= newGate();
    },
    resume() {
      gate?.open();
      gate = null;
    },
    async pass(signal) {
      while (gate && !signal?.aborted) await Promise.race([gate.opened, aborted(signal)]);
      signal?.throwIfAborted();
    },
  };
}

function newGate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}
