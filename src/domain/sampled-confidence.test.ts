import { describe, expect, it } from 'vitest';
import { compareConfidence, sampledConfidence } from './sampled-confidence.ts';

describe('confidence by repeated samples', () => {
  it('DOM-64 E20 4 of 5 samples agree: confidence 0.8; a tie has no verdict, no answer no confidence', () => {
    expect(sampledConfidence([true, true, false, true, true])).toEqual({
      n: 5,
      met: true,
      share: 0.8,
      confidence: 0.8,
    });
    expect(sampledConfidence([false, null, false, true, false, false])).toMatchObject({
      n: 5,
      met: false,
      confidence: 0.8,
    });
    expect(sampledConfidence([true, false])).toMatchObject({ met: null, confidence: 0.5 });
    expect(sampledConfidence([null])).toEqual({ n: 0, met: null, share: null, confidence: null });
  });

  it('DOM-64 E20 stated .9, .8, .3, .6 against 1, 0, 0, 1 have a Brier score of 0.225, beside that of the samples', () => {
    const rows = [
      { stated: 0.9, sampled: 1, label: true },
      { stated: 0.8, sampled: 0.5, label: false },
      { stated: 0.3, sampled: 0, label: false },
      { stated: 0.6, sampled: 1, label: true },
    ];
    const found = compareConfidence(rows);
    expect(found).toMatchObject({ n: 4, stated: { brier: expect.closeTo(0.225, 12) }, sampled: { brier: 0.0625 } });
    expect(found.sampled.ece).toBeCloseTo(0.125, 12);
    expect(compareConfidence([])).toMatchObject({ n: 0, stated: { ece: null, brier: null } });
  });
});
