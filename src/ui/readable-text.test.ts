import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../domain/evidence.ts';
import { cutRun } from './readable-text.ts';

const span = fc.tuple(fc.nat(60), fc.nat(60), fc.double({ min: 0, max: 1, noNaN: true }));
const evidence = (start: number, end: number, weight: number): Evidence => ({
  quote: '',
  start,
  end,
  weight,
  role: 'supports',
});

describe('cutRun', () => {
  it('UI-3 cuts a run into pieces that cover it once, each marked by what covers it', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(40), fc.array(span, { maxLength: 6 }), (start, length, spans) => {
        const run = { start, end: start + length };
        const quotes = spans.map(([a, b, weight]) => evidence(Math.min(a, b), Math.max(a, b), weight));
        let at = start;
        for (const piece of cutRun(run, quotes)) {
          expect(piece.start).toBe(at);
          at = piece.end;
          for (let place = piece.start; place < piece.end; place++) {
            const over = quotes.filter((e) => e.start <= place && e.end > place);
            expect(piece.evidence !== null).toBe(over.length > 0);
            for (const e of over) expect(piece.evidence?.weight ?? 0).toBeGreaterThanOrEqual(e.weight);
          }
        }
        expect(at).toBe(run.end);
      }),
    );
  });
});
