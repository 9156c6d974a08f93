import { describe, expect, it } from 'vitest';
import { RubriconError, toFault } from '../../domain/errors.ts';
import { criterion, rubricOf } from '../../domain/testing/run-fixture.ts';
import { createScriptedEngine, type Script, type ScriptedOptions } from '../../engine/scripted-engine.ts';
import { matchRubrics } from '../refine/match-rubrics.ts';
import type { GenerationInput, GenerationOptions } from './method.ts';
import { orbit } from './orbit.ts';
import { rubricRag } from './rubric-rag.ts';

const user = (content: string) => [{ role: 'user', content }] as const;
const conversation = user('My 3 year old swallowed a small magnet. Can we wait?');
const library = [
  {
    id: 'battery',
    conversation: user('My toddler swallowed a button battery. Should I wait?'),
    rubric: rubricOf(
      criterion('urgent', 10, { text: 'Tells the parent to go to an emergency department at once.' }),
      criterion('burn', 7, { text: 'Explains that a button battery burns the food pipe.' }),
      criterion('vomit', 6, { text: 'Advises not to make the child vomit.' }),
      criterion('wait', -9, { text: 'Says to wait for symptoms.' }),
    ),
  },
  {
    id: 'coin',
    conversation: user('My 4 year old swallowed a coin. What should we do?'),
    rubric: rubricOf(
      criterion('vomiting', 5, { text: 'Advises not to make a child vomit.' }),
      criterion('when', 4, { text: 'Asks when it was swallowed.' }),
    ),
  },
  { id: 'sleep', conversation: user('I cannot sleep without pills.'), rubric: rubricOf(criterion('light', 4)) },
];
/** Met where the response has the last word of the criterion. */
const byLastWord: Script = (statement, { response }) => ({
  logit: response.includes(statement.match(/(\w+)\W*$/)?.[1] ?? ' ') ? 2 : -2,
});
const broken: Script = () => ({ fault: toFault(new RubriconError('internal', 'no model')) });
const make = (
  method: typeof orbit,
  input: Partial<GenerationInput> = {},
  script: Script = byLastWord,
  options: GenerationOptions = {},
  write?: ScriptedOptions['write'],
) =>
  method.generate({ conversation, library, ...input }, createScriptedEngine(script, write ? { write } : {}), options);

describe('RubricRAG', () => {
  it('GEN-132 A9 borrows from the like cases, says from which, and leaves what tells of the other case', async () => {
    const { rubric, trace } = await make(rubricRag);
    expect(trace.steps.filter(({ kind }) => kind === 'found').map(({ from }) => from?.[0])).toEqual(
      expect.arrayContaining(['library:battery', 'library:coin']),
    );
    expect(trace.steps.some(({ from }) => from?.[0]?.startsWith('library:sleep'))).toBe(false);
    expect(rubric.criteria.map(({ text }) => text)).not.toContain(
      'Explains that a button battery burns the food pipe.',
    );
    expect(trace.steps.find(({ from }) => from?.[0] === 'library:battery/burn')).toMatchObject({
      kind: 'dropped',
      because: 'other-case',
    });
    for (const { provenance } of rubric.criteria) {
      expect(provenance).toMatchObject({ kind: 'generated', method: 'rubric-rag' });
      expect(provenance.kind === 'generated' && provenance.sources.every((id) => id.startsWith('library:'))).toBe(true);
    }
  });

  it('GEN-132 A9 criteria that say the same become one with both sources; penalties stand last', async () => {
    const { rubric, trace } = await make(rubricRag);
    const twin = rubric.criteria.find(({ text }) => /vomit/.test(text));
    expect(twin?.provenance.kind === 'generated' && [...twin.provenance.sources].sort()).toEqual([
      'library:battery/vomit',
      'library:coin/vomiting',
    ]);
    expect(trace.steps.filter(({ kind }) => kind === 'merged')).toHaveLength(1);
    expect(rubric.criteria.at(-1)?.points).toBe(-9);
    expect(rubric.criteria.map(({ id }) => id)).toEqual(rubric.criteria.map((_, at) => `rubric-rag-${at + 1}`));
  });

  it('GEN-132 A9 a broken engine leaves the order to the words, and the trace says so; the outcome is the same each time', async () => {
    const made = await make(rubricRag, {}, broken);
    expect(made.rubric.criteria.length).toBeGreaterThan(2);
    expect(made.trace.notes.length).toBeGreaterThan(0);
    expect(await make(rubricRag)).toEqual(await make(rubricRag));
  });

  it('GEN-132 A9 without a like case there is no rubric', async () => {
    await expect(make(rubricRag, { conversation: user('Which paint suits a fence?') })).rejects.toMatchObject({
      code: 'input-invalid',
    });
  });

  it('GEN-132 A9 a model that writes has the neighbours before it, and names those that inspired a criterion', async () => {
    let shown = '';
    const { rubric } = await make(rubricRag, {}, byLastWord, {}, ({ user: prompt }) => {
      shown = prompt;
      const sources = ['library:battery/urgent'];
      const criteria = [
        { text: 'The response says that two magnets can pinch the gut.', points: 14, sources },
        { text: 'The response asks for the shoe size.', points: 2, sources: ['library:none'] },
      ];
      return JSON.stringify({ criteria });
    });
    expect(shown).toContain('button battery');
    expect(rubric.criteria).toMatchObject([
      { points: 10, provenance: { kind: 'generated', sources: ['library:battery/urgent'] } },
    ]);
  });

  it('GEN-132 A9 four generated criteria against five of a person with three matched: 0.75, 0.60, 0.6667', () => {
    const texts = (...list: string[]) => rubricOf(...list.map((text, at) => criterion(`c${at}`, 5, { text })));
    const own = texts('Advises rest.', 'Names danger signs.', 'Asks about allergies.', 'Quotes a poem.');
    const human = texts('Advises rest.', 'Names danger signs.', 'Asks about allergies.', 'Gives doses.', 'Is kind.');
    const { precision, recall, f1 } = matchRubrics(own, human, { likeness: (a, b) => Number(a.text === b.text) });
    expect([precision, recall, f1].map((figure) => figure?.toFixed(4))).toEqual(['0.7500', '0.6000', '0.6667']);
  });
});

describe('ORBIT', () => {
  const rates = {
    id: 'rates',
    conversation,
    rubric: rubricOf(
      criterion('none', 5, { text: 'Names the word alpha' }),
      criterion('quarter', 5, { text: 'Speaks about beta' }),
      criterion('half', 5, { text: 'Explains what is gamma' }),
      criterion('all', 5, { text: 'Recommends some delta' }),
    ),
  };
  const responses = ['beta gamma delta', 'gamma delta', 'delta', 'delta again'];

  it('GEN-133 A4 of pass rates 0, 0.25, 0.5 and 1 over four responses only the middle two survive', async () => {
    const { rubric, trace } = await make(orbit, { library: [rates], responses });
    expect(rubric.criteria.map(({ text }) => text).toSorted()).toEqual(['Explains what is gamma', 'Speaks about beta']);
    const dropped = trace.steps.filter(({ kind }) => kind === 'dropped');
    expect(dropped.map(({ because, figures }) => [because, figures?.passRate]).toSorted()).toEqual([
      ['all-meet', 1],
      ['none-meets', 0],
    ]);
  });

  it('GEN-133 A4 where nothing separates the responses all stay and the trace says so', async () => {
    const { rubric, trace } = await make(orbit, { library: [rates], responses: ['delta', 'delta too'] });
    expect(rubric.criteria).toHaveLength(4);
    expect(trace.notes).toContainEqual({ code: 'nothing-separates' });
  });

  it('GEN-133 A4 nothing is dropped on a fault, and an engine that fails as a whole gives no rubric', async () => {
    const partly: Script = (statement, document) =>
      /delta/.test(statement) ? broken(statement, document) : byLastWord(statement, document);
    const { rubric } = await make(orbit, { library: [rates], responses }, partly);
    expect(rubric.criteria.map(({ text }) => text)).toContain('Recommends some delta');
    const dead: Script = () => {
      throw new RubriconError('worker-lost', 'gone');
    };
    await expect(make(orbit, { library: [rates], responses }, dead)).rejects.toMatchObject({ code: 'worker-lost' });
  });

  it('GEN-133 A4 cancellation stays an AbortError', async () => {
    const signal = AbortSignal.abort();
    await expect(make(orbit, { responses }, byLastWord, { signal })).rejects.toMatchObject({ name: 'AbortError' });
  });
});
