import { describe, expect, it } from 'vitest';
import { RubriconError } from '../../domain/errors.ts';
import { arcaneFor } from '../../domain/profiles/arcane.ts';
import type { Rubric } from '../../domain/rubric.ts';
import type { Message } from '../../domain/submission.ts';
import { createScriptedEngine } from '../../engine/scripted-engine.ts';
import { generateRubric } from '../generate-rubric.ts';
import { adaptivePairwise } from './adaptive-pairwise.ts';
import { bankCriteria } from './bank-criteria.ts';
import { consensusOf } from './consensus.ts';
import { contrastProfile } from './contrast-profile.ts';
import { disagreementPlan } from './disagreement-plan.ts';
import type { GenerationMethod } from './method.ts';
import { rubricsByTurn } from './per-turn.ts';

const steady = () => createScriptedEngine((statement) => ({ logit: (statement.length % 7) - 3 }));
const never = () => createScriptedEngine(() => ({ logit: -4 }));
const user = (content: string): Message => ({ role: 'user', content });
const assistant = (content: string): Message => ({ role: 'assistant', content });

describe('per-turn rubrics', () => {
  const cough = [user('I have had a cough for a week.'), assistant('Rest and drink enough. Do you smoke?')];
  const chest = user('No. But now I have a heavy pressure in my chest and my left arm hurts.');
  const thanks = user('No, I do not.');

  it('GEN-116 B15 the hash changes once new symptoms appear and stays when nothing is added', async () => {
    const grown = await rubricsByTurn([...cough, chest], never(), {});
    const same = await rubricsByTurn([...cough, thanks], never(), {});
    expect(grown.map(({ turn, at }) => [turn, at])).toEqual([
      [1, 1],
      [2, 3],
    ]);
    expect(grown[0]?.lock).toBe(same[0]?.lock);
    expect(grown[1]?.lock).not.toBe(grown[0]?.lock);
    expect(same[1]?.lock).toBe(same[0]?.lock);
    expect(same[1]?.added).toEqual([]);
  });

  it('GEN-116 B15 the answer to come is judged by what is new and by what is still open', async () => {
    const { rubric, trace } = await generateRubric({ conversation: [...cough, chest] }, never(), {
      method: 'per-turn',
    });
    expect(rubric.criteria[0]?.tags).toContain('turn:2');
    expect(rubric.criteria.map(({ id }) => id)).toContain('er-chest-call');
    const reasons = new Set(trace.steps.map(({ because }) => because));
    expect(reasons).toEqual(
      new Set(['turn-brought-news', 'new-in-this-turn', 'still-open', 'question-of-its-turn', 'below-size']),
    );
  });

  it('GEN-116 B15 what an earlier answer has settled is left out; what binds every answer stays', async () => {
    const conversation = [...cough, chest];
    const open = await generateRubric({ conversation }, never(), { method: 'per-turn', size: 40 });
    const engine = createScriptedEngine((_, { response }) => ({ logit: response.startsWith('Rest') ? 4 : -4 }));
    const settled = await generateRubric({ conversation }, engine, { method: 'per-turn', size: 40 });
    expect(open.trace.steps.some(({ because }) => because === 'settled')).toBe(false);
    const left = settled.trace.steps.filter(({ because }) => because === 'settled');
    expect(left.length).toBeGreaterThan(0);
    expect(left.every(({ from }) => from?.includes('turn-1'))).toBe(true);
    const negative = (made: typeof open) => made.rubric.criteria.filter(({ points }) => points < 0).length;
    expect(negative(settled)).toBe(negative(open));
  });

  it('GEN-116 B15 any conversation has a rubric', async () => {
    for (const conversation of [[], [assistant('Hello.')], [assistant('Hello.'), user('Hi.')]]) {
      const { rubric } = await generateRubric({ conversation }, never(), { method: 'per-turn' });
      expect(rubric.id).toMatch(/^per-turn-/);
    }
  });
});

describe('stakeholder profiles', () => {
  const conversation = [user('My ferritin came back at 9. What does that mean?')];
  const named = ['Patient', 'Doctor', 'Insurer: short and plain answers', 'Astronaut', 'Patient', ' '];

  it('GEN-117 A12 each stakeholder has a weight for every criterion, and the trace says what it rests on', async () => {
    const { rubric, trace } = await generateRubric({ conversation, stakeholders: named }, steady(), {
      method: 'stakeholders',
    });
    expect(rubric.stakeholders?.map(({ name }) => name)).toEqual(['Patient', 'Doctor', 'Insurer', 'Astronaut']);
    for (const { weights } of rubric.stakeholders ?? []) {
      expect(Object.keys(weights)).toEqual(rubric.criteria.map(({ id }) => id));
      expect(Object.values(weights).every((weight) => weight > 0)).toBe(true);
    }
    const made = trace.steps.filter(({ kind }) => kind === 'made').map(({ because }) => because);
    expect(made).toEqual(['known-cares', 'known-cares', 'described', 'no-known-cares']);
    expect(new Set(rubric.stakeholders?.map(({ weights }) => JSON.stringify(weights))).size).toBe(4);
    expect(rubric.criteria.some(({ tags }) => tags.includes('stakeholder:Doctor'))).toBe(true);
  });

  it('GEN-117 A12 a rubric given keeps its criteria, and weighing again asks nothing', async () => {
    const of = (id: string, axis: string) =>
      ({
        id,
        text: `The response has ${id}.`,
        points: 5,
        tags: [`axis:${axis}`],
        provenance: { kind: 'person' },
      }) as const;
    const given: Rubric = {
      id: 'r',
      title: 'Mine',
      criteria: [of('right', 'accuracy'), of('kind', 'communication_quality')],
    };
    let asked = 0;
    const engine = createScriptedEngine(() => {
      asked += 1;
      return { logit: 0 };
    });
    const stakeholders = ['Nurse: correct doses', 'Nan: a kind tone'];
    const { rubric } = await generateRubric({ conversation, rubric: given, stakeholders }, engine, {
      method: 'stakeholders',
    });
    expect(rubric.criteria).toEqual(given.criteria);
    const grade = (value: number) => ({ kind: 'grade', value }) as const;
    const better = new Map([
      ['right', grade(1)],
      ['kind', grade(0)],
    ]);
    const nicer = new Map([
      ['right', grade(0)],
      ['kind', grade(1)],
    ]);
    const lead = (name: string) =>
      (arcaneFor(name).score(rubric, better).value ?? 0) - (arcaneFor(name).score(rubric, nicer).value ?? 0);
    expect(lead('Nurse')).toBeGreaterThan(0);
    expect(lead('Nan')).toBeLessThan(0);
    expect(asked).toBe(0);
  });

  it('GEN-117 A12 tags of a given rubric that are names of JavaScript weigh as ever', async () => {
    const tags = ['axis:constructor', 'theme:toString'];
    const criteria = ['a', 'b'].map(
      (id) => ({ id, text: `Says ${id}.`, points: 5, tags, provenance: { kind: 'person' } }) as const,
    );
    const input = { conversation, rubric: { id: 'r', title: 'R', criteria }, stakeholders: ['Doctor'] };
    const { rubric } = await generateRubric(input, never(), { method: 'stakeholders' });
    expect(rubric.stakeholders?.[0]?.weights).toEqual({ a: 10, b: 10 });
  });

  it('GEN-117 A12 a model that writes gives the weights; what is none leaves ours', async () => {
    const writing = (text: string) => createScriptedEngine(() => ({ logit: 0 }), { write: () => text });
    const all = JSON.stringify(Object.fromEntries(Array.from({ length: 20 }, (_, at) => [at + 1, at % 11])));
    const input = { conversation, stakeholders: ['Patient'] };
    const made = await generateRubric(input, writing(all), { method: 'stakeholders' });
    expect(Object.values(made.rubric.stakeholders?.[0]?.weights ?? {}).slice(0, 3)).toEqual([0, 1, 2]);
    const broken = await generateRubric(input, writing('{"1": 70}'), { method: 'stakeholders' });
    expect(broken.trace.notes).toContainEqual({ code: 'writing-failed', fault: 'output-invalid' });
    expect(broken.trace.steps.at(-1)?.because).toBe('known-cares');
  });
});

describe('consensus', () => {
  const conversation = [user('My 2 month old has a fever of 38.4 and will not feed.')];
  const saying = (id: string, texts: readonly string[]): GenerationMethod => ({
    ...{ id, name: id, description: id, source: id, rows: [], needs: ['guideline'], writing: 'none' },
    generate: async () => {
      const criteria = texts.map((text, at) => ({
        ...{ id: `c-${at}`, text, points: 5, tags: [], provenance: { kind: 'person' } as const },
      }));
      return { rubric: { id, title: id, criteria }, trace: { method: id, steps: [], notes: [] } };
    },
  });
  const failing = (code: 'output-invalid' | 'worker-lost'): GenerationMethod => ({
    ...saying('fails', []),
    generate: async () => {
      throw new RubriconError(code, 'No.');
    },
  });
  const input = { conversation, guideline: 'Feed often.' };

  it('GEN-118 K2 a criterion stays where at least a third of the runs came to it, however they word it', async () => {
    const one = saying('one', ['The response says to weigh the infant twice a day.', 'The response names unicorns.']);
    const two = saying('two', ['The response says to weigh the infants twice a day.']);
    const { rubric, trace } = await consensusOf([one, two, bankCriteria]).generate(input, steady(), { size: 20 });
    const texts = rubric.criteria.map(({ text }) => text);
    expect(texts).toContain('The response says to weigh the infant twice a day.');
    expect(texts.join()).not.toContain('unicorns');
    const step = trace.steps.find(({ text }) => text === 'The response says to weigh the infant twice a day.');
    expect(step).toMatchObject({ because: 'agreed', from: ['one', 'two'], figures: { votes: 2, runs: 5, least: 2 } });
    expect(new Set(rubric.criteria.map(({ id }) => id)).size).toBe(rubric.criteria.length);
  });

  it('GEN-118 K2 a run that finds nothing is told and left out; a lost engine is thrown', async () => {
    const { trace } = await consensusOf([failing('output-invalid')]).generate(input, steady(), {});
    expect(trace.steps).toContainEqual({ kind: 'dropped', text: 'fails', because: 'run-output-invalid' });
    await expect(consensusOf([failing('worker-lost')]).generate(input, steady(), {})).rejects.toMatchObject({
      code: 'worker-lost',
    });
  });

  it('GEN-118 K2 methods that contrast the same answers ask each statement of each text once', async () => {
    const asked: string[] = [];
    const engine = createScriptedEngine((statement, { response }) => {
      asked.push(`${response}: ${statement}`);
      return { logit: response.includes('weigh') === statement.includes('weigh') ? 3 : -3 };
    });
    const preferred = 'Please weigh the baby each morning. Offer a small drink every hour.';
    const rejected = 'Give it time. Nothing else has to be done for a week.';
    const told = { conversation, pair: { preferred, rejected }, responses: [preferred, rejected] };
    const { trace } = await consensusOf([contrastProfile, adaptivePairwise, disagreementPlan]).generate(
      told,
      engine,
      {},
    );
    const runs = trace.steps.filter(({ because }) => because === 'run').map(({ text }) => text);
    expect(runs).toEqual(expect.arrayContaining(['contrast-profile', 'adaptive-pairwise', 'disagreement-plan']));
    expect(asked.length).toBeGreaterThan(20);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('GEN-118 K2 from a conversation alone the ways to read the bank are the runs, and drafts where a model writes', async () => {
    const alone = await generateRubric({ conversation }, steady(), { method: 'consensus' });
    expect(alone.rubric.criteria.length).toBeGreaterThan(5);
    expect(alone.trace.steps.filter(({ because }) => because === 'run').map(({ text }) => text)).toEqual([
      'bank',
      'bank-by-cues',
      'bank-last-message',
    ]);
    const seeds: unknown[] = [];
    const engine = createScriptedEngine(() => ({ logit: 0 }), {
      write: (_, { seed, temperature }) => {
        seeds.push([seed, temperature]);
        return JSON.stringify({
          criteria: [{ text: 'The response names dehydration.', points: 5, sources: ['conversation'] }],
        });
      },
    });
    const drafted = await generateRubric({ conversation }, engine, { method: 'consensus' });
    expect(seeds).toEqual([
      [0, 0.7],
      [1, 0.7],
      [2, 0.7],
    ]);
    expect(drafted.rubric.criteria.map(({ text }) => text)).toContain('The response names dehydration.');
  });
});
