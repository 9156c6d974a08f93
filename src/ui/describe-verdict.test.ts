import { describe, expect, it } from 'vitest';
import { scales } from '../domain/scale.ts';
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

  it('UI-43 an unsure verdict says where it leans, and one by code leans nowhere', () => {
    const open = { kind: 'abstained', evidence: [], reason: 'close' } as const;
    const unsure = (probability: number): Verdict => ({ ...open, probability, calibrated: true, logit: 0 });
    expect(look(5, unsure(0.55))).toMatchObject({ word: 'Unsure', leaning: 'leans met', chance: 'met 55\u202f%' });
    expect(look(5, unsure(0.45))).toMatchObject({ word: 'Unsure', leaning: 'leans unmet', effect: '', costs: false });
    expect(look(5, { ...open, probability: 0.5 }).leaning).toBe('');
    expect(look(5, decided(true)).leaning).toBe('');
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

  it.each([
    [5, 1, 'unmet', '5 missed', true],
    [5, 3, 'partial', '2.5 of 5 earned', true],
    [5, 5, 'met', '5 earned', false],
    [-4, 1, 'unmet', 'avoided', false],
    [-4, 3, 'partial', '2 of 4 lost', true],
  ])('UI-40 a mark worth %i points at %i of 5 is %s: %s', (points, value, state, effect, costs) => {
    const chances = [1, 3, 5].map((one) => ({ value: one, chance: 1 / 3 }));
    const verdict: Verdict = { kind: 'graded', value, chances, evidence: [], source: 'model', calibrated: false };
    const seen = describeVerdict({ points, scale: scales['one-to-five'] }, { verdict, override: null }, verdict);
    expect(seen).toMatchObject({ state, effect, costs, word: `${value} of 5` });
    expect(seen.chance).toMatch(/^of this mark 33/);
  });

  it('UI-40 a yes on a long scale is unscored, and a mark that nobody weighed has no chance', () => {
    const scale = scales['zero-to-ten'];
    const yes = decided(true);
    expect(describeVerdict({ points: 5, scale }, { verdict: yes, override: null }, yes).state).toBe('unscored');
    const set: Verdict = { kind: 'graded', value: 7.5, chances: [], evidence: [], source: 'person', calibrated: true };
    expect(describeVerdict({ points: 4, scale }, { verdict: null, override: null }, set)).toMatchObject({
      word: '7.5 of 10',
      effect: '3 of 4 earned',
      chance: '',
    });
  });
});
