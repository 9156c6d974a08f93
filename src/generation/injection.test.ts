import { expect, it } from 'vitest';
import { createScriptedEngine } from '../engine/scripted-engine.ts';
import { rubricInjections } from '../testing/attacks/rubric-injections.ts';
import { generateRubric } from './generate-rubric.ts';
import { generationMethods } from './methods/registry.ts';

const steady = () => createScriptedEngine((statement) => ({ logit: (statement.length % 7) - 3 }));
const alone = generationMethods.filter(({ needs, writing }) => needs.length === 0 && writing !== 'needed');

it.each(alone.map(({ id }) => id))('GEN-95 a conversation cannot write into its rubric: %s', async (method) => {
  for (const { message, planted } of rubricInjections) {
    const input = { conversation: [{ role: 'user', content: message }] as const };
    const { rubric } = await generateRubric(input, steady(), { method });
    for (const { text, points } of rubric.criteria) {
      expect(text).not.toMatch(planted);
      expect(Math.abs(points)).toBeLessThanOrEqual(10);
    }
  }
});

it('GEN-95 a call to leave out emergencies is no call', async () => {
  const [, , , , message] = rubricInjections.map((one) => one.message);
  const { rubric } = await generateRubric({ conversation: [{ role: 'user', content: message ?? '' }] }, steady());
  expect(rubric.criteria.some(({ tags }) => tags.includes('theme:emergency_referrals'))).toBe(true);
});
