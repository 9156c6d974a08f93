import { afterEach, describe, expect, it } from 'vitest';
import { type DeskHold, holdDesk } from './hold-desk.ts';

let names = 0;
const newName = (): string => `rubricon-hold-${names++}`;
const log: string[] = [];
const open: DeskHold[] = [];

async function sit(name: string, who: string): Promise<DeskHold> {
  const hold = await holdDesk({
    name,
    locks: navigator.locks,
    onAsked: async () => void log.push(`${who} writes`),
    onLost: () => log.push(`${who} lets go`),
  });
  open.push(hold);
  return hold;
}

afterEach(() => {
  log.length = 0;
  for (const hold of open.splice(0)) hold.release();
});

describe('holdDesk', () => {
  it('LCK-20 the first has the desk; a second is told, and has it only when it asks, after the first has written', async () => {
    const name = newName();
    const first = await sit(name, 'first');
    const second = await sit(name, 'second');
    expect([first.held, second.held]).toEqual([true, false]);
    expect(log).toEqual([]);
    await second.take();
    expect([first.held, second.held]).toEqual([false, true]);
    expect(log).toEqual(['first writes', 'first lets go']);
  });

  it('LCK-20 a tab that has gone holds nobody up', async () => {
    const name = newName();
    (await sit(name, 'first')).release();
    expect((await sit(name, 'second')).held).toBe(true);
    expect(log).toEqual([]);
  });

  it('LCK-20 a tab that hangs answers nothing: the desk is taken from it all the same', async () => {
    const name = newName();
    let hung = true;
    const stolen = navigator.locks
      .request(`${name}-desk`, () => new Promise<void>(() => undefined))
      .catch(() => {
        hung = false;
      });
    const second = await sit(name, 'second');
    expect([second.held, hung]).toEqual([false, true]);
    await second.take();
    await stolen;
    expect([second.held, hung]).toEqual([true, false]);
  });

  it('LCK-20 a browser that is too slow to grant or to refuse: the desk is taken, and what it grants too late is given back', async () => {
    const late: (() => unknown)[] = [];
    const slow = {
      request: (_name: string, options: LockOptions, granted: () => unknown) =>
        new Promise((done) => {
          if (options.steal) done(granted());
          else late.push(() => done(granted()));
        }),
    } as unknown as LockManager;
    const lost: string[] = [];
    const hold = await holdDesk({
      name: newName(),
      locks: slow,
      onAsked: async () => undefined,
      onLost: () => lost.push('lost'),
    });
    open.push(hold);
    for (const grant of late) grant();
    expect(hold.held).toBe(false);
    await hold.take();
    for (const grant of late) grant();
    expect([hold.held, lost]).toEqual([true, []]);
  });
});
