import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkEvidence } from './evidence.ts';
import { isSoundVerdict, type Verdict } from './verdict.ts';

const response = 'Cool it. 🦶 Rest it.';
const item = (quote: string, start: number, end: number, weight = 0.5) =>
  ({ quote, start, end, weight, role: 'supports' }) as const;

describe('evidence', () => {
  it('DOM-3 a quote holds only where it stands, in UTF-16 units', () => {
    expect(checkEvidence(response, item('Cool it.', 0, 8))).toBe(true);
    expect(checkEvidence(response, item('Rest it.', 12, 20))).toBe(true);
    expect(checkEvidence(response, item('Rest it.', 11, 19))).toBe(false);
    expect(checkEvidence(response, item('rest it.', 12, 20))).toBe(false);
  });

  it('DOM-3 broken offsets never hold', () => {
    const broken = [
      [0, 0, ''],
      [-8, 8, ''],
      [12, 21, 'Rest it.'],
      [0.5, 8, 'Cool it.'],
      [8, 0, ''],
      [Number.NaN, 8, 'Cool it.'],
    ] as const;
    for (const [start, end, quote] of broken) expect(checkEvidence(response, item(quote, start, end))).toBe(false);
  });

  it('DOM-3 every cut of a text holds, and no longer when the text before it grows', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.nat(), (text, a, b) => {
        const start = a % text.length;
        const end = start + 1 + (b % (text.length - start));
        const cut = item(text.slice(start, end), start, end);
        expect(checkEvidence(text, cut)).toBe(true);
        expect(checkEvidence(`\u0000${text}`, cut)).toBe(`\u0000${text}`.slice(start, end) === cut.quote);
      }),
    );
  });

  it.each([Number.NaN, -0.1, 1.1, Number.POSITIVE_INFINITY])(
    'DOM-4 a probability of %d is not sound',
    (probability) => {
      const verdict: Verdict = { kind: 'abstained', probability, evidence: [], reason: 'unsure' };
      expect(isSoundVerdict(verdict, response)).toBe(false);
    },
  );

  it('DOM-4 a verdict with a quote out of place or a broken weight is not sound', () => {
    const verdict = (evidence: ReturnType<typeof item>): Verdict => ({
      kind: 'decided',
      met: true,
      probability: 0.8,
      evidence: [evidence],
      source: 'model',
      calibrated: true,
    });
    expect(isSoundVerdict(verdict(item('Cool it.', 0, 8)), response)).toBe(true);
    expect(isSoundVerdict(verdict(item('Cool it.', 1, 9)), response)).toBe(false);
    expect(isSoundVerdict(verdict(item('Cool it.', 0, 8, Number.NaN)), response)).toBe(false);
  });
});
