import { describe, expect, it } from 'vitest';
import { findProfile } from '../../domain/profiles/registry.ts';
import { assertRubric } from '../../domain/rubric.ts';
import { createScriptedEngine } from '../../engine/scripted-engine.ts';
import { empathy } from './empathy.ts';
import { peem } from './peem.ts';
import { prognosis } from './prognosis.ts';
import { scientificWriting } from './scientific-writing.ts';

const engine = createScriptedEngine(() => {
  throw new Error('a stock rubric asks nothing');
});
const conversation = [{ role: 'user', content: 'How do I write an abstract?' }] as const;

describe('stock rubrics', () => {
  it('GEN-139 B13 PEEM has three axes for the prompt and six for the response, five described grades each', async () => {
    const { rubric } = await peem.generate({ conversation }, engine, {});
    assertRubric(rubric);
    expect(rubric.criteria.filter(({ axis }) => axis?.[0] === 'Prompt')).toHaveLength(3);
    expect(rubric.criteria.filter(({ axis }) => axis?.[0] === 'Response')).toHaveLength(6);
    for (const { levels } of rubric.criteria) expect(levels?.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5]);
  });

  it('GEN-139 B13 axes of the prompt never speak of the response', async () => {
    const { rubric } = await peem.generate({ conversation }, engine, {});
    const prompt = rubric.criteria.filter(({ axis }) => axis?.[0] === 'Prompt');
    const words = prompt.flatMap(({ text, levels = [] }) => [text, ...levels.map((level) => level.text)]);
    for (const said of words) expect(said).not.toMatch(/response/i);
  });

  it('GEN-139 B13 all fives are 1 and all ones 0 under its own profile', async () => {
    const { rubric } = await peem.generate({ conversation }, engine, {});
    const profile = findProfile(rubric.profile ?? '');
    const all = (value: number) =>
      profile?.score(rubric, new Map(rubric.criteria.map(({ id }) => [id, { kind: 'grade', value }]))).value;
    expect([all(5), all(1), all(4)]).toEqual([1, 0, 0.75]);
  });

  it('GEN-139 B11 scientific writing declares a scale a criterion: some graded, some yes or no, some penalties', async () => {
    const { rubric, trace } = await scientificWriting.generate({ conversation }, engine, {});
    assertRubric(rubric);
    expect(new Set(rubric.criteria.map(({ scale }) => scale?.kind ?? 'yes-no'))).toEqual(new Set(['grade', 'yes-no']));
    expect(rubric.criteria.some(({ points }) => points < 0)).toBe(true);
    expect(trace.steps.map(({ kind }) => kind)).toEqual(rubric.criteria.map(() => 'kept'));
  });

  it('GEN-139 E10 Kardia-R1: five axes are there, and the one of the persona only where a profile is given', async () => {
    const persona = { role: 'system', content: 'The user is a shy student of 19.' } as const;
    const given = await empathy.generate({ conversation: [persona, ...conversation] }, engine, {});
    expect(given.rubric.criteria.map(({ axis }) => axis?.[0])).toEqual([
      'Relevance',
      'Empathy',
      'Persona consistency',
      'Safety',
      'Fluency',
    ]);
    const without = await empathy.generate({ conversation }, engine, {});
    expect(without.rubric.criteria.map(({ id }) => id)).not.toContain('persona');
    expect(without.trace.steps.find(({ kind }) => kind === 'dropped')).toMatchObject({ because: 'does-not-apply' });
  });

  it('GEN-139 E5 OncoReason: structured prognosis reasoning is a sound rubric of statements with both signs', async () => {
    const { rubric } = await prognosis.generate({ conversation }, engine, {});
    assertRubric(rubric);
    expect(new Set(rubric.criteria.map(({ points }) => Math.sign(points)))).toEqual(new Set([1, -1]));
  });
});
