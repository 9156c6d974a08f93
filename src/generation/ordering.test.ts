import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bank } from '../../models/bank/index.ts';
import { fuseRanks } from './fuse-ranks.ts';
import { type Candidate, selectEntries } from './select-entries.ts';
import { createWordModel } from './word-model.ts';

const words = createWordModel(bank.map(({ text }) => text));
const candidates = (relevances: readonly number[]): readonly Candidate[] =>
  relevances.map((relevance, index) => {
    const entry = bank[(index * 37) % bank.length] ?? bank[0];
    if (entry === undefined) throw new Error('the bank is empty');
    return { entry, text: entry.text, lexical: relevance, lift: null, relevance, emergency: false, pinned: false };
  });

describe('ordering and choosing', () => {
  it('GEN-16 the best on both sides gets 1, and an unanswered candidate keeps its lexical place', () => {
    expect(fuseRanks([2, 1], [5, -5], 0.5)).toEqual([1, 0.25]);
    expect(fuseRanks([2, 1], [null, null], 0.5)).toEqual([1, 0.5]);
    expect(fuseRanks([2, 1, 1], [-5, null, 5], 0.5)).toEqual([0.5, 0.5, 0.75]);
    expect(fuseRanks([], [])).toEqual([]);
  });

  it('GEN-16 a higher answer never lowers a relevance', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0.1, max: 3, noNaN: true }), fc.integer({ min: -9, max: 9 })), {
          minLength: 2,
          maxLength: 20,
        }),
        (rows) => {
          const lexical = rows.map(([score]) => score);
          const lifts = rows.map(([, lift]) => lift);
          const raised = fuseRanks(lexical, [10, ...lifts.slice(1)]);
          expect(raised[0] ?? 0).toBeGreaterThanOrEqual(fuseRanks(lexical, lifts)[0] ?? 1);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('GEN-12 chooses at most a third negative, and one even when all positive ones are better', () => {
    const all = candidates(Array.from({ length: 60 }, (_, index) => 1 - index / 100));
    const worseNegatives = all.map((one) => (one.entry.points < 0 ? { ...one, relevance: 0.01 } : one));
    const betterNegatives = all.map((one) => (one.entry.points < 0 ? { ...one, relevance: 1 } : one));
    const negatives = (from: readonly Candidate[]) =>
      selectEntries(from, 10, words).chosen.filter(({ entry }) => entry.points < 0).length;
    expect(negatives(worseNegatives)).toBe(1);
    expect(negatives(betterNegatives)).toBe(3);
  });

  it('GEN-20 gives every candidate exactly one outcome, and drops the twin of a chosen one', () => {
    const [first] = candidates([1]);
    if (first === undefined) throw new Error('no candidate');
    const twin = { ...first, entry: { ...first.entry, id: 'twin' }, relevance: 0.99 };
    const all = [first, twin, ...candidates(Array.from({ length: 30 }, () => 0.5)).slice(1)];
    const { outcomes } = selectEntries(all, 8, words);
    expect(outcomes.size).toBe(all.length);
    expect(outcomes.get('twin')).toEqual({ kind: 'dropped', because: 'near-duplicate' });
  });

  it('GEN-14 puts urgent criteria first, the most important one first', () => {
    const all = candidates(Array.from({ length: 40 }, () => 0.5));
    const urgent = all
      .filter(({ entry }) => entry.points > 0)
      .slice(-2)
      .map(({ entry }) => entry.id);
    const marked = all.map((one) =>
      urgent.includes(one.entry.id) ? { ...one, emergency: true, relevance: 0.01 } : one,
    );
    const { chosen } = selectEntries(marked, 8, words);
    expect(
      chosen
        .slice(0, 2)
        .map(({ entry }) => entry.id)
        .toSorted(),
    ).toEqual(urgent.toSorted());
    expect(Math.abs(chosen[0]?.entry.points ?? 0)).toBeGreaterThanOrEqual(Math.abs(chosen[1]?.entry.points ?? 99));
  });
});
