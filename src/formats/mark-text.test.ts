import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markText } from './mark-text.ts';

const quote = (place: number, text: string, start: number, end: number) =>
  ({
    place,
    evidence: { quote: text.slice(start, end), start, end, weight: 1, role: place % 2 ? 'supports' : 'nearest-miss' },
  }) as const;

describe('markText', () => {
  it('FMT-65 pieces carry the criteria that quote them', () => {
    const text = 'abcdefgh';
    const pieces = markText(text, [quote(1, text, 0, 4), quote(2, text, 2, 6), quote(2, text, 2, 6)]);
    expect(pieces.map(({ text, places, ends }) => [text, places, ends])).toEqual([
      ['ab', [1], []],
      ['cd', [1, 2], [1]],
      ['ef', [2], [2]],
      ['gh', [], []],
    ]);
    expect(pieces.map((piece) => piece.supports)).toEqual([true, true, false, false]);
  });

  it('FMT-65 the pieces joined are the text, and no character is cut in two', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '😀', '𝄞', '\u202E') });
    const spans = fc.array(fc.tuple(fc.nat(40), fc.nat(40)));
    fc.assert(
      fc.property(text, spans, (words, places) => {
        const quotes = places.map(([a, b], index) => quote(index, words, Math.min(a, b), Math.max(a, b)));
        const pieces = markText(words, quotes);
        expect(pieces.map((piece) => piece.text).join('')).toBe(words);
        for (const piece of pieces) expect(piece.text).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});
