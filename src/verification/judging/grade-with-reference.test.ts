import { describe, expect, it } from 'vitest';
import { createScriptedEngine } from '../../engine/scripted-engine.ts';
import { criterion } from '../testing/fixtures.ts';
import { comparePrompts, type GradingItem, gradeWithReference, gradingPrompts } from './grade-with-reference.ts';

const item: GradingItem = {
  document: { conversation: [{ role: 'user', content: 'Why is the sky blue?' }], response: 'It mirrors the sea.' },
  answer: 'Short waves scatter more.',
  rubric: [criterion('a', 'Names scattering')],
  madeRubric: [criterion('b', 'Speaks of waves')],
  most: 10,
};

describe('grading with a reference', () => {
  it('JDG-47 B9 MOOC grading: people 8, 6, 9: the prompt off by 1/3 stands before the one off by 1', () => {
    const rows = comparePrompts([8, 6, 9], { answer: [7, 6, 7], 'answer-and-rubric': [8, 6, 8] });
    expect(rows.map(({ prompt, ungraded }) => [prompt, ungraded])).toEqual([
      ['answer-and-rubric', 0],
      ['answer', 0],
    ]);
    expect(rows[0]?.error).toBeCloseTo(0.333, 3);
    expect(rows[1]?.error).toBe(1);
    expect(rows.every(({ correlation }) => correlation !== null && correlation > 0.5)).toBe(true);
  });

  it('JDG-47 B9 MOOC grading: each material stands in exactly the prompts that declare it', async () => {
    const seen: string[] = [];
    const write = ({ user }: { user: string }) => {
      seen.push(user);
      return '{"grade": 7}';
    };
    const engine = createScriptedEngine(() => ({ logit: 0 }), { write });
    for (const prompt of gradingPrompts) expect(await gradeWithReference(item, prompt, { engine })).toBe(7);
    const holds = (words: string) => seen.map((user) => user.includes(words));
    expect(holds('Short waves scatter more.')).toEqual([true, true, true]);
    expect(holds('Names scattering')).toEqual([false, true, false]);
    expect(holds('Speaks of waves')).toEqual([false, false, true]);
  });

  it('JDG-47 B9 no grade within bounds is none: it is told, and in no figure', async () => {
    for (const text of ['{"grade": 11}', '{"grade": 2.5}', '{"grade": "7"}', 'seven']) {
      const engine = createScriptedEngine(() => ({ logit: 0 }), { write: () => text });
      expect(await gradeWithReference(item, 'answer', { engine })).toBeNull();
    }
    expect(comparePrompts([8, 6], { answer: [null, 5], 'answer-and-rubric': [null, null] })).toMatchObject([
      { prompt: 'answer', error: 1, ungraded: 1 },
      { prompt: 'answer-and-rubric', error: null, correlation: null, ungraded: 2 },
    ]);
  });
});
