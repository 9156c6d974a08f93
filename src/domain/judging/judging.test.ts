import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { criterion } from '../testing/run-fixture.ts';
import { bradleyTerry } from './bradley-terry.ts';
import { combineOrders } from './combine-orders.ts';
import { elo } from './elo.ts';
import type { Match } from './matches.ts';
import { type JudgedPair, macroAccuracy, pairFigures, pairFiguresBy, pairIntervals } from './pair-figures.ts';
import { auditProcess } from './process-audit.ts';
import { beatsAll, bestOfN, rankResponses } from './rank-responses.ts';
import { flagFigures, retrievalFigures } from './retrieval-figures.ts';
import { scaffoldDecay, scaffoldShares, shapedReward } from './rewrite-rewards.ts';
import { bestRound, isOutOfPatience, keepsSatisfied, rewriteChange } from './round-rules.ts';
import { tallyComparisons } from './tally.ts';
import { queueByDoubt, voteEntropy } from './vote-queue.ts';
import { mirrored, type Winner } from './winner.ts';

const preference = fc.constantFrom(-2, -1, 0, 1, 2, null);
const winner = fc.constantFrom<Winner>('first', 'second', 'tie');
const names = ['ann', 'ben', 'cleo', 'dan'];
const name = fc.constantFrom(...names);
/** Everybody plays the next, so that all are connected. */
const chain: readonly Match[] = names.slice(1).map((second, at) => ({ first: names[at] ?? '', second, winner: 'tie' }));
const matches = fc
  .array(fc.record({ first: name, second: name, winner }), { maxLength: 20 })
  .map((list) => [...chain, ...list.filter(({ first, second }) => first !== second)]);
const swap = ({ first, second, winner: won }: Match): Match => ({
  first: second,
  second: first,
  winner: mirrored(won),
});
const table = (ranking: ReturnType<typeof bradleyTerry>) =>
  new Map(ranking.ratings?.map(({ player, rating }) => [player, rating]));
const expectSame = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>, digits = 6): void => {
  for (const player of names) expect(a.get(player) ?? Number.NaN).toBeCloseTo(b.get(player) ?? Number.NaN, digits);
};

describe('pairs', () => {
  it('JDG-1 K11 both orders: a flip is a tie and is counted', () => {
    expect(combineOrders({ forward: 1, backward: -1 })).toEqual({ winner: 'first', flipped: false });
    expect(combineOrders({ forward: 1, backward: 2 })).toEqual({ winner: 'tie', flipped: true });
    expect(combineOrders({ forward: -1, backward: -1 })).toEqual({ winner: 'tie', flipped: true });
    expect(combineOrders({ forward: 0, backward: 1 })).toEqual({ winner: 'second', flipped: false });
    expect(combineOrders({ forward: 0, backward: 0 })).toEqual({ winner: 'tie', flipped: false });
    expect(combineOrders({ forward: 1, backward: null })).toEqual({ winner: null, flipped: false });
  });

  it('JDG-1 A7 ARR: exchanging the responses mirrors the result', () => {
    fc.assert(
      fc.property(preference, preference, (forward, backward) => {
        const [one, two] = [
          combineOrders({ forward, backward }),
          combineOrders({ forward: backward, backward: forward }),
        ];
        expect(two.flipped).toBe(one.flipped);
        expect(two.winner).toBe(one.winner === null ? null : mirrored(one.winner));
      }),
    );
  });

  it('JDG-2 A5 DeltaRubric: the tally is made outside the model, and identical answers tie', () => {
    const row = (points: number, won: Winner | null, flipped = false) => ({
      criterion: criterion('c', points),
      winner: won,
      flipped,
    });
    expect(tallyComparisons([row(5, 'first'), row(-3, 'second'), row(9, 'tie', true)])).toEqual({
      winner: 'first',
      first: 5,
      second: 3,
      ties: 1,
      flips: 1,
      undecided: 0,
    });
    expect(tallyComparisons([row(5, 'first'), row(6, null)]).winner).toBeNull();
    expect(tallyComparisons([row(5, 'first'), row(4, null)]).winner).toBe('first');
    expect(tallyComparisons([row(5, 'tie'), row(4, 'tie')]).winner).toBe('tie');
    expect(tallyComparisons([]).winner).toBeNull();
  });

  it('JDG-2 A5 DeltaRubric: exchanging the answers mirrors the tally', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.option(winner)), { maxLength: 8 });
    fc.assert(
      fc.property(rows, (list) => {
        const build = (turn: boolean) =>
          tallyComparisons(
            list.map(([points, won]) => ({
              criterion: criterion('c', points),
              winner: won !== null && turn ? mirrored(won) : won,
              flipped: false,
            })),
          );
        const [one, two] = [build(false), build(true)];
        expect([two.first, two.second]).toEqual([one.second, one.first]);
        expect(two.winner).toBe(one.winner === null ? null : mirrored(one.winner));
      }),
    );
  });
});

describe('groups', () => {
  it('JDG-3 D8 ResearchQA: Bradley–Terry gives the odds of a simple table', () => {
    const wins = (first: string, second: string, count: number): Match[] =>
      Array.from({ length: count }, () => ({ first, second, winner: 'first' }));
    const { ratings } = bradleyTerry([...wins('a', 'b', 3), ...wins('b', 'a', 1)], { ridge: 0 });
    const [best, last] = ratings ?? [];
    expect(best?.player).toBe('a');
    expect((best?.rating ?? 0) - (last?.rating ?? 0)).toBeCloseTo(Math.log(3), 6);
  });

  it('JDG-3 D8 ResearchQA: the tables are unchanged when all comparisons are duplicated in both orders', () => {
    fc.assert(
      fc.property(matches, fc.integer(), (list, seed) => {
        const twice = [...list, ...list.map(swap)];
        expectSame(table(bradleyTerry(list)), table(bradleyTerry(twice)));
        expectSame(table(elo(list, { seed, orders: 20 })), table(elo(twice, { seed, orders: 20 })));
        expectSame(table(elo(list, { seed, orders: 20 })), table(elo(list.toReversed(), { seed, orders: 20 })));
      }),
      { numRuns: 40 },
    );
  });

  it('JDG-3 K11 groups: turning every result round turns the ratings round', () => {
    fc.assert(
      fc.property(matches, (list) => {
        const turned = list.map((match) => ({ ...match, winner: mirrored(match.winner) }));
        const [one, two] = [table(bradleyTerry(list)), table(bradleyTerry(turned))];
        for (const player of names) expect(two.get(player) ?? 1).toBeCloseTo(-(one.get(player) ?? 0), 5);
      }),
      { numRuns: 40 },
    );
  });

  it('JDG-4 K11 groups: who wins everything stays finite; who was never compared leaves no ratings', () => {
    const sweep: Match[] = [
      { first: 'a', second: 'b', winner: 'first' },
      { first: 'b', second: 'c', winner: 'first' },
    ];
    const { ratings } = bradleyTerry(sweep);
    expect(ratings?.map(({ player }) => player)).toEqual(['a', 'b', 'c']);
    expect(ratings?.every(({ rating }) => Number.isFinite(rating))).toBe(true);
    const apart: Match[] = [...sweep, { first: 'x', second: 'y', winner: 'tie' }];
    for (const ranking of [bradleyTerry(apart), elo(apart, { seed: 1 }), bradleyTerry([])]) {
      expect(ranking.ratings).toBeNull();
      expect(ranking.reason).toMatch(/compar/);
    }
  });

  it('JDG-5 K11 groups: Elo points are conserved and the seed decides the table', () => {
    fc.assert(
      fc.property(matches, fc.integer(), (list, seed) => {
        const ratings = [...table(elo(list, { seed, orders: 10 })).values()];
        expect(ratings.reduce((sum, value) => sum + value, 0) / ratings.length).toBeCloseTo(1500, 6);
        expect(elo(list, { seed, orders: 10 })).toEqual(elo(list, { seed, orders: 10 }));
      }),
      { numRuns: 40 },
    );
    const one = elo([{ first: 'a', second: 'b', winner: 'first' }], { seed: 1 });
    expect(one.ratings).toEqual([
      { player: 'a', rating: 1516 },
      { player: 'b', rating: 1484 },
    ]);
  });

  it('JDG-6 F7 EDU plan re-ranking: four candidates by score, equals in their order', () => {
    expect(rankResponses([0.5, 0.9, 0.5, null])).toEqual([1, 0, 2, 3]);
    expect(bestOfN([null, 0.2, 0.2])).toBe(1);
    expect(bestOfN([null])).toBeNull();
    expect(beatsAll(0.9, [0.5, 0.8])).toBe(true);
    expect(beatsAll(0.9, [0.9, null])).toBe(false);
    expect(beatsAll(0.9, [0.5, null])).toBeNull();
  });
});

describe('benchmarks', () => {
  const pair = (won: Winner | null, at: number, dimension = 'safety'): JudgedPair => ({
    winner: won,
    flipped: false,
    group: `p${at}`,
    labels: { dimension },
  });
  const ten = ['first', 'first', 'first', 'first', 'first', 'first', 'first', 'tie', 'second', 'second'] as const;

  it('JDG-7 D16 Med-RewardBench: 10 pairs, 7 right, 1 tie are 0.70 or 0.75', () => {
    const figures = pairFigures(ten.map((won, at) => pair(won, at)));
    expect(figures).toMatchObject({ right: 7, ties: 1, wrong: 2 });
    expect(figures.accuracy).toBeCloseTo(0.7, 12);
    expect(figures.tiesHalf).toBeCloseTo(0.75, 12);
  });

  it('JDG-7 D16 Med-RewardBench: skipped and scored make up what was imported', () => {
    fc.assert(
      fc.property(fc.array(fc.option(winner)), (list) => {
        const { imported, scored, skipped, accuracy } = pairFigures(list.map((won, at) => pair(won, at)));
        expect(scored + skipped).toBe(imported);
        expect(accuracy === null).toBe(scored === 0);
      }),
    );
  });

  it('JDG-7 D16 Med-RewardBench: by dimension, macro, and with an interval that holds the figure', () => {
    const pairs = [...ten.map((won, at) => pair(won, at)), pair('second', 20, 'tone')];
    expect(pairFiguresBy(pairs, 'dimension').get('tone')?.accuracy).toBe(0);
    expect(macroAccuracy(pairs, 'dimension')).toBeCloseTo(0.35, 12);
    const { accuracy } = pairIntervals(pairs, { resamples: 200, random: () => 0.37 });
    expect(accuracy?.low).toBeLessThanOrEqual(accuracy?.high ?? -1);
    const alone = pairs.map((item) => ({ ...item, group: 'one' }));
    expect(pairIntervals(alone, { resamples: 9, random: () => 0 })).toEqual({ accuracy: null, tiesHalf: null });
  });

  it('JDG-8 C3 RRM: ten answers, eight right, three of those unsound are 3/8', () => {
    const answers = [
      ...Array.from({ length: 5 }, () => ({ right: true, sound: true })),
      ...Array.from({ length: 3 }, () => ({ right: true, sound: false })),
      { right: false, sound: false },
      { right: false, sound: true },
    ];
    expect(auditProcess(answers)).toMatchObject({ answers: 10, verified: 5, falsePositiveShare: 0.375 });
    expect(auditProcess([{ right: true, sound: null }]).falsePositiveShare).toBeNull();
  });

  it('JDG-9 B12 OPV: votes of 5/5, 4/1, 3/2 queue as 3/2, 4/1, 5/5', () => {
    const items = [
      { yes: 5, no: 0, id: '5/5' },
      { yes: 4, no: 1, id: '4/1' },
      { yes: 3, no: 2, id: '3/2' },
    ];
    expect(queueByDoubt(items).map(({ id }) => id)).toEqual(['3/2', '4/1', '5/5']);
    expect(voteEntropy({ yes: 2, no: 2 })).toBeCloseTo(Math.log(2), 12);
    expect(voteEntropy({ yes: 0, no: 0 })).toBeNull();
  });

  it('JDG-10 B6 DeepVerifier: TP 6, FP 2, FN 2 give F1 0.75', () => {
    const rows = (count: number, flagged: boolean, wrong: boolean) =>
      Array.from({ length: count }, () => ({ flagged, wrong }));
    const figures = flagFigures([...rows(6, true, true), ...rows(2, true, false), ...rows(2, false, true)]);
    expect(figures.f1).toBeCloseTo(0.75, 12);
    expect(retrievalFigures({ found: 0, wrong: 0, missed: 0 })).toEqual({ precision: null, recall: null, f1: null });
  });
});

describe('rewriting', () => {
  it('JDG-11 B6 DeepVerifier: 0.4, 0.6, 0.55 with patience 1 stop after the third and give the second', () => {
    expect(isOutOfPatience([0.4], 1)).toBe(false);
    expect(isOutOfPatience([0.4, 0.6], 1)).toBe(false);
    expect(isOutOfPatience([0.4, 0.6, 0.55], 1)).toBe(true);
    expect(bestRound([0.4, 0.6, 0.55])).toBe(1);
    expect(bestRound([null, 0.5, 0.5])).toBe(1);
    expect(bestRound([null])).toBeNull();
  });

  it('JDG-11 E9 HeRL: a rewrite that gains one item and loses one is not accepted', () => {
    const before = new Map([
      ['a', true],
      ['b', false],
      ['c', null],
    ] as const);
    const rewritten = (a: boolean, b: boolean) =>
      new Map<string, boolean | null>([
        ['a', a],
        ['b', b],
        ['c', null],
      ]);
    expect(rewriteChange(before, rewritten(false, true))).toEqual({ gained: ['b'], lost: ['a'] });
    expect(keepsSatisfied(rewriteChange(before, rewritten(false, true)))).toBe(false);
    expect(keepsSatisfied(rewriteChange(before, rewritten(true, true)))).toBe(true);
    expect(keepsSatisfied(rewriteChange(before, rewritten(true, false)))).toBe(false);
  });

  it('JDG-12 E9 HeRL: 0.4 with a rewrite of 0.8 is 0.42', () => {
    expect(shapedReward(0.4, 0.8)).toBeCloseTo(0.42, 12);
  });

  it('JDG-12 E7 RuscaRL: eight candidates see 1, 6/7 down to 0; the decay is 0.9241, 0.5, 0.0759', () => {
    const shares = scaffoldShares(8);
    expect([shares[0], shares[1], shares[7]]).toEqual([1, 6 / 7, 0]);
    const decay = [0.18, 0.2, 0.22].map((at) => scaffoldDecay(at).toFixed(4));
    expect(decay).toEqual(['0.9241', '0.5000', '0.0759']);
  });
});
