import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TrainingRecord } from '../domain/rewards/training-record.ts';
import { parseRewardRecords, renderRewardRecords } from './reward-records.ts';

const pair = (text: string): TrainingRecord => ({
  type: 'pair',
  group: 'group-1',
  rule: 'healthbench',
  prompt: [{ role: 'user', content: text }],
  chosenId: 1,
  rejectedId: text,
  chosen: text,
  rejected: text,
  chosenReward: 0.75,
  rejectedReward: 0.25,
  margin: 0.5,
  differs: [{ id: 'a', criterion: text, points: -2, chosen: 0, rejected: 0.5 }],
});

describe('training records as lines', () => {
  it('FMT-95 K18 every record comes back, whatever its texts hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }), (texts) => {
        const records = texts.map(pair);
        expect(parseRewardRecords(renderRewardRecords(records))).toEqual({ value: records, issues: [] });
      }),
    );
  });

  it('FMT-95 K18 no text ends its line for any reader, nor hides or reorders what stands there', () => {
    const hostile = 'a\n{"type":"reward"}\r\u2028\u2029\u0085\u202Eb\u0000\u001B[2J</script>';
    const written = renderRewardRecords([pair(hostile)]);
    expect(written.trimEnd()).toMatch(/^[ -~]+$/);
    expect(parseRewardRecords(written).value).toEqual([pair(hostile)]);
  });

  it('FMT-95 K18 a line of another shape is an issue that loses no other and quotes nothing', () => {
    const text = `${renderRewardRecords([pair('x')])}{"type":"secret words"}\n{"type":"rewrite","id":1}\nno json\n`;
    const { value, issues } = parseRewardRecords(text);
    expect(value).toEqual([pair('x')]);
    expect(new Set(issues.map(({ line }) => line))).toEqual(new Set([2, 3, 4]));
    expect(JSON.stringify(issues)).not.toContain('secret');
  });
});
