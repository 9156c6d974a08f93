import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkEvidence } from '../domain/evidence.ts';
import type { Span } from '../engine/port.ts';
import { pickEvidence } from './pick-evidence.ts';

const response = '## Plan\n\n- Rest the knee.\n- Ask Dr. Ames about 2.5 mg first. Then call.\n\n1. Return in a week!';
const on = (quote: string, weight: number): Span => {
  const start = response.indexOf(quote);
  return { start, end: start + quote.length, weight };
};
const quotes = (spans: readonly Span[], met: boolean): string[] =>
  pickEvidence(response, { statement: '', spans, found: met }).map((evidence) => evidence.quote);

describe('pickEvidence', () => {
  it('VER-30 a word in a bullet becomes its whole sentence, without the bullet', () => {
    expect(quotes([on('knee', 1)], true)).toEqual(['Rest the knee.']);
    expect(quotes([on('Ames', 1)], true)).toEqual(['Ask Dr. Ames about 2.5 mg first.']);
    expect(quotes([on('week', 1)], true)).toEqual(['Return in a week!']);
  });

  it('VER-30 every quote stands in the text, whatever the spans and the text', () => {
    const span = fc.record({
      start: fc.integer({ min: -5, max: 80 }),
      end: fc.integer({ min: -5, max: 80 }),
      weight: fc.double({ min: -1, max: 2 }),
    });
    const text = fc.string({
      unit: fc.constantFrom('a', ' ', '. ', '\n', '- ', '\ud83d', '😀', '1. ', 'Dr. ', '\t'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, fc.array(span, { maxLength: 6 }), fc.boolean(), (body, spans, met) => {
        const picked = pickEvidence(body, { statement: body.slice(3), spans, found: met });
        expect(picked.length).toBeLessThanOrEqual(met ? 3 : 1);
        for (const evidence of picked) {
          expect(checkEvidence(body, evidence)).toBe(true);
          expect(evidence.quote).toBe(evidence.quote.trim());
          expect(evidence.weight).toBeGreaterThan(0);
          expect(evidence.weight).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('VER-31 quotes come strongest first, at most three, weak ones dropped', () => {
    const four = [
      'One here now.',
      'Two here now.',
      'Six here now.',
      'Ten here now.',
      'A last one is long and says nothing of it.',
    ];
    const text = four.join(' ');
    const spans = [0.2, 0.3, 0.26, 0.24].map((weight, i) => ({ start: i * 14, end: i * 14 + 3, weight }));
    const picked = (some: readonly Span[]) =>
      pickEvidence(text, { statement: '', spans: some, found: true }).map((evidence) => evidence.quote.slice(0, 3));
    expect(picked(spans)).toEqual(['Two', 'Six', 'Ten']);
    expect(
      picked([
        { start: 0, end: 3, weight: 0.8 },
        { start: 14, end: 17, weight: 0.2 },
      ]),
    ).toEqual(['One']);
  });

  it('VER-31 where the model looked at several sentences, the words of the statement tell which is quoted first', () => {
    const spans = [on('Rest', 0.4), on('Ames', 0.3), on('call', 0.2)];
    const first = (statement: string) => pickEvidence(response, { statement, spans, found: true })[0]?.quote;
    expect(first('The response tells the person to rest.')).toBe('Rest the knee.');
    expect(first('The response recommends asking Dr. Ames about 2.5 mg.')).toBe('Ask Dr. Ames about 2.5 mg first.');
    expect(first('The response advises a return within a week.')).toBe('Rest the knee.');
  });

  it('VER-31 a line that introduces others gives way to one of them, unless it says the statement itself', () => {
    const text = 'Rest your knee for two days:\n- with ice on it\n- with the leg up';
    const spans = [
      { start: 0, end: 28, weight: 0.7 },
      { start: 31, end: 45, weight: 0.3 },
    ];
    const first = (statement: string) => pickEvidence(text, { statement, spans, found: true })[0]?.quote;
    expect(first('The response gives a measure against swelling.')).toBe('with ice on it');
    expect(first('The response advises to rest the knee for two days.')).toBe('Rest your knee for two days:');
  });

  it('VER-31 a long sentence does not win by its length alone', () => {
    const text = `Stop it. ${'Then go on and on '.repeat(8)}now.`;
    const spans = [
      { start: 0, end: 8, weight: 0.4 },
      { start: 9, end: text.length, weight: 0.6 },
    ];
    expect(pickEvidence(text, { statement: '', spans, found: true }).map((evidence) => evidence.quote)).toEqual([
      'Stop it.',
    ]);
  });

  it('VER-31 attention spread evenly over the text points at nothing; the least lean gives a met criterion its quote', () => {
    expect(quotes([{ start: 0, end: response.length, weight: 1 }], true)).toEqual([]);
    const nearlyEven = [{ start: 0, end: response.length, weight: 1 }, on('Rest the knee.', 0.08)];
    expect(quotes(nearlyEven, true)).toEqual(['Rest the knee.']);
    expect(quotes(nearlyEven, false)).toEqual([]);
    expect(
      pickEvidence('Only this.', { statement: '', spans: [{ start: 0, end: 10, weight: 1 }], found: true }),
    ).toHaveLength(1);
  });

  it('VER-31 no weight, no quote', () => {
    expect(quotes([], true)).toEqual([]);
    expect(quotes([{ start: 0, end: 20, weight: Number.NaN }], true)).toEqual([]);
    expect(pickEvidence('', { statement: '', spans: [{ start: 0, end: 3, weight: 1 }], found: true })).toEqual([]);
  });

  it('VER-32 an unmet criterion has one nearest miss where the model looked at one place, else none', () => {
    expect(
      pickEvidence(response, { statement: '', spans: [on('Rest', 0.7), on('call', 0.3)], found: false }),
    ).toMatchObject([{ quote: 'Rest the knee.', role: 'nearest-miss' }]);
    const ten = 'Nothing to see here at all, is it now? '.repeat(10);
    const here = (at: number, weight: number): Span => ({ start: at * 39, end: at * 39 + 7, weight });
    const everywhere = Array.from({ length: 10 }, (_, at) => here(at, at === 3 ? 0.1 + 0.04 : 0.095));
    expect(pickEvidence(ten, { statement: '', spans: everywhere, found: false })).toEqual([]);
    const more = [...everywhere, here(3, 0.02)];
    expect(pickEvidence(ten, { statement: '', spans: more, found: false })).toMatchObject([{ start: 3 * 39 }]);
  });
});
