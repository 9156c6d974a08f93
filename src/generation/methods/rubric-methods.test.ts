import { describe, expect, it } from 'vitest';
import { bank } from '../../../models/bank/index.ts';
import { RubriconError, toFault } from '../../domain/errors.ts';
import { matrixCoverage } from '../../domain/matrix-coverage.ts';
import { findProfile } from '../../domain/profiles/registry.ts';
import { assertRubric } from '../../domain/rubric.ts';
import { scales } from '../../domain/scale.ts';
import { criterion, rubricOf } from '../../domain/testing/run-fixture.ts';
import { createScriptedEngine, type Script } from '../../engine/scripted-engine.ts';
import { questionsIn } from '../granularise.ts';
import { adaptiveBoolean } from './adaptive-boolean.ts';
import { failureChecklist, failureTaxonomy } from './failure-checklist.ts';
import { fillMatrix } from './fill-matrix.ts';

const said = (content: string) => [{ role: 'user', content }] as const;
const steady: Script = (statement) => ({ logit: (statement.length % 7) - 3 });
const silent: Script = () => ({ fault: toFault(new RubriconError('internal', 'no model')) });
const asks = (text: string, points = 5) => criterion(text, points, { text });

describe('Adaptive Precise Boolean', () => {
  const conversation = said('I am 41 years old and sleep four hours a night. What can I do?');
  const make = (texts: readonly string[], script: Script = steady, write?: () => string) =>
    adaptiveBoolean.generate(
      { conversation, rubric: rubricOf(...texts.map((text) => asks(text))) },
      createScriptedEngine(script, write ? { write } : {}),
      {},
    );

  it('GEN-140 A10 sub-checks, grades and compound statements become yes/no questions that share the points', async () => {
    const rubric = rubricOf(
      criterion('graded', 6, {
        scale: scales['one-to-five'],
        levels: [
          { value: 1, text: 'The response ignores sleep.' },
          { value: 5, text: 'The response names a bedtime and suggests less light.' },
        ],
      }),
      criterion('parts', 4, {
        parts: [
          { id: 'a', text: 'Names tea.' },
          { id: 'b', text: 'Names coffee.' },
        ],
      }),
      asks('The response says when to see a doctor.'),
    );
    const made = await adaptiveBoolean.generate({ conversation, rubric }, createScriptedEngine(steady), {});
    assertRubric(made.rubric);
    expect(made.rubric.criteria.map(({ id, text, points }) => [id, text, points])).toEqual([
      ['graded.1', 'The response names a bedtime.', 3],
      ['graded.2', 'The response suggests less light.', 3],
      ['parts.1', 'Names tea.', 2],
      ['parts.2', 'Names coffee.', 2],
      ['The response says when to see a doctor.', 'The response says when to see a doctor.', 5],
    ]);
    expect(made.rubric.criteria.every(({ scale, levels, parts }) => !scale && !levels && !parts)).toBe(true);
    expect(made.rubric.criteria[0]?.provenance).toMatchObject({ parent: 'graded' });
  });

  it('GEN-140 A10 a list that demands all is split; one with "or", and a half that points back, are not', () => {
    const split = (text: string) => questionsIn(asks(text));
    expect(split('The response names snoring, headaches and sleepiness as signs of apnoea.')).toEqual([
      'The response names snoring as signs of apnoea.',
      'The response names headaches as signs of apnoea.',
      'The response names sleepiness as signs of apnoea.',
    ]);
    expect(split('The response names tea, coffee or cola.')).toHaveLength(1);
    expect(split('The response quotes the hours and explains what they mean.')).toHaveLength(1);
  });

  it('GEN-141 A10 of twelve questions five apply; four answered yes make 0.80, not 4 of 12', async () => {
    const other = ['children under 12', 'people over 65', 'patients with diabetes', 'pregnant women', 'babies'];
    const texts = [
      ...['a bedtime', 'less light', 'less coffee', 'a diary', 'a cool room'].map(
        (it) => `The response suggests ${it}.`,
      ),
      ...other.map((who) => `The response changes the advice for ${who}.`),
      'The response halves the dose for adults over 80.',
      'The response asks about milk for infants.',
    ];
    const { rubric, trace } = await make(texts);
    expect(rubric.criteria.map(({ text }) => text)).toEqual(texts.slice(0, 5));
    expect(trace.steps.filter(({ because }) => because === 'condition-absent')).toHaveLength(7);
    const marks = rubric.criteria.map(({ id }, at) => [id, { kind: 'grade', value: at < 4 ? 1 : 0 }] as const);
    expect(findProfile(rubric.profile ?? '')?.score(rubric, new Map(marks)).value).toBeCloseTo(0.8, 12);
  });

  it('GEN-141 A10 where nothing applies the score is undefined, never 0', async () => {
    const { rubric } = await make(['The response changes the advice for babies.']);
    expect(rubric.criteria).toEqual([]);
    expect(findProfile('precise-boolean')?.score(rubric, new Map()).value).toBeNull();
  });

  it('GEN-141 A10 another topic is left out where the verifier agrees, and only there', async () => {
    const texts = ['The response suggests a bedtime.', 'The response names signs of a stroke.'];
    const low: Script = (statement, { response }) => ({
      logit: response !== 'Hello.' && /bedtime/.test(statement) ? 6 : 0,
    });
    const high: Script = (_, { response }) => ({ logit: response === 'Hello.' ? 0 : 6 });
    expect((await make(texts, low)).rubric.criteria).toHaveLength(1);
    expect((await make(texts, high)).rubric.criteria).toHaveLength(2);
    const broken = await make(texts, silent);
    expect(broken.rubric.criteria).toHaveLength(2);
    expect(broken.trace.notes.length).toBeGreaterThan(0);
  });

  it('GEN-141 A10 a model that writes says what applies; what it leaves open is read by code', async () => {
    const texts = ['The response suggests a bedtime.', 'The response is warm.', 'The response is brief.'];
    const { rubric } = await make(texts, steady, () => '{"1":"no","2":"yes"}');
    expect(rubric.criteria.map(({ text }) => text)).toEqual([texts[1], texts[2]]);
  });
});

describe('matrix filling', () => {
  const conversation = said('My 2 month old has a fever of 38.6. Can I give paracetamol and wait?');
  const matrix = {
    dimensions: ['communication', 'accuracy', 'finance'],
    scenarios: ['fever', 'medication'],
    disciplines: ['general', 'any'],
  };
  const cell = (dimension: string, scenario: string, discipline = 'general') => ({ dimension, scenario, discipline });
  const rubric = {
    ...rubricOf(
      criterion('a', 3, { cell: cell('communication', 'fever') }),
      criterion('b', 3, { cell: cell('accuracy', 'fever') }),
      criterion('c', 3, { cell: cell('accuracy', 'fever') }),
      criterion('d', 3, { cell: cell('accuracy', 'medication') }),
      criterion('e', 3, { cell: cell('finance', 'fever') }),
    ),
    matrix,
  };
  const make = (script: Script = steady, write?: () => string) =>
    fillMatrix.generate({ conversation, rubric }, createScriptedEngine(script, write ? { write } : {}), { size: 12 });

  it('GEN-138 A2 five criteria in four cells of twelve: eight are empty, and what fits the bank is filled', async () => {
    expect(matrixCoverage(rubric)).toMatchObject({ cells: 12, filled: 4 });
    const { rubric: grown, trace } = await make();
    assertRubric(grown);
    expect(trace.steps.filter(({ because }) => because === 'empty-cell')).toHaveLength(8);
    expect(grown.criteria.slice(0, 5)).toEqual(rubric.criteria);
    const added = grown.criteria.slice(5);
    expect(added.length).toBeGreaterThan(1);
    for (const { provenance, cell: at } of added) {
      expect(provenance.kind === 'bank' && bank.some(({ id }) => id === provenance.bankId)).toBe(true);
      expect(matrixCoverage(rubric).empty).toContainEqual(at);
    }
    expect(matrixCoverage(grown).filled).toBe(4 + added.length);
    expect(trace.steps.filter(({ because }) => because === 'nothing-fits').length).toBe(8 - added.length);
    expect(added.some(({ cell: at }) => at?.dimension === 'finance')).toBe(false);
  });

  it('GEN-138 A2 without answers of the engine words alone choose, and the trace says so; without a matrix there is nothing to fill', async () => {
    expect((await make(silent)).trace.notes.length).toBeGreaterThan(0);
    const engine = createScriptedEngine(steady);
    await expect(
      fillMatrix.generate({ conversation, rubric: rubricOf(criterion('a', 3)) }, engine, {}),
    ).rejects.toMatchObject({ code: 'input-invalid' });
  });

  it('GEN-138 A2 a rubric of the bank gets its matrix from axes and themes, and each cell an entry of just those', async () => {
    const tags = ['theme:emergency_referrals', 'axis:accuracy'];
    const own = rubricOf(criterion('a', 3, { tags }), criterion('b', 3));
    const { rubric: grown } = await fillMatrix.generate(
      { conversation, rubric: own },
      createScriptedEngine(steady),
      {},
    );
    expect(grown.matrix?.scenarios).toEqual(['emergency_referrals']);
    expect(grown.criteria[0]?.cell).toEqual({
      dimension: 'accuracy',
      scenario: 'emergency_referrals',
      discipline: 'any',
    });
    expect(grown.criteria.length).toBeGreaterThan(2);
    for (const { cell: at, tags: labels } of grown.criteria.slice(2)) {
      expect(labels).toEqual([`theme:${at?.scenario}`, `axis:${at?.dimension}`]);
    }
  });

  it('GEN-138 A2 a model that writes fills a cell by naming it', async () => {
    const source = 'cell:finance/medication/general';
    const { rubric: grown } = await make(steady, () =>
      JSON.stringify({
        criteria: [{ text: 'The response says what the medicine costs.', points: 4, sources: [source] }],
      }),
    );
    const own = grown.criteria.find(({ text }) => /costs/.test(text));
    expect(own).toMatchObject({ cell: cell('finance', 'medication'), provenance: { sources: [source] } });
  });
});

describe('the failure checklist', () => {
  const conversation = said('How much is 3 times 4?');

  it('GEN-142 B6 five classes and thirteen kinds, each a penalty that names exactly one kind', async () => {
    const { rubric, trace } = await failureChecklist.generate({ conversation }, createScriptedEngine(silent), {});
    assertRubric(rubric);
    expect(rubric.criteria).toHaveLength(13);
    expect(new Set(rubric.criteria.map(({ axis }) => axis?.[0])).size).toBe(5);
    for (const { points, tags } of rubric.criteria) {
      expect(points).toBeLessThan(0);
      expect(tags.filter((tag) => /^failure:[a-z]+\/[a-z-]+$/.test(tag))).toHaveLength(1);
    }
    expect(trace.notes).toEqual([]);
    const found = new Map(
      rubric.criteria.map(({ id }, at) => [id, { kind: 'grade', value: at === 0 ? 1 : 0 } as const]),
    );
    expect(findProfile(rubric.profile ?? '')?.score(rubric, found).value).toBeLessThan(1);
  });

  it('GEN-142 B6 an edited list is taken as it is, earning criteria are no failures; any other rubric is none', async () => {
    const [kept] = failureTaxonomy.criteria;
    const rubric = rubricOf(
      ...(kept ? [kept] : []),
      asks('The response is rude.', -4),
      asks('The response is kind.', 4),
    );
    const make = (given: typeof rubric) =>
      failureChecklist.generate({ conversation, rubric: given }, createScriptedEngine(silent), {});
    const edited = await make(rubric);
    expect(edited.rubric.criteria.map(({ text }) => text)).toEqual([kept?.text, 'The response is rude.']);
    expect(edited.trace.steps[1]?.from?.[0]).toMatch(/^taxonomy:own\//);
    expect((await make(rubricOf(asks('The response is rude.', -4)))).rubric.criteria).toHaveLength(13);
  });

  it('GEN-142 B6 the failures that the engine finds likeliest stand first, missing answers last', async () => {
    const script: Script = (statement, document) => {
      if (/made up/.test(statement)) return { logit: 4 };
      return /guess/.test(statement) ? silent(statement, document) : { logit: -2 };
    };
    const { rubric, trace } = await failureChecklist.generate(
      { conversation, responses: ['It is 13.'] },
      createScriptedEngine(script),
      {},
    );
    expect(rubric.criteria[0]?.id).toBe('invented-fact');
    expect(rubric.criteria.at(-1)?.id).toBe('overconfident');
    expect(trace.notes).toEqual([{ code: 'engine-answers-missing', count: 1 }]);
    expect(new Set(rubric.criteria.map(({ id }) => id))).toEqual(new Set(failureTaxonomy.criteria.map(({ id }) => id)));
  });
});
