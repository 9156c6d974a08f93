import { describe, expect, it } from 'vitest';
import { RubriconError, toFault } from '../../domain/errors.ts';
import { createScriptedEngine, type Script } from '../../engine/scripted-engine.ts';
import { guidelineFacts } from '../guideline-facts.ts';
import { guideline } from './guideline.ts';

const text = `Fever in children

Give ibuprofen with food. Never give aspirin to children under 16.
Tepid sponging is not recommended.
- Check the temperature every four hours; call an ambulance if the neck is stiff.
- You may offer ice lollies.
In pregnancy, paracetamol comes first.
Where can I read more? See the leaflet.`;
const conversation = [
  { role: 'user', content: 'My son is 6 years old and has a fever. Answer in under 100 words.' },
] as const;
/** What stands in the document's place holds; a greeting holds nothing. */
const byPassage: Script = (_, { response }) => ({ logit: response === 'Hello.' ? -3 : 1 });
const make = (script: Script = byPassage, write?: (prompt: { user: string }) => string) =>
  guideline.generate({ conversation, guideline: text }, createScriptedEngine(script, write ? { write } : {}), {});

describe('a rubric from a guideline', () => {
  it('GEN-135 A8 takes evidence apart into atomic facts, each with the words it stands for', () => {
    const facts = guidelineFacts(text);
    const quotes = facts.map(({ place }) => {
      const [from = 0, to = 0] = place.replace('guideline:', '').split('-').map(Number);
      return text.slice(from, to);
    });
    expect(quotes).toEqual([
      'Give ibuprofen with food.',
      'Never give aspirin to children under 16.',
      'Tepid sponging is not recommended.',
      'Check the temperature every four hours',
      'call an ambulance if the neck is stiff.',
      'You may offer ice lollies.',
      'In pregnancy, paracetamol comes first.',
    ]);
  });

  it('GEN-135 A8 what is forbidden is a penalty for advising it; worth follows must, should and may, from -10 to 10', () => {
    const worth = Object.fromEntries(guidelineFacts(text).map((fact) => [fact.text, fact.points]));
    expect(worth['The response says to give aspirin to children under 16.']).toBe(-9);
    expect(worth['The response recommends tepid sponging.']).toBe(-7);
    expect(worth['The response says to give ibuprofen with food.']).toBe(6);
    expect(worth['The response says to call an ambulance if the neck is stiff.']).toBe(9);
    expect(guidelineFacts(text).find(({ claim }) => /lollies/.test(claim))?.points).toBe(3);
  });

  it('GEN-136 A8 E2 every criterion names its passage, demands of the user come first, other patients are left out', async () => {
    const { rubric, trace } = await make();
    const [first, ...others] = rubric.criteria;
    expect(first).toMatchObject({ provenance: { kind: 'constraint' }, check: { kind: 'words', max: 100 } });
    for (const { provenance } of others) {
      expect(provenance.kind === 'generated' && provenance.sources.every((at) => /^guideline:\d+-\d+$/.test(at))).toBe(
        true,
      );
    }
    expect(rubric.criteria.some(({ text: said }) => /pregnan/.test(said))).toBe(false);
    expect(trace.steps.find(({ because }) => because === 'other-patients')?.text).toContain('pregnancy');
  });

  it('GEN-136 A8 what the engine does not find in its own passage is dropped; penalties are not held to it', async () => {
    const blind: Script = (statement, document) =>
      /ibuprofen/.test(statement) ? { logit: 0 } : byPassage(statement, document);
    const { rubric, trace } = await make(blind);
    expect(rubric.criteria.some(({ text: said }) => /ibuprofen/.test(said))).toBe(false);
    expect(trace.steps.find(({ because }) => because === 'not-told')?.text).toContain('ibuprofen');
    expect(rubric.criteria.some(({ points }) => points === -9)).toBe(true);
  });

  it('GEN-136 A8 the trace tells each fact once, with its passage', async () => {
    const { trace } = await make();
    const places = trace.steps.flatMap(({ from = [] }) => from);
    expect(places.toSorted()).toEqual(
      guidelineFacts(text)
        .map(({ place }) => place)
        .toSorted(),
    );
  });

  it('GEN-136 A8 points 14 and -30 of a model become 10 and -10, and facts that it left out are added', async () => {
    const sources = guidelineFacts(text).map(({ place }) => place);
    const { rubric } = await make(byPassage, () =>
      JSON.stringify({
        criteria: [
          { text: 'The response gives a dose of ibuprofen.', points: 14, sources: [sources[0]] },
          { text: 'The response advises aspirin.', points: -30, sources: [sources[1]] },
        ],
      }),
    );
    const points = new Map(rubric.criteria.map((one) => [one.text, one.points]));
    expect(points.get('The response gives a dose of ibuprofen.')).toBe(10);
    expect(points.get('The response advises aspirin.')).toBe(-10);
    expect([...points.keys()].some((said) => /temperature/.test(said))).toBe(true);
    expect([...points.keys()]).not.toContain('The response says to give ibuprofen with food.');
  });

  it('GEN-136 A8 answers that are missing drop nothing and are told; the outcome is the same each time', async () => {
    const silent: Script = () => ({ fault: toFault(new RubriconError('internal', 'no model')) });
    const { rubric, trace } = await make(silent);
    expect(rubric.criteria.length).toBeGreaterThan(4);
    expect(trace.notes.map(({ code }) => code)).toEqual(['engine-answers-missing']);
    expect(await make()).toEqual(await make());
  });

  it('GEN-136 A8 what a model writes for a conversation that speaks to it stays data', async () => {
    let asked = '';
    await make(byPassage, ({ user }) => {
      asked = user;
      return '{"criteria":[]}';
    });
    expect(asked).toContain('<source>\nGive ibuprofen with food');
  });
});
