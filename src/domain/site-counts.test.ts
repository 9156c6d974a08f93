import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCriteria, mergeCounts, type SiteCounts } from './site-counts.ts';

const decided = (key: string, met: number, of: number) =>
  Array.from({ length: of }, (_, at) => ({ key, met: at < met }));
const site = (name: string, met: number, of: number, judge = 'mini'): SiteCounts => ({
  ...{ sites: [name], judges: [judge], cases: of },
  ...countCriteria(decided('a', met, of), 2),
});

describe('counts of sites', () => {
  it('DOM-62 E1 8 of 10 at one site and 3 of 10 at another are 11 of 20', () => {
    expect(mergeCounts([site('north', 8, 10), site('south', 3, 10)])).toEqual({
      ...{ sites: ['north', 'south'], judges: ['mini'], least: 2, cases: 20, leftOut: 0 },
      criteria: [{ key: 'a', met: 11, of: 20 }],
    });
  });

  it('DOM-62 E1 no number between none and the least is told, nor one that would follow from others', () => {
    fc.assert(
      fc.property(fc.nat(12), fc.nat(12), fc.integer({ min: 1, max: 6 }), (met, unmet, least) => {
        const { criteria, leftOut } = countCriteria(decided('a', met, met + unmet), least);
        for (const { met: yes, of } of criteria)
          for (const cell of [yes, of - yes, of]) expect(cell === 0 || cell >= least).toBe(true);
        expect(criteria.length + leftOut).toBe(met + unmet > 0 ? 1 : 0);
      }),
    );
  });

  it('DOM-62 E1 the order of criteria does not tell the order of cases', () => {
    const all = [...decided('b', 5, 5), ...decided('a', 5, 5)];
    expect(countCriteria(all, 5)).toEqual(countCriteria(all.toReversed(), 5));
  });

  it('DOM-63 E18 Lightning OPD: what different judges decided is merged only when asked to, and a site counts once', () => {
    const files = [site('north', 8, 10), site('south', 3, 10, 'large')];
    expect(() => mergeCounts(files)).toThrow(/2 different judges/);
    expect(mergeCounts(files, true).judges).toEqual(['large', 'mini']);
    expect(() => mergeCounts([site('north', 8, 10), site('north', 3, 10)])).toThrow(/twice/);
  });
});
