/**
 * Settles with the work, or rejects with the reason of the first signal that aborts, whichever comes first.
 * A worker that dies never answers: losing it, cancelling and disposing are all signals here, so no call stays pending.
 * The work itself goes on; a late failure of it is swallowed.
 */
export function settle<T>(work: Promise<T>, ...signals: readonly (AbortSignal | undefined)[]): Promise<T> {
  const present = signals.filter((signal) => signal !== undefined);
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      leave();
      reject(present.find((signal) => signal.aborted)?.reason);
    };
    const leave = (): void => {
      for (const signal of present) signal.removeEventListener('abort', stop);
    };
    for (const signal of present) signal.addEventListener('abort', stop);
    work.then(resolve, reject).finally(leave);
    if (present.some((signal) => signal.aborted)) stop();
  });
}
