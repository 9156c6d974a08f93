export interface WatchIdleOptions {
  readonly target: Window;
  /** Runs on while the machine sleeps. Units: milliseconds. */
  readonly now: () => number;
  /** After how long without a person; 0 never. Units: minutes. */
  readonly after: () => number;
  /** Work a person started and may be waiting for. */
  readonly busy: () => boolean;
  readonly onIdle: () => void;
  /** How often it is looked at. Units: milliseconds. */
  readonly every?: number;
}

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'input'] as const;

/**
 * Calls `onIdle` once nobody has touched the page for a while and no work is under way. It is also looked at as the
 * page is shown again: timers stand still while a machine sleeps. A clock that was set back starts the while anew.
 */
export function watchIdle({ target, now, after, busy, onIdle, every = 5000 }: WatchIdleOptions): void {
  let last = now();
  const seen = (): void => {
    last = now();
  };
  const look = (): void => {
    const idle = now() - last;
    if (busy() || idle < 0) seen();
    else if (after() > 0 && idle >= after() * 60_000) onIdle();
  };
  for (const sign of signs) target.addEventListener(sign, seen, { capture: true, passive: true });
  target.document.addEventListener('visibilitychange', look);
  target.setInterval(look, every);
}
