import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openOutput } from './ordered-output.ts';
import { createFakeTerminal, records } from './testing/fake-terminal.ts';

describe('ordered output', () => {
  it('CLI-1 records put in any order come out in the order of their places, on stdout and in a file', async () => {
    const orders = fc
      .integer({ min: 0, max: 30 })
      .chain((size) => fc.shuffledSubarray([...Array(size).keys()]).map((order) => ({ size, order })));
    await fc.assert(
      fc.asyncProperty(orders, fc.boolean(), async ({ order }, toFile) => {
        const terminal = createFakeTerminal();
        const output = openOutput(terminal, toFile ? 'out' : null);
        for (const place of order) await output.put(place, { place });
        await output.finish();
        const text = toFile ? (terminal.files.get('out') ?? '') : terminal.stdout();
        expect(records(text).map(({ place }) => place)).toEqual(order.toSorted((a, b) => a - b));
      }),
    );
  });

  it('CLI-1 stdout gets a record as soon as all before it are there', async () => {
    const terminal = createFakeTerminal();
    const output = openOutput(terminal, null);
    await output.put(1, { place: 1 });
    expect(terminal.stdout()).toBe('');
    await output.put(0, { place: 0 });
    expect(records(terminal.stdout())).toHaveLength(2);
  });

  it('CLI-7 a file is not touched before the end', async () => {
    const terminal = createFakeTerminal();
    const output = openOutput(terminal, 'out');
    await output.put(0, {});
    expect(terminal.files.has('out')).toBe(false);
    await output.finish();
    expect(terminal.files.get('out')).toBe('{}\n');
  });
});
