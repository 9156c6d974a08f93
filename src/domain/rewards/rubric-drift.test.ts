import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Rejudged, rubricDrift } from './rubric-drift.ts';

/** Items by how often they were right both times, went away, came toward, were wrong both times. */
const items = (right: number, away: number, toward: number, wrong: number): readonly Rejudged[] => [
  ...Array.from({ length: right }, () => ({ before: true, after: true })),
  ...Array.from({ length: away }, () => ({ before: true, after: false })),
  ...Array.from({ length: toward }, () => ({ before: false, after: true })),
  ...Array.from({ length: wrong }, () => ({ before: false, after: false })),
];

describe('drift of a rubric', () => {
  it('RWD-8 C2 .80 to .81 on the benchmark and .75 to .60 on the target is stealth drift of -15 points', () => {
    const found = rubricDrift({ benchmark: items(79, 1, 2, 18), target: items(57, 18, 3, 22) });
    expect(found.status).toBe('stealth drift');
    expect(found.benchmark).toMatchObject({ n: 100, before: 0.8, after: 0.81, change: 0.01, away: 1, toward: 2, p: 1 });
    expect(found.target).toMatchObject({ before: 0.75, after: 0.6, change: -0.15, away: 18, toward: 3 });
  });

  it('RWD-8 C2 12 flips away and 2 toward: p = 0.01294; where the benchmark moves too nothing is hidden', () => {
    const moved = items(50, 12, 2, 36);
    expect(rubricDrift({ benchmark: [], target: moved }).target.p).toBeCloseTo(0.01294, 5);
    expect(rubricDrift({ benchmark: moved, target: moved }).status).toBe('drift');
    expect(rubricDrift({ benchmark: moved, target: items(5, 1, 0, 5) }).status).toBe('drift');
  });

  it('RWD-8 C2 an identical rubric flips nothing: p = 1, no drift', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean()), fc.array(fc.boolean()), (one, other) => {
        const same = (answers: readonly boolean[]) => answers.map((right) => ({ before: right, after: right }));
        const found = rubricDrift({ benchmark: same(one), target: same(other) });
        expect(found.status).toBe('no drift');
        for (const { away, toward, p } of [found.benchmark, found.target]) expect([away, toward, p]).toEqual([0, 0, 1]);
      }),
    );
  });

  it('RWD-8 C2 what one rubric left open is in no share and no flip', () => {
    const open = [
      { before: true, after: null },
      { before: null, after: false },
    ];
    expect(rubricDrift({ benchmark: open, target: [...open, ...items(1, 0, 0, 0)] })).toMatchObject({
      benchmark: { n: 0, skipped: 2, before: null, after: null, change: null, p: 1 },
      target: { n: 1, skipped: 2, before: 1, after: 1, away: 0 },
    });
  });
});
