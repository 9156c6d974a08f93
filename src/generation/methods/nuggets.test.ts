import { describe, expect, it } from 'vitest';
import { RubriconError, toFault } from '../../domain/errors.ts';
import { nugget as profile } from '../../domain/profiles/nugget.ts';
import { createScriptedEngine, type Script } from '../../engine/scripted-engine.ts';
import { nuggets } from './nuggets.ts';

const conversation = [{ role: 'user', content: 'I started metformin and have diarrhea. Should I stop?' }] as const;
/** Follows where both speak of food or meals, and where the statement's last word stands in the text. */
const script: Script = (statement, { response }) => {
  const food = [statement, response].every((text) => /food|meals/.test(text));
  const last = statement.match(/(\w+)\W*$/)?.[1] ?? ' ';
  return { logit: food || response.includes(last) ? 3 : -3 };
};
const references = [
  'Diarrhea at the start of metformin often settles. Take metformin with food.',
  'Taking the tablets with meals helps. Drink enough water.',
  'You can eat your meals at the same time as metformin.',
];
const make = (given: readonly string[], by: Script = script, write?: () => string) =>
  nuggets.generate({ conversation, references: given }, createScriptedEngine(by, write ? { write } : {}), {});

describe('nuggets', () => {
  it('GEN-137 B5 the same fact in several references is one nugget with all its places, and vital', async () => {
    const { rubric, trace } = await make(references);
    const food = rubric.criteria.find(({ text }) => /with food/.test(text));
    expect(food).toMatchObject({ points: 1, tags: ['nugget:vital'] });
    const sources = food?.provenance.kind === 'generated' ? food.provenance.sources : [];
    expect(sources.map((place) => place.split(':')[0])).toEqual(['references.0', 'references.1', 'references.2']);
    expect(trace.steps.filter(({ kind }) => kind === 'merged')).toHaveLength(2);
    expect(rubric.criteria.find(({ text }) => /water/.test(text))).toMatchObject({ points: 0.5 });
    for (const source of sources) {
      const [place = '', from = 0, to = 0] = source.split(/[:-]/).map((part, at) => (at === 0 ? part : Number(part)));
      const text = references[Number(String(place).split('.')[1])] ?? '';
      expect(text.slice(Number(from), Number(to))).toMatch(/food|meals/);
    }
  });

  it('GEN-137 B5 a reference of one sentence makes one vital nugget', async () => {
    const { rubric } = await make(['The capital of Peru is Lima.']);
    expect(rubric.criteria).toMatchObject([{ points: 1, text: 'The response says that the capital of Peru is Lima.' }]);
  });

  it('GEN-137 B5 of one reference what has to do with the question is vital', async () => {
    const { rubric } = await make(['Do not stop metformin on your own. The leaflet is blue and white.']);
    expect(rubric.criteria.map(({ tags }) => tags[0])).toEqual(['nugget:vital', 'nugget:okay']);
  });

  it('GEN-137 B5 weights 1, 1 and 0.5 with full, part and no support make 0.60', async () => {
    const { rubric } = await make(['Do not stop metformin.', 'Do not stop metformin. The leaflet is blue.']);
    const [first] = rubric.criteria;
    const three = {
      ...rubric,
      criteria: [1, 1, 0.5].flatMap((points, at) => (first ? [{ ...first, points, id: `${at}` }] : [])),
    };
    const marks = [1, 0.5, 0].map((value, at) => [`${at}`, { kind: 'grade', value }] as const);
    expect(rubric.profile).toBe(profile.name);
    expect(profile.score(three, new Map(marks)).value).toBeCloseTo(0.6, 12);
  });

  it('GEN-137 B5 missing answers merge nothing and are told; an engine that fails as a whole gives no rubric', async () => {
    const silent: Script = () => ({ fault: toFault(new RubriconError('internal', 'no model')) });
    const { rubric, trace } = await make(references, silent);
    expect(rubric.criteria).toHaveLength(5);
    expect(trace.notes.map(({ code }) => code)).toEqual(['engine-answers-missing']);
    const dead: Script = () => {
      throw new RubriconError('worker-lost', 'gone');
    };
    await expect(make(references, dead)).rejects.toMatchObject({ code: 'worker-lost' });
  });

  it('GEN-137 B5 a model that writes names the references; what it can not write leaves the mined facts', async () => {
    const criteria = [{ text: 'Metformin goes with food.', points: 10, sources: ['references.0', 'references.1'] }];
    const written = await make(references, script, () => JSON.stringify({ criteria }));
    expect(written.rubric.criteria).toMatchObject([{ text: 'Metformin goes with food.', points: 1 }]);
    const failed = await make(references, script, () => 'no');
    expect(failed.trace.notes[0]).toEqual({ code: 'writing-failed', fault: 'output-invalid' });
    expect(failed.rubric.criteria.length).toBeGreaterThan(1);
  });
});
