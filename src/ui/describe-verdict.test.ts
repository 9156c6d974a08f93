import { describe, expect, it } from 'vitest';
import type { Verdict } from '../domain/verdict.ts';
import { describeVerdict } from './describe-verdict.ts';

const decided = (met: boolean, source: 'model' | 'code' | 'person' = 'model', probability = 0.9): Verdict => ({
  kind: 'decided',
  met,
  probability,
  evidence: [],
  source,
  calibrated: true,
});
const look = (points: number, verdict: Verdict | null) =>
  describeVerdict({ points }, { verdict, override: null }, verdict);

describe('describeVerdict', () => {
  it('UI-4 five states have five glyphs and five words', () => {
    const looks = [
      look(5, decided(true)),
      look(5, decided(false)),
      look(5, { kind: 'abstained', probability: 0.5, evidence: [], reason: 'close' }),
      look(5, { kind: 'failed', code: 'output-invalid', message: 'none' }),
      look(5, null),
    ];
    expect(new Set(looks.map(({ glyph }) => glyph)).size).toBe(5);
    expect(new Set(looks.map(({ word }) => word)).size).toBe(5);
  });

  it.each([
    [5, true, false, '5 earned'],
    [5, false, true, '5 missed'],
    [-5, true, true, '5 lost'],
    [-5, false, false, 'avoided'],
  ])('UI-5 %i points, met %s: costs %s', (points, met, costs, effect) => {
    expect(look(points, decided(met))).toMatchObject({ costs, effect });
  });

  it('UI-6 only a model has a chance, and it is never certain', () => {
    expect(look(5, decided(true, 'code')).chance).toBe('');
    expect(look(5, decided(true, 'person')).chance).toBe('');
    expect(look(5, decided(true, 'model', 1)).chance).toContain('>');
    expect(look(5, decided(false, 'model', 0)).chance).toContain('<');
  });
});
