import { describe, expect, it } from 'vitest';
import { parseSiteCounts, renderSiteCounts } from './site-counts.ts';

const counts = {
  ...{ sites: ['north'], judges: ['mini 1 (q8), cal-1'], least: 5, cases: 20, leftOut: 3 },
  criteria: [{ key: '0123456789abcdef', met: 8, of: 20 }],
};

describe('files of site counts', () => {
  it('FMT-96 E1 counts come back as they were', () => {
    expect(parseSiteCounts(renderSiteCounts(counts))).toEqual({ value: counts, issues: [] });
    const none = { ...counts, criteria: [] };
    expect(parseSiteCounts(renderSiteCounts(none)).value).toEqual(none);
  });

  it('FMT-96 E1 a text among the counts, a key that is none and counts that cannot be are refused', () => {
    const withField = (change: object) =>
      parseSiteCounts(JSON.stringify({ ...JSON.parse(renderSiteCounts(counts)), ...change }));
    const wrong = [
      { note: 'My knee hurts.' },
      { sites: ['My knee hurts.'] },
      { criteria: [{ key: 'Advises rest', met: 1, of: 2 }] },
      { criteria: [{ key: '0123456789abcdef', met: 3, of: 2 }] },
      { version: 99 },
    ];
    for (const change of wrong) {
      const { value, issues } = withField(change);
      expect([value, issues.length]).toEqual([null, 1]);
      expect(JSON.stringify(issues)).not.toContain('knee');
    }
  });
});
