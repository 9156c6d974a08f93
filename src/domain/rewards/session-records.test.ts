import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainRecords, lessonRecords, orderConsistency } from './session-records.ts';
import type { CriterionReward, RewardRecord } from './training-record.ts';
import { turnRecords } from './turn-records.ts';

const reward = (value: number | null, more: Partial<RewardRecord> = {}): RewardRecord => ({
  ...{ type: 'reward', id: 'x', group: 'group-1', rule: 'healthbench', domains: [], route: null, reason: null },
  ...{ reward: value, advantage: null, standard: null, criteria: [], parts: [], passages: [] },
  ...more,
});
const judged = (criterion: string, share: number | null, points = 1): CriterionReward => ({
  ...{ id: criterion, criterion, points, tags: [], share, reward: share, passages: [] },
});

describe('records of a session', () => {
  it('RWD-11 E6 QoQ-Med: mean and variance by domain follow from the rewards, and what has none is counted', () => {
    const heart = { domains: ['heart'] };
    const rows = [reward(0.2, heart), reward(0.6, heart), reward(null, heart), reward(0.9, { domains: ['skin'] })];
    expect(domainRecords(rows)).toMatchObject([
      { domain: 'heart', n: 2, unscored: 1, mean: 0.4, variance: expect.closeTo(0.04, 12) },
      { domain: 'skin', n: 1, unscored: 0, mean: 0.9, variance: 0 },
    ]);
    expect(domainRecords([reward(null, heart)])).toMatchObject([{ n: 0, mean: null, variance: null }]);
  });

  it('RWD-12 E22 Skill-SD: failed in 5 of 6 responses is a lesson, failed once is none', () => {
    const rows = Array.from({ length: 6 }, (_, at) =>
      reward(0, { criteria: [judged('Asks back.', at < 5 ? 0 : 1), judged('Is kind.', at < 1 ? 0 : 1)] }),
    );
    expect(lessonRecords(rows)).toMatchObject([
      { criterion: 'Asks back.', failed: 5, of: 6, lesson: 'Missed in 5 of 6 responses: Asks back.' },
    ]);
  });

  it('RWD-12 E22 Skill-SD: a fault that is shown fails, and what is undecided counts in neither number', () => {
    const rows = [1, 1, 0.5, 0, null].map((share) => reward(0, { criteria: [judged('Scolds.', share, -4)] }));
    expect(lessonRecords(rows)).toMatchObject([{ failed: 3, of: 4, lesson: expect.stringContaining('Wrongly done') }]);
  });

  it('RWD-13 E15 Uni-OPD: 3.1 and 2.0 against 2.5 and 1.0 order 3 of 4 pairs; groups are not mixed', () => {
    const outcome = (value: number, correct: boolean, group = 'g') => ({ reward: value, correct, group });
    const one = [outcome(3.1, true), outcome(2, true), outcome(2.5, false), outcome(1, false)];
    expect(orderConsistency(one)).toEqual({ pairs: 4, share: 0.75 });
    expect(orderConsistency([...one, outcome(9, false, 'other')])).toEqual({ pairs: 4, share: 0.75 });
    expect(orderConsistency([outcome(1, true)])).toEqual({ pairs: 0, share: null });
  });

  it('RWD-14 E12 Healthcare AI GYM: five turns make five rows that weigh 1 together, with the slope of their lengths', () => {
    const turns = [10, 20, 30, 40, 50].map((words, at) => ({ words, reward: at / 4 }));
    const records = turnRecords('d', 'healthbench', turns);
    const rows = records.filter((record) => record.type === 'turn');
    expect(rows.map(({ turn, of, words }) => [turn, of, words])).toEqual(
      turns.map(({ words }, at) => [at + 1, 5, words]),
    );
    expect(rows.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(records.at(-1)).toEqual({
      ...{ type: 'dialogue', id: 'd', turns: 5, rule: 'healthbench', reward: 0.5, lengthSlope: 10 },
    });
    expect(turnRecords('d', 'r', [{ words: 3, reward: null }]).at(-1)).toMatchObject({
      reward: null,
      lengthSlope: null,
    });
  });

  it('RWD-14 E12 a straight line of lengths has its own slope', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), fc.integer({ min: -9, max: 9 }), (count, step) => {
        const turns = Array.from({ length: count }, (_, at) => ({ words: 500 + step * at, reward: 1 }));
        const whole = turnRecords('d', 'r', turns).find((record) => record.type === 'dialogue');
        expect(whole?.lengthSlope).toBeCloseTo(step, 9);
      }),
    );
  });
});
