import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { criterion, rubricOf } from '../domain/testing/run-fixture.ts';
import { createRanker } from './bm25.ts';
import { addToLibrary, libraryEntry, libraryFromCases } from './library.ts';
import { findNeighbours } from './library-neighbours.ts';

const user = (content: string) => [{ role: 'user', content }] as const;
const rubric = rubricOf(criterion('a', 5));
const questions = [
  'My toddler swallowed a button battery. She seems fine.',
  'My blood pressure at home is 150 over 95. I take nothing.',
  'I started metformin and have diarrhea. Should I stop it?',
  'My lower back hurts since I lifted a box.',
  'I cannot fall asleep before three in the morning.',
];
const library = questions.map((question, at) => ({ id: `e${at + 1}`, conversation: user(question), rubric }));

describe('the library', () => {
  it('GEN-130 A9 cases with a rubric become entries, without their responses; the others are counted', () => {
    const cases = [
      { id: 'one', conversation: user('Hi'), response: 'secret', rubric },
      { id: 'two', conversation: user('Hi'), response: null, rubric: null },
      { id: 'one', conversation: user('Another'), response: null, rubric },
    ];
    const { entries, withoutRubric } = libraryFromCases(cases);
    expect(entries.map(({ id }) => id)).toEqual(['one', 'one-2']);
    expect(withoutRubric).toBe(1);
    expect(JSON.stringify(entries)).not.toContain('secret');
    expect(JSON.parse(JSON.stringify(entries))).toEqual(entries);
  });

  it('GEN-130 A9 what is there already is not added again, and a rubric alone can be an entry', () => {
    const [first] = library;
    const own = libraryEntry(rubricOf(criterion('x', 3, { text: 'Mentions insulin pumps.' })));
    expect(addToLibrary(library, first ? [first, { ...first, id: 'other' }] : [])).toEqual(library);
    expect(addToLibrary(library, [own])).toHaveLength(6);
    expect(findNeighbours(user('How do insulin pumps work?'), [...library, own])[0]?.entry).toBe(own);
  });

  it('GEN-131 A9 of five entries, a query that equals the third finds it first', () => {
    const [best] = findNeighbours(user(questions[2] ?? ''), library);
    expect([best?.entry.id, best?.likeness]).toEqual(['e3', 1]);
  });

  it('GEN-131 A4 of three cases with vectors given by hand the order is fixed, and ties stay in order', () => {
    const vectors = [
      [1, 0],
      [0.8, 0.6],
      [0.8, 0.6],
    ];
    const likeness = () => vectors.map(([x = 0, y = 0]) => 0.6 * x + 0.8 * y);
    const found = findNeighbours(user('anything'), library.slice(0, 3), { likeness });
    expect(found.map(({ entry }) => entry.id)).toEqual(['e2', 'e3', 'e1']);
  });

  it('GEN-131 A9 what is about something else is no neighbour', () => {
    expect(findNeighbours(user('Which paint suits a wooden fence?'), library)).toEqual([]);
    expect(findNeighbours([], library)).toEqual([]);
  });

  it('GEN-131 A9 ranking stays between 0 and 1 and gives 0 where no word is shared', () => {
    fc.assert(
      fc.property(fc.array(fc.lorem({ maxCount: 20 }), { maxLength: 6 }), fc.lorem({ maxCount: 8 }), (texts, query) => {
        const scores = createRanker(texts)(query);
        expect(scores).toHaveLength(texts.length);
        for (const score of scores) expect(score >= 0 && score <= 1).toBe(true);
        expect(createRanker(texts)('zzz')).toEqual(texts.map(() => 0));
      }),
    );
  });
});
