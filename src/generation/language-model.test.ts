import { describe, expect, it } from 'vitest';
import { openNodeEngine } from '../../workers/node-engine.ts';
import { folderOf } from '../../workers/testing/folder-of.ts';
import { tinyCausalModel } from '../../workers/testing/tiny-causal-model.ts';
import { fromFault, toFault } from '../domain/errors.ts';
import { criterion, rubricOf } from '../domain/testing/run-fixture.ts';
import type { Engine } from '../engine/port.ts';
import { generateRubric } from './generate-rubric.ts';
import type { GenerationInput } from './methods/method.ts';
import { generationMethods } from './methods/registry.ts';

const careful =
  'Ask your doctor before you take aspirin with warfarin. Paracetamol is safer. Seek help at once if you bleed.';
const careless = 'Yes, take two aspirin. It is harmless.';
const conversation = [
  { role: 'user', content: 'I take warfarin. Can I take aspirin? Answer in under 100 words.' },
] as const;
/** What methods ask for beside it. */
const input: Omit<GenerationInput, 'conversation'> = {
  references: [careful],
  responses: [careful, careless],
  pair: { preferred: careful, rejected: careless },
  guideline: 'Adults who take warfarin should not take aspirin for pain. Offer paracetamol. Ask about bleeding.',
  rubric: rubricOf(
    criterion('a', 5, {
      text: 'The response names bleeding and suggests paracetamol.',
      tags: ['axis:accuracy', 'theme:emergency_referrals'],
    }),
    criterion('b', 3, { text: 'The response advises asking a doctor.' }),
  ),
  library: [
    {
      id: 'e1',
      conversation: [{ role: 'user', content: 'Can I take ibuprofen with warfarin for a headache?' }],
      rubric: rubricOf(criterion('x', 5, { text: 'The response warns of bleeding with blood thinners.' })),
    },
  ],
  stakeholders: ['patient', 'pharmacist'],
};
const methods = generationMethods.filter(({ writing }) => writing !== 'none');
const named = methods.map((method) => [method.id, method] as const);

type Method = (typeof methods)[number];

/**
 * Makes a rubric by a method from what it needs, with a language model that takes so many tokens. Its weights are random, but
 * it is fond of ending a text and of numbers above 0. `written` is what it wrote.
 */
async function make({ id, needs }: Method, context: number) {
  const files = tinyCausalModel('llama', { shape: { context }, liked: { '"': 2, '-': -4, '0': -4 } });
  const engine = await openNodeEngine({ modelFolder: await folderOf(files) });
  const written: string[] = [];
  const write: Engine['write'] = async (prompt, options) => {
    const made = await engine.write?.(prompt, options);
    if (!made) throw new Error('It cannot write.');
    written.push(made.text);
    return made;
  };
  const given = Object.fromEntries(needs.map((need) => [need, input[need]]));
  try {
    const making = generateRubric({ conversation, ...given }, { ...engine, write }, { method: id });
    return { made: await making.catch(toFault), written };
  } finally {
    await engine.dispose();
  }
}

describe('with a language model, not a script', () => {
  it.each(named)(
    'GEN-106 %s ends in a rubric; what was written is in the trace, or why it is not',
    async (_, method) => {
      const { made, written } = await make(method, 4096);
      expect(written.length).toBeGreaterThan(0);
      // With random weights nothing gives a preference back, and GEN-110 then has no rubric.
      if (method.id === 'rules-and-principles') return expect(made).toMatchObject({ code: 'output-invalid' });
      if (!('rubric' in made)) throw fromFault(made);
      const { steps, notes } = made.trace;
      const parsed = written.flatMap((text) => textsIn(JSON.parse(text)));
      const used = steps.some(({ text, because }) => because === 'written' || parsed.includes(text));
      expect(used || notes.some(({ code }) => code === 'writing-failed')).toBe(true);
      return undefined;
    },
  );

  it.each(named)('GEN-106 %s does without where a text leaves no room to write, and says so', async (_, method) => {
    const { made } = await make(method, 900);
    if (method.id === 'rules-and-principles') return expect(made).toMatchObject({ code: 'output-invalid' });
    if (!('rubric' in made)) throw fromFault(made);
    expect(made.trace.notes).toContainEqual({ code: 'writing-failed', fault: 'document-too-long' });
    return undefined;
  });
});

/** Every text anywhere in what was written, as criteria take it over. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value.replace(/\s+/g, ' ').trim()];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
