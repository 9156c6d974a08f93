import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutWindows } from './windows.ts';

it('ENG-40 kept parts cover a text of any length once, each token where it is farthest from an edge', () => {
  const cases = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 2, max: 60 }), fc.nat());
  fc.assert(
    fc.property(cases, ([length, size, lot]) => {
      const overlap = lot % Math.ceil(size / 2);
      const windows = cutWindows(length, size, overlap);
      const depth = (at: number, { start, end }: { start: number; end: number }): number =>
        at < start || at >= end ? -1 : Math.min(at - start, end - 1 - at);
      const kept = windows.flatMap((window) =>
        Array.from({ length: window.to - window.from }, (_, index) => ({ at: window.from + index, window })),
      );
      expect(kept.map(({ at }) => at)).toEqual(Array.from({ length }, (_, at) => at));
      for (const { at, window } of kept) {
        const best = Math.max(...windows.map((other) => depth(at, other)));
        expect(depth(at, window)).toBe(best);
        expect(windows.find((other) => depth(at, other) === best)).toBe(window);
      }
    }),
  );
});

it('ENG-40 a text that fits is one window; none has no windows', () => {
  expect(cutWindows(510, 510, 64)).toEqual([{ start: 0, end: 510, from: 0, to: 510 }]);
  expect(cutWindows(0, 510, 64)).toEqual([]);
  expect(cutWindows(511, 510, 64)).toEqual([
    { start: 0, end: 510, from: 0, to: 478 },
    { start: 446, end: 511, from: 478, to: 511 },
  ]);
});
