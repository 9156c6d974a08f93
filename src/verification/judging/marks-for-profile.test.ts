import { describe, expect, it } from 'vitest';
import { marksOf } from '../../domain/mark.ts';
import { healthBench } from '../../domain/profiles/health-bench.ts';
import { llmEvalMed } from '../../domain/profiles/llm-eval-med.ts';
import { proImage } from '../../domain/profiles/pro-image.ts';
import { rarImplicit } from '../../domain/profiles/rubrics-as-rewards.ts';
import { sedarEval } from '../../domain/profiles/sedar-eval.ts';
import type { Script } from '../../engine/scripted-engine.ts';
import { criterion, recorded, rubricOf } from '../testing/fixtures.ts';
import { marksForProfile } from './marks-for-profile.ts';

const document = { conversation: [{ role: 'user', content: 'My knee is swollen.' }] as const, response: 'rest' };
const byWord: Script = (statement, { response }) => ({
  logit: response.includes(statement.split(' ')[1] ?? '') ? 2 : -2,
});
const parts = ['rest', 'ice', 'height'].map((id) => ({ id, text: `Advises ${id}` }));
const rubric = {
  ...rubricOf(
    { ...criterion('care', 'Advises all'), points: 3, parts },
    { ...criterion('kind', 'Is kind'), points: 2 },
  ),
  references: [{ id: 'r', kind: 'answer', text: 'Rest, ice and height.' }] as const,
};
const verdict = { kind: 'decided', probability: 0, evidence: [], source: 'model', calibrated: false } as const;
const verdicts = new Map([
  ['care', { ...verdict, met: false }],
  ['kind', { ...verdict, met: true }],
]);
const judged = { document, rubric, verdicts };

describe('what a scoring profile wants beside verdicts', () => {
  it('JDG-49 D2 ProImage-Bench, D5: sub-checks are asked one by one where the rule counts them, and nothing else is', async () => {
    const { verifier, asked } = recorded(byWord);
    const marks = await marksForProfile(proImage, judged, { verifier });
    expect(asked.flat()).toEqual(['Advises rest', 'Advises ice', 'Advises height']);
    expect(proImage.score(rubric, marks)).toMatchObject({ value: (0.25 + 1) / 2, figures: [{ value: 2 / 4 }, {}, {}] });
    expect(sedarEval.score(rubric, marks).value).toBe(60);
    const { verifier: other, reads } = recorded(byWord);
    expect(await marksForProfile(healthBench, judged, { verifier: other })).toEqual(marksOf(rubric, verdicts));
    expect(reads).toEqual([]);
  });

  it('JDG-49 D17 LLMEval-Med: one grade is written by a model that sees the answer known to be good and every criterion', async () => {
    const prompts: string[] = [];
    const write = ({ user }: { user: string }) => {
      prompts.push(user);
      return '{"grade": 4}';
    };
    const { verifier } = recorded(byWord, { write });
    const marks = await marksForProfile(llmEvalMed, judged, { verifier });
    expect(llmEvalMed.score(rubric, marks).value).toBe(4);
    for (const words of ['Rest, ice and height.', '3: Advises all', '2: Is kind', 'from 0 to 5']) {
      expect(prompts[0]).toContain(words);
    }
    const implicit = await marksForProfile(rarImplicit, judged, { verifier });
    expect(rarImplicit.score(rubric, implicit).value).toBeCloseTo(3 / 9, 12);
    expect(prompts[1]).toContain('from 1 to 10');
  });

  it('JDG-49 D17 a grade off the scale, none, or a model that cannot write leaves no number', async () => {
    for (const text of ['{"grade": 6}', '{"grade": 4.5}', '{"grade": "4"}', 'four']) {
      const { verifier } = recorded(byWord, { write: () => text });
      const { value, reason } = llmEvalMed.score(rubric, await marksForProfile(llmEvalMed, judged, { verifier }));
      expect([text, value, reason]).toEqual([text, null, 'The judge gave no overall grade.']);
    }
    const { verifier: mute } = recorded(byWord);
    const marks = await marksForProfile(rarImplicit, judged, { verifier: mute });
    expect(rarImplicit.score(rubric, marks).value).toBeNull();
  });
});
