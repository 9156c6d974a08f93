import { describe, expect, it } from 'vitest';
import type { Winner } from '../../domain/judging/winner.ts';
import type { Marks } from '../../domain/mark.ts';
import { whitenedName } from '../../domain/profiles/rrd.ts';
import type { Criterion, Rubric } from '../../domain/rubric.ts';
import { criterion as plain, rubricOf } from '../../domain/testing/run-fixture.ts';
import { createScriptedEngine, type Script, type ScriptedOptions } from '../../engine/scripted-engine.ts';
import { findConsistent, keepConsistent, type PairJudge } from './consistent-rubrics.ts';
import { askValidity, gateRubric } from './gate-rubric.ts';
import { matchRubrics, meaningLikeness } from './match-rubrics.ts';
import { proxyQuestion, rankByTransfer } from './proxy-transfer.ts';
import { type RefineRequest, refineRubric } from './refine-rubric.ts';
import { sameMeaning } from './same-meaning.ts';

const criterion = (id: string, text: string, points = 6, more: Partial<Criterion> = {}): Criterion =>
  plain(id, points, { text, ...more });
const conversation = [{ role: 'user', content: 'My knee is swollen.' }] as const;
const fault = { code: 'statement-too-long', message: 'Expected less.', details: {} } as const;
/** A criterion is met where the response has its last word. */
const judge: RefineRequest['judge'] = async (criteria, response): Promise<Marks> =>
  new Map(
    criteria.map(({ id, text }) => {
      const word = text.match(/(\w+)\W*$/)?.[1] ?? '';
      return [id, { kind: 'grade', value: Number(response.includes(word)) }];
    }),
  );
/** Texts that hold "drug" mean the same. */
const byTopic: Script = (statement, { response }) => ({
  logit: [statement, response].every((text) => /drug|allerg/.test(text)) ? 3 : -3,
});
const engine = createScriptedEngine(byTopic);
const samples = ['rest', 'rest ice', 'rest ice drugs', 'rest pack'].map((response) => ({ response, strong: null }));
const fatesOf = ({ tree }: Awaited<ReturnType<typeof refineRubric>>) =>
  tree.map(({ criterion: { id }, fate }) => [id, fate.kind === 'dropped' ? fate.reason : fate.kind]);

describe('RRD', () => {
  it('REF-10 A3 RRD: everything dropped has exactly one reason, and the outcome is the same each time', async () => {
    const rubric = rubricOf(
      criterion('ice', 'Advises ice'),
      criterion('again', 'advises ICE'),
      criterion('all', 'Advises rest'),
      criterion('none', 'Advises heat'),
      criterion('pack', 'Advises a cold pack'),
      criterion('drugs', 'Asks about drugs', -4),
    );
    const request = { rubric, conversation, samples, judge, engine };
    const outcome = await refineRubric(request);
    expect(fatesOf(outcome)).toEqual([
      ['ice', 'kept'],
      ['again', 'duplicate-hash'],
      ['all', 'no-spread'],
      ['none', 'no-spread'],
      ['pack', 'kept'],
      ['drugs', 'kept'],
    ]);
    expect(outcome.tree[1]?.fate).toMatchObject({ twin: 'ice' });
    expect(await refineRubric(request)).toEqual(outcome);
  });

  it('REF-11 F6 cukereuse: three layers of duplicates, each told by its name; opposites are none', async () => {
    const rubric = rubricOf(
      criterion('a', 'Asks about allergies'),
      criterion('b', 'Asks about allergies.'),
      criterion('c', 'Asks about allergy'),
      criterion('d', 'Checks for drug reactions in the past'),
      criterion('e', 'Asks about allergies', -5),
    );
    const varied: RefineRequest['judge'] = async (criteria, response) =>
      new Map(criteria.map(({ id }) => [id, { kind: 'grade', value: Number(response.includes('ice')) }]));
    const outcome = await refineRubric({ rubric, conversation, samples, judge: varied, engine });
    expect(fatesOf(outcome)).toEqual([
      ['a', 'kept'],
      ['b', 'duplicate-hash'],
      ['c', 'duplicate-edit'],
      ['d', 'duplicate-meaning'],
      ['e', 'kept'],
    ]);
  });

  it('REF-11 A3 RRD: meaning must follow both ways, and a fault drops nothing', async () => {
    const oneWay = createScriptedEngine((statement) => ({ logit: statement === 'b' ? 3 : -3 }));
    expect(await sameMeaning('a', ['b'], { engine: oneWay })).toEqual([]);
    expect(await sameMeaning('a', ['b'], { engine: createScriptedEngine(() => ({ fault })) })).toEqual([]);
    expect(await sameMeaning('a', ['b', 'c'], { engine: createScriptedEngine(() => ({ logit: 2 })) })).toEqual([0, 1]);
  });

  it('REF-12 A3 RRD: what everyone meets is split by a model that writes; parts share its points', async () => {
    const grammars: unknown[] = [];
    const write: ScriptedOptions['write'] = (_, { grammar }) => {
      grammars.push(grammar);
      return '{"parts": ["Advises ice", "Advises heat", "Advises a cold pack"]}';
    };
    const outcome = await refineRubric({
      rubric: rubricOf(criterion('care', 'Advises rest', 9)),
      conversation,
      samples,
      judge,
      engine: createScriptedEngine(byTopic, { write }),
      depth: 1,
    });
    expect(fatesOf(outcome)).toEqual([
      ['care.1', 'kept'],
      ['care.2', 'no-spread'],
      ['care.3', 'kept'],
      ['care', 'split'],
    ]);
    expect(outcome.rubric.criteria.map(({ points }) => points)).toEqual([3, 3]);
    expect(outcome.rubric.criteria[0]?.provenance).toMatchObject({ kind: 'generated', parent: 'care' });
    // A bound on the length of a part would forbid it quotation marks.
    expect(JSON.stringify(grammars)).not.toContain('Length');
  });

  it('REF-12 A3 RRD: without a writer two ideas in one are split; after the budget nothing is', async () => {
    const rubric = rubricOf(criterion('x', 'Advises heat'), criterion('two', 'Advises ice and names rest'));
    const request = { rubric, conversation, samples, judge, engine };
    expect(fatesOf(await refineRubric(request))).toEqual([
      ['x', 'no-spread'],
      ['two.1', 'kept'],
      ['two.2', 'no-spread'],
      ['two', 'split'],
    ]);
    const poor = await refineRubric({ ...request, rejections: 1 });
    expect([fatesOf(poor), poor.stop]).toEqual([
      [
        ['x', 'no-spread'],
        ['two', 'no-spread'],
      ],
      'budget',
    ]);
  });

  it('REF-12 A3 RRD: a model that writes nonsense leaves the criterion whole', async () => {
    const broken = createScriptedEngine(byTopic, { write: () => 'no JSON' });
    const rubric = rubricOf(criterion('all', 'Advises rest'), criterion('ice', 'Advises ice'));
    const outcome = await refineRubric({ rubric, conversation, samples, judge, engine: broken, coarseAbove: 1 });
    expect(fatesOf(outcome)).toEqual([
      ['all', 'no-spread'],
      ['ice', 'kept'],
    ]);
  });

  it('REF-13 A3 RRD: kept criteria are weighted; misaligned ones are dropped; a size cap has its reason', async () => {
    const labelled = samples.map((sample, at) => ({ ...sample, strong: at === 1 || at === 2 }));
    const rubric = rubricOf(
      criterion('ice', 'Advises ice'),
      criterion('pack', 'Advises a cold pack'),
      criterion('drugs', 'Asks about drugs', 2),
      criterion('wide', 'Says something about knees and drugs', 1),
    );
    const outcome = await refineRubric({
      rubric,
      conversation,
      samples: labelled,
      judge,
      engine: createScriptedEngine(() => ({ logit: -1 })),
      size: 2,
    });
    expect(fatesOf(outcome)).toEqual([
      ['ice', 'kept'],
      ['pack', 'misaligned'],
      ['drugs', 'kept'],
      ['wide', 'size'],
    ]);
    const weights = outcome.rubric.stakeholders?.find(({ name }) => name === whitenedName)?.weights ?? {};
    expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(outcome.weighted).toBe(true);
  });
});

describe('validation', () => {
  const rubrics = Array.from({ length: 10 }, (_, at) => ({ ...rubricOf(criterion('c', `Says ${at}`)), id: `r${at}` }));
  /** Seven rubrics prefer what says "good", three what says "bad", whatever the order. */
  const steady: PairJudge = async ({ id }: Rubric, first: string): Promise<Winner> => {
    const likes = Number(id.slice(1)) < 7 ? 'good' : 'bad';
    return first === likes ? 'first' : 'second';
  };

  it('REF-14 A1 OpenRubrics: of ten rubrics seven reproduce the label and three are rejected with a reason', async () => {
    const record = await keepConsistent(rubrics, { preferred: 'good', rejected: 'bad' }, steady);
    expect(record.kept.map(({ id }) => id)).toEqual(['r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6']);
    expect(record.rejected.map(({ reason }) => reason)).toEqual(['contradicts', 'contradicts', 'contradicts']);
    const turned = await keepConsistent(rubrics, { preferred: 'bad', rejected: 'good' }, steady);
    expect(turned.kept).toEqual(record.rejected.map(({ rubric }) => rubric));
  });

  it('REF-14 A1 OpenRubrics: flips, ties and silence are reasons; when all proposals fail there is no rubric', async () => {
    const pair = { preferred: 'good', rejected: 'bad' };
    const always =
      (winner: Winner | null): PairJudge =>
      async () =>
        winner;
    const reasons = [];
    for (const winner of ['first', 'tie', null] as const) {
      reasons.push((await keepConsistent(rubrics.slice(0, 1), pair, always(winner))).rejected[0]?.reason);
    }
    expect(reasons).toEqual(['flips', 'tie', 'undecided']);
    const propose = async (attempt: number) => rubrics[9 - attempt] ?? rubricOf();
    const found = await findConsistent(propose, pair, steady, 5);
    expect([found.rubric?.id, found.rejected.length]).toEqual(['r6', 3]);
    expect((await findConsistent(propose, pair, steady, 2)).rubric).toBeNull();
  });

  it('REF-15 A11 Proxy-GRM: the proxy is shown no justification and no verdict', () => {
    const rubric = {
      ...rubricOf(criterion('c', 'Names the dose', 7, { guidance: 'JUSTIFY because', tags: ['EVALUATION'] })),
      guidance: 'VERDICT: A',
    };
    const { document, statement } = proxyQuestion(rubric, conversation, 'one', 'two');
    const shown = document.response + statement;
    expect(shown).toContain('Names the dose');
    for (const word of ['JUSTIFY', 'EVALUATION', 'VERDICT']) expect(shown).not.toContain(word);
  });

  it('REF-15 A11 Proxy-GRM: rubrics are ranked by how often the proxy finds the better response', async () => {
    const proxy = createScriptedEngine((_, { response }) => {
      if (response.includes('Says 1')) return { logit: 2 };
      return { logit: response.indexOf('better') < response.indexOf('worse') ? 2 : -2 };
    });
    const cases = [{ conversation, preferred: 'better', rejected: 'worse' }];
    const ranked = await rankByTransfer([rubrics[1] ?? rubricOf(), rubrics[0] ?? rubricOf()], cases, proxy);
    expect(ranked.map(({ rubric: { id }, accuracy }) => [id, accuracy])).toEqual([
      ['r0', 1],
      ['r1', 0],
    ]);
    const [silent] = await rankByTransfer(
      rubrics.slice(0, 1),
      cases,
      createScriptedEngine(() => ({ fault })),
    );
    expect(silent).toMatchObject({ accuracy: null, undecided: 1 });
  });

  it('REF-16 B3 C2: an invalid rubric leaves the verdict without it, bit for bit, and says so', async () => {
    const without = { winner: 'first', chance: 0.1 + 0.2 };
    let asked = 0;
    const gate = (valid: boolean | null) =>
      gateRubric({
        isValid: async () => valid,
        without: async () => without,
        withRubric: async () => {
          asked += 1;
          return { winner: 'second', chance: 0.9 };
        },
      });
    const [invalid, unknown] = [await gate(false), await gate(null)];
    expect(invalid.verdict).toBe(without);
    expect(invalid).toMatchObject({ ignored: true, reason: 'invalid' });
    expect(unknown).toEqual({ verdict: without, ignored: true, reason: 'unknown' });
    expect(asked).toBe(0);
    expect(await gate(true)).toMatchObject({ ignored: false, verdict: { winner: 'second' } });
  });

  it('REF-16 B3 C2: the engine says whether a rubric fits; a fault is no answer', async () => {
    const rubric = rubricOf(criterion('c', 'Names the dose'));
    const said = (script: Script) => askValidity(createScriptedEngine(script), conversation, rubric);
    expect(await said(() => ({ logit: 1 }))).toBe(true);
    expect(await said(() => ({ logit: -1 }))).toBe(false);
    expect(await said(() => ({ fault }))).toBeNull();
  });

  it('REF-17 A9 RubricRAG, A8: four generated, five of a person, three matched: P 0.75, R 0.60, F1 0.6667, CIA 60', () => {
    const generated = rubricOf(...['ice', 'rest', 'height', 'heat'].map((id) => criterion(id, id)));
    const human = rubricOf(...['ice', 'rest', 'height', 'xray', 'brace'].map((id) => criterion(id, id)));
    const match = matchRubrics(generated, human, { likeness: (a, b) => Number(a.text === b.text) });
    expect([match.precision, match.recall]).toEqual([0.75, 0.6]);
    expect(match.f1).toBeCloseTo(0.6667, 4);
    expect(match.cia).toBeCloseTo(60, 12);
  });

  it('REF-17 A8 Automated medical rubrics: covered gold points over all, by meaning and never across signs', async () => {
    const generated = rubricOf(criterion('g1', 'Asks about drug reactions'), criterion('g2', 'Advises ice', -5));
    const human = rubricOf(criterion('h1', 'Asks about allergies'), criterion('h2', 'Advises ice'));
    const match = matchRubrics(generated, human, { likeness: await meaningLikeness(generated, human, engine) });
    expect(match.matched.map((pair) => [pair.generated.id, pair.human.id])).toEqual([['g1', 'h1']]);
    expect(match.cia).toBe(50);
    expect(matchRubrics(generated, rubricOf()).cia).toBeNull();
  });
});
