import { describe, expect, it } from 'vitest';
import { createCaseQueue } from './case-queue.ts';

function bench() {
  const log: string[] = [];
  const finish = new Map<string, () => void>();
  let paused = false;
  const queue = createCaseQueue({
    work: (id, signal) =>
      new Promise((done) => {
        log.push(id);
        finish.set(id, done);
        signal.addEventListener('abort', () => {
          log.push(`${id} stopped`);
          done();
        });
      }),
    onChange: (_running, _waiting, now) => {
      paused = now;
    },
  });
  const end = async (id: string): Promise<void> => {
    finish.get(id)?.();
    await new Promise((done) => setTimeout(done));
  };
  return { queue, log, end, isPaused: () => paused };
}

describe('createCaseQueue', () => {
  it('APP-8 one case at a time, in line', async () => {
    const { queue, log, end } = bench();
    queue.add(['a', 'b']);
    expect(log).toEqual(['a']);
    await end('a');
    expect(log).toEqual(['a', 'b']);
  });

  it('APP-8 a case asked for goes ahead of those in line', async () => {
    const { queue, log, end } = bench();
    queue.add(['a', 'b', 'c']);
    queue.add(['c'], true);
    await end('a');
    await end('c');
    expect(log).toEqual(['a', 'c', 'b']);
  });

  it('APP-8 a pause finishes the case at hand and keeps the line', async () => {
    const { queue, log, end, isPaused } = bench();
    queue.add(['a', 'b']);
    queue.pause();
    await end('a');
    expect(log).toEqual(['a']);
    expect(isPaused()).toBe(true);
    queue.resume();
    expect(log).toEqual(['a', 'b']);
  });

  it('APP-8 stopping ends the case at hand and empties the line', async () => {
    const { queue, log, end } = bench();
    queue.add(['a', 'b']);
    queue.stop();
    await end('a');
    expect(log).toEqual(['a', 'a stopped']);
  });
});
