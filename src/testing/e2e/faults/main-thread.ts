import type { Browser } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** How long the thread computed, leaving out what other programs took. Units: microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** A watch over the main threads of all open pages. */
export interface TaskWatch {
  /** Begins it, anew where it was begun before. */
  start(): Promise<void>;
  /** Ends it and gives the computing time of the longest task since. Units: milliseconds. */
  longest(): Promise<number>;
}

/**
 * Watches how long the tasks of a page compute: while one runs, no key is answered. Computing time, not the clock's: a
 * machine that is busy with something else changes nothing.
 */
export async function createTaskWatch(browser: Browser): Promise<TaskWatch> {
  const session = await browser.newBrowserCDPSession();
  let running = false;
  let events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as readonly TraceEvent[])));

  const stop = async (): Promise<void> => {
    if (!running) return;
    running = false;
    const complete = new Promise<{ dataLossOccurred: boolean }>((done) =>
      session.once('Tracing.tracingComplete', done),
    );
    await session.send('Tracing.end');
    const { dataLossOccurred } = await complete;
    if (dataLossOccurred) throw new Error('More happened than could be recorded.');
  };

  return {
    async start() {
      await stop();
      events = [];
      await session.send('Tracing.start', {
        transferMode: 'ReportEvents',
        traceConfig: {
          recordMode: 'recordUntilFull',
          traceBufferSizeInKb: 400_000,
          includedCategories: ['disabled-by-default-devtools.timeline', '__metadata'],
          excludedCategories: ['*'],
        },
      });
      running = true;
    },
    async longest() {
      await stop();
      return longestOf(events);
    },
  };
}

function longestOf(events: readonly TraceEvent[]): number {
  const place = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const mains = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(place),
  );
  const tasks = events.filter((event) => event.name === 'RunTask' && mains.has(place(event)));
  if (tasks.length === 0) throw new Error('No task of a page was recorded.');
  return tasks.reduce((longest, { tdur = 0 }) => Math.max(longest, tdur), 0) / 1000;
}
