import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chexPrompt } from '../profiles/chex-prompt.ts';
import { healthBench } from '../profiles/health-bench.ts';
import type { Criterion } from '../rubric.ts';
import type { Verdict } from '../verdict.ts';
import { type JudgedResponse, trainingRecords } from './training-records.ts';

const criterion = (id: string, points: number, tags: readonly string[] = [], sources: readonly string[] = []) =>
  ({ id, text: `Says ${id}.`, points, tags, provenance: { kind: 'generated', method: 'guideline', sources } }) as const;
const verdict = (met: boolean | null): Verdict | null =>
  met === null
    ? null
    : { kind: 'decided', met, probability: met ? 1 : 0, calibrated: true, evidence: [], source: 'code' };

/** A response by the letters of the criteria that it meets; those after a question mark are undecided. */
const response = (
  id: string,
  criteria: readonly Criterion[],
  met: string,
  more: Partial<JudgedResponse> = {},
): JudgedResponse => {
  const [yes = '', open = ''] = met.split('?');
  const verdicts = criteria.map((one): [string, Verdict | null] => [
    one.id,
    verdict(open.includes(one.id) ? null : yes.includes(one.id)),
  ]);
  return {
    id,
    conversation: [{ role: 'user', content: 'My knee hurts.' }],
    response: `Text of ${id}`,
    rubric: { id: 'r', title: '', criteria },
    verdicts: new Map(verdicts),
    profile: healthBench,
    rewriteOf: null,
    domains: [],
    correct: null,
    ...more,
  };
};
const tenths = [criterion('a', 2, ['axis:accuracy']), criterion('b', 3, ['axis:faithfulness']), criterion('c', 5)];
const rewardsOf = (...responses: readonly JudgedResponse[]) =>
  trainingRecords(responses).filter((record) => record.type === 'reward');

describe('training records', () => {
  it('RWD-4 E3 K18 rewards 0.2, 0.5, 0.8 of a group stand at -1.2247, 0, 1.2247, and so does each objective; equal ones at 0', () => {
    const found = rewardsOf(
      response('x', tenths, 'a'),
      response('y', tenths, 'ab'),
      response('z', tenths, 'bc'),
      response('other', tenths, 'c', { conversation: [{ role: 'user', content: 'My hip hurts.' }] }),
    );
    expect(found.map(({ reward }) => reward)).toEqual([0.2, 0.5, 0.8, 0.5]);
    expect(found.map(({ group }) => group)).toEqual(['group-1', 'group-1', 'group-1', 'group-2']);
    const near = [-1.2247, 0, 1.2247].map((value) => expect.closeTo(value, 4));
    expect(found.map(({ standard }) => standard)).toEqual([...near, null]);
    const objective = (name: string) =>
      found.slice(0, 3).map(({ parts }) => parts.find((part) => part.name === name)?.standard);
    expect(objective('axis:accuracy')).toEqual([1, 1, -2].map((value) => expect.closeTo(value / Math.SQRT2, 9)));
    expect(objective('axis:faithfulness')).toEqual([-2, 1, 1].map((value) => expect.closeTo(value / Math.SQRT2, 9)));
    const equal = rewardsOf(response('x', tenths, 'c'), response('y', tenths, 'ab'));
    expect(equal.map(({ advantage, standard }) => [advantage, standard])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it('RWD-4 E19 an advantage is the reward less the mean of its group, and they sum to 0', () => {
    fc.assert(
      fc.property(fc.array(fc.subarray(['a', 'b', 'c']), { minLength: 2, maxLength: 8 }), (answers) => {
        const found = rewardsOf(...answers.map((met, at) => response(`${at}`, tenths, met.join(''))));
        const mean = found.reduce((sum, { reward }) => sum + (reward ?? Number.NaN), 0) / found.length;
        for (const { reward, advantage } of found) expect(advantage).toBeCloseTo((reward ?? Number.NaN) - mean, 9);
        const sum = found.reduce((total, { advantage }) => total + (advantage ?? Number.NaN), 0);
        expect(Math.abs(sum)).toBeLessThan(1e-9);
      }),
    );
  });

  it('RWD-4 K18 what is undecided is null, never 0, and in no mean, no share of wins and no pair', () => {
    const [open, ...known] = rewardsOf(
      response('open', tenths, 'a?b'),
      response('y', tenths, 'ab'),
      response('z', tenths, 'c'),
    );
    expect(open).toMatchObject({ reward: null, advantage: null, standard: null, reason: expect.any(String) });
    expect(open?.criteria.map(({ reward }) => reward)).toEqual([2, null, 0]);
    expect(open?.parts).toContainEqual({
      ...{ name: 'axis:faithfulness', reward: null, advantage: null, standard: null, wins: null },
    });
    expect(known.map(({ advantage }) => advantage)).toEqual([0, 0]);
    const [single] = rewardsOf(response('x', tenths, 'a'));
    expect(single).toMatchObject({ reward: 0.2, advantage: null, standard: null });
  });

  it('RWD-4 E11 A beats B and C, B beats C in a dimension: 1, 0.5, 0 of the comparisons are won', () => {
    const graded = [
      criterion('a', 1, ['usefulness']),
      criterion('b', 1, ['usefulness']),
      criterion('c', 1, ['language']),
    ];
    const found = rewardsOf(response('A', graded, 'ab'), response('B', graded, 'a'), response('C', graded, ''));
    expect(found.map(({ parts }) => parts.map(({ name, wins }) => [name, wins]))).toEqual([
      [
        ['language', 0.5],
        ['usefulness', 1],
      ],
      [
        ['language', 0.5],
        ['usefulness', 0.5],
      ],
      [
        ['language', 0.5],
        ['usefulness', 0],
      ],
    ]);
  });

  it('RWD-4 E2 each reward of a criterion from a guideline names its passage, and each passage its points', () => {
    const passages = [
      criterion('a', 6, [], ['guideline:0-25']),
      criterion('b', -9, [], ['guideline:26-60', 'rubric/x']),
    ];
    const [found] = rewardsOf(response('x', passages, 'ab'));
    expect(found?.criteria.map((one) => one.passages)).toEqual([['guideline:0-25'], ['guideline:26-60']]);
    expect(found?.passages).toEqual([
      { passage: 'guideline:0-25', reward: 6, criteria: ['a'] },
      { passage: 'guideline:26-60', reward: -9, criteria: ['b'] },
    ]);
    expect(rewardsOf(response('x', passages, 'a?b'))[0]?.passages[1]?.reward).toBeNull();
  });

  it('RWD-5 E8 a rewrite that does not raise the score is not usable, and counts add up', () => {
    const rewrite = (id: string, met: string, of = 'first') => response(id, tenths, met, { rewriteOf: of });
    const records = trainingRecords([
      response('first', tenths, 'b'),
      rewrite('same', 'b'),
      rewrite('worse', 'a'),
      rewrite('better', 'bc'),
      rewrite('open', 'bc?a'),
      rewrite('lost', 'c', 'nobody'),
    ]);
    const rewrites = records.filter((record) => record.type === 'rewrite');
    expect(rewrites.map(({ id, before, after, usable }) => [id, before, after, usable])).toEqual([
      ['same', 0.3, 0.3, false],
      ['worse', 0.3, 0.2, false],
      ['better', 0.3, 0.8, true],
      ['open', 0.3, null, null],
      ['lost', null, 0.5, null],
    ]);
    expect(rewrites[2]).toMatchObject({ failed: ['a', 'c'], response: 'Text of first', rewrite: 'Text of better' });
    // Rewrites are no samples: the first response stays alone in its group.
    expect(records.filter((record) => record.type === 'pair')).toEqual([]);
    expect(records.find((record) => record.type === 'reward')).toMatchObject({ id: 'first', advantage: null });
  });

  it('RWD-6 K18 a pair has the best and the worst, its margin and the criteria that differ', () => {
    const records = trainingRecords(['c', 'a', 'bc?a', 'bc'].map((met, at) => response(`${at}`, tenths, met)));
    expect(records.filter((record) => record.type === 'pair')).toMatchObject([
      {
        ...{ chosenId: '3', rejectedId: '1', margin: expect.closeTo(0.6, 9), chosen: 'Text of 3' },
        differs: [
          { id: 'a', chosen: 0, rejected: 1 },
          { id: 'b', chosen: 1, rejected: 0 },
          { id: 'c', chosen: 1, rejected: 0 },
        ],
      },
    ]);
    const tied = trainingRecords([response('x', tenths, 'c'), response('y', tenths, 'ab')]);
    expect(tied.some(({ type }) => type === 'pair')).toBe(false);
  });

  it('RWD-7 K18 by a rule by which less is better, fewer errors are more reward', () => {
    const profile = { ...chexPrompt, name: 'errors', score: healthBench.score, better: 'lower' } as const;
    const found = rewardsOf(response('x', tenths, 'a', { profile }), response('y', tenths, '', { profile }));
    expect(found.map(({ reward }) => reward)).toEqual([-0.2, 0]);
  });

  it('RWD-9 E4 MedAlign: ties and margins below the threshold are no pair, and in every pair the chosen one has more', () => {
    const margins = ['c', 'bc', 'abc'].map((met) => [response('base', tenths, 'ab'), response('other', tenths, met)]);
    const pairs = (leastMargin: number) =>
      margins.flatMap((pair) => trainingRecords(pair, { leastMargin })).filter((record) => record.type === 'pair');
    expect(pairs(0).map(({ margin }) => margin)).toEqual([0.3, 0.5].map((value) => expect.closeTo(value, 9)));
    expect(pairs(0.4).map(({ margin }) => margin)).toEqual([expect.closeTo(0.5, 9)]);
    for (const { chosenReward, rejectedReward, margin, differs } of pairs(0)) {
      expect(chosenReward).toBeGreaterThan(rejectedReward);
      expect(margin).toBeCloseTo(chosenReward - rejectedReward, 12);
      expect(differs.length).toBeGreaterThan(0);
    }
  });

  it('RWD-10 E17 SCOPE: below the bound of 0.5 is incorrect, above correct; a known outcome stands before it', () => {
    const routes = rewardsOf(
      response('x', tenths, 'a'),
      response('y', tenths, 'bc'),
      response('z', tenths, 'a', { correct: true }),
      response('open', tenths, '?a'),
    ).map(({ route }) => route);
    expect(routes).toEqual(['incorrect', 'correct', 'correct', null]);
  });
});
