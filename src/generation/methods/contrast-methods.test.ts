import { describe, expect, it } from 'vitest';
import { RubriconError, toFault } from '../../domain/errors.ts';
import type { Criterion, Rubric } from '../../domain/rubric.ts';
import type { EngineDocument, EnginePrompt } from '../../engine/port.ts';
import { createScriptedEngine, type ScriptedOptions } from '../../engine/scripted-engine.ts';
import { compareResponses } from '../../verification/judging/compare-responses.ts';
import { type GenerateOptions, generateRubric } from '../generate-rubric.ts';
import { metaRubric } from '../meta-rubric.ts';
import { namesSide } from '../names-side.ts';
import { refineMetaRubric } from '../refine/refine-meta-rubric.ts';
import type { GenerationInput } from './method.ts';

const preferred =
  'Call your doctor today. Do not take more than one tablet a day. The redness can spread quickly.\n' +
  'Do you have a fever?';
const rejected = 'Redness is nothing to worry about. Put some butter on the wound. Wait for two weeks.';
const conversation = [{ role: 'user', content: 'My wound is red and hot. What now? Keep it under 60 words.' }] as const;
const input: GenerationInput = { conversation, pair: { preferred, rejected } };

const names = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const plain = (text: string): readonly string[] => text.toLowerCase().match(/[a-z]{4,}/g) ?? [];
const general = new Set(['response', 'says', 'that', 'asks']);

/** Holds what stands in the response: a verifier that reads words. */
function reader(options: ScriptedOptions = {}, turn: (document: EngineDocument) => number = () => 1) {
  return createScriptedEngine((statement, document) => {
    const words = plain(statement).filter((word) => !general.has(word));
    const there = words.filter((word) => plain(document.response).includes(word)).length;
    const logit = words.length > 0 && there >= 0.8 * words.length ? 4 : -4;
    return { logit: logit * turn(document), spans: [] };
  }, options);
}

/** The same verifier where a model also writes, from a script by what the prompt holds. */
function writer(write: (prompt: EnginePrompt) => unknown) {
  return reader({ write: (prompt) => JSON.stringify(write(prompt)) });
}

const make = (
  method: string,
  more: GenerateOptions & { engine?: ReturnType<typeof reader>; of?: GenerationInput } = {},
) => {
  const { engine = reader(), of = input, ...options } = more;
  return generateRubric(of, engine, { method, ...options });
};
const textsOf = ({ rubric }: Awaited<ReturnType<typeof make>>) => rubric.criteria.map(({ text }) => text);

describe('hard rules and principles', () => {
  it('GEN-110 A1 K3 hard rules come from the demands of the user, principles from what the preferred answer has', async () => {
    const made = await make('rules-and-principles');
    const [rule, ...principles] = made.rubric.criteria;
    expect(rule).toMatchObject({ tier: 'hard-rule', check: { kind: 'words', max: 60 } });
    expect(principles.every(({ tier }) => tier === 'principle')).toBe(true);
    expect(textsOf(made)).toContain('The response says to call your doctor today.');
    expect(textsOf(made).join()).not.toContain('butter');
    const kept = made.trace.steps.find(({ text, kind }) => kind === 'kept' && text.includes('call your doctor'));
    expect(kept?.because).toBe('favours-preferred');
    expect(kept?.from?.join()).toMatch(/pair\.preferred:0-23/);
  });

  it('GEN-110 A1 exchanging which answer is preferred turns the principles round', async () => {
    const turned = { conversation, pair: { preferred: rejected, rejected: preferred } };
    const texts = textsOf(await make('rules-and-principles', { of: turned }));
    expect(texts.join()).toContain('butter');
    expect(texts.join()).not.toContain('call your doctor');
  });

  it('GEN-110 A1 a written criterion that speaks for the rejected answer is dropped, the others stand', async () => {
    const criteria = [
      { text: 'The response says to call a doctor today.', points: 8, sources: ['preferred'] },
      { text: 'The response names butter for a wound.', points: 5, sources: ['rejected'] },
      { text: 'The response says nothing of unicorns.', points: 5, sources: ['preferred'] },
    ];
    const engine = createScriptedEngine(
      (statement, { response }) => ({
        logit: statement.includes('butter') === (response === rejected) ? 3 : -3,
      }),
      { write: () => JSON.stringify({ criteria }) },
    );
    const made = await make('rules-and-principles', { engine });
    expect(textsOf(made)).toContain('The response says to call a doctor today.');
    expect(textsOf(made)).not.toContain('The response names butter for a wound.');
    expect(made.trace.steps).toContainEqual(
      expect.objectContaining({
        kind: 'dropped',
        because: 'contradicts',
        text: 'The response names butter for a wound.',
      }),
    );
  });

  it('GEN-110 A1 where no rubric reproduces the preference there is none', async () => {
    const of = {
      conversation: [{ role: 'user', content: 'Hello.' }] as const,
      pair: { preferred, rejected: preferred },
    };
    await expect(make('rules-and-principles', { of })).rejects.toMatchObject({ code: 'output-invalid' });
  });
});

describe('contrast profile', () => {
  it('GEN-111 A6 of six written rows with two ties and a quote that stands nowhere three at most are condensed', async () => {
    const row = (better: string, quote: string, dimension = 'accuracy') => ({
      ...{ dimension, first: 'Does this.', second: 'Does that.', better, quote },
    });
    const asked: EnginePrompt[] = [];
    const engine = writer((prompt) => {
      asked.push(prompt);
      const own = { text: 'The response names the doctor.', points: 6, sources: ['row-1', 'row-4'] };
      const tied = { text: 'The response is kind.', points: 2, sources: ['row-2'] };
      const criteria = Array.from({ length: 12 }, (_, at) => ({
        ...own,
        text: `${own.text.slice(0, -1)} ${names[at]}.`,
      }));
      // The rejected text comes first by its letters or not: the script names the preferred side either way.
      const better = prompt.user.indexOf('Call your doctor') < prompt.user.indexOf('butter') ? 'first' : 'second';
      const rows = [
        row(better, 'Call your doctor today'),
        row('tie', 'Call your doctor today'),
        row(better, 'Take three tablets at once'),
        row(better, 'Do you have a fever?', 'context_awareness'),
        row('tie', ''),
        row(better, 'butter on the wound', 'completeness'),
      ];
      return prompt.user.includes('Source row') ? { criteria: [tied, ...criteria] } : { rows };
    });
    const { rubric, trace } = await make('contrast-profile', { engine });
    const sources = new Set([...(asked[1]?.user ?? '').matchAll(/Source (row-\d)/g)].map(([, id]) => id));
    expect(sources).toEqual(new Set(['row-1', 'row-4', 'row-6']));
    expect(rubric.criteria.length).toBe(6);
    for (const { provenance } of rubric.criteria) {
      expect(provenance).toMatchObject({ kind: 'generated', sources: ['row-1', 'row-4'] });
    }
    const left = trace.steps.filter(({ kind }) => kind === 'dropped').map(({ because }) => because);
    expect(left.filter((because) => because === 'tie')).toHaveLength(2);
    expect(left).toEqual(expect.arrayContaining(['unquoted', 'unsourced']));
    expect(asked[0]?.user).not.toMatch(/preferred|rejected/);
  });

  it('GEN-111 A6 K3 a verifier alone finds rows in what the answers say, each with a quote that stands there', async () => {
    const made = await make('contrast-profile', { size: 3 });
    expect(made.rubric.criteria.length).toBeLessThanOrEqual(3);
    expect(textsOf(made).join()).not.toContain('butter');
    const dimensions = made.rubric.criteria.map(({ tags }) => tags[0]);
    expect(new Set(dimensions)).toEqual(new Set(['axis:accuracy', 'axis:completeness', 'axis:context_awareness']));
    for (const { from = [], kind } of made.trace.steps.filter((step) => step.kind === 'kept')) {
      const [, start, end] = /^pair\.preferred:(\d+)-(\d+)$/.exec(from[1] ?? '') ?? [];
      expect([kind, preferred.slice(Number(start), Number(end))]).not.toContain('');
    }
    const same = { conversation, pair: { preferred, rejected: preferred } };
    const none = await make('contrast-profile', { of: same });
    expect([none.rubric.criteria, none.trace.notes]).toEqual([[], [{ code: 'nothing-separates' }]]);
  });

  it('GEN-111 A6 what was written and is no profile leaves what was found', async () => {
    const made = await make('contrast-profile', { engine: writer(() => ({ rows: 'none' })) });
    expect(textsOf(made)).toEqual(textsOf(await make('contrast-profile')));
    expect(made.trace.notes).toEqual([{ code: 'writing-failed', fault: 'output-invalid' }]);
  });
});

describe('disagreement plan', () => {
  const two: GenerationInput = { conversation, responses: [preferred, rejected] };
  const swapped: GenerationInput = { conversation, responses: [rejected, preferred] };

  it('GEN-112 A5 K3 exchanging the answers leaves the set of checks unchanged and mirrors the tally', async () => {
    const [one, other] = [
      await make('disagreement-plan', { of: two }),
      await make('disagreement-plan', { of: swapped }),
    ];
    expect(one.rubric.criteria.length).toBeGreaterThan(3);
    expect(other.rubric).toEqual(one.rubric);
    const options = { verifier: { engine: reader(), calibration: null } };
    const [first, second] = [preferred, rejected];
    const forward = await compareResponses({ conversation, first, second }, one.rubric, options);
    const backward = await compareResponses({ conversation, first: second, second: first }, one.rubric, options);
    expect([forward.tally.first, forward.tally.second]).toEqual([backward.tally.second, backward.tally.first]);
    expect(forward.tally.winner).not.toBe(backward.tally.winner);
  });

  it('GEN-112 A5 like answers leave an empty plan, and like answers tie by any plan', async () => {
    const same = await make('disagreement-plan', { of: { conversation, responses: [preferred, preferred] } });
    expect([same.rubric.criteria, same.trace.notes]).toEqual([[], [{ code: 'nothing-separates' }]]);
    const { rubric } = await make('disagreement-plan', { of: two });
    const options = { verifier: { engine: reader(), calibration: null } };
    const pair = { conversation, first: preferred, second: preferred };
    expect((await compareResponses(pair, rubric, options)).tally.winner).toBe('tie');
  });

  it('GEN-112 A5 a written check that names a side or a winner is dropped', async () => {
    const texts = [
      'The response says to see a doctor.',
      'A is better than B.',
      'Response 2 names butter.',
      'The first answer is shorter.',
      'The response gives more detail than the other.',
    ];
    const criteria = texts.map((text) => ({ text, points: 5, sources: ['answer-1'] }));
    const made = await make('disagreement-plan', { of: two, engine: writer(() => ({ criteria })) });
    expect(textsOf(made)).toEqual(texts.slice(0, 1));
    expect(made.trace.steps.filter(({ because }) => because === 'names-a-side')).toHaveLength(4);
  });

  it('GEN-112 A5 neutral statements of patients and vitamins name no side', () => {
    for (const text of [
      'The response names vitamin A and hepatitis B.',
      'The response says that option therapy is better than rest.',
      'The response says that grade 2 hypertension needs treatment.',
      'The response asks: “Is the left or the right knee worse?”',
      'The response names the first sign of a stroke.',
      'The response says that weakness on the other side of the face needs help.',
      'The response says to text 999 where calling is not possible.',
      'The response asks for the results of hepatitis A and B tests.',
    ]) {
      expect([text, namesSide(text)]).toEqual([text, false]);
    }
  });

  it('GEN-112 A5 what every reference lacks is no merit', async () => {
    const made = await make('disagreement-plan', { of: { ...two, references: ['Call your doctor today.'] } });
    expect(textsOf(made).join()).toContain('call your doctor');
    expect(textsOf(made).join()).not.toContain('butter');
    expect(made.trace.steps.some(({ because }) => because === 'not-in-reference')).toBe(true);
  });
});

describe('adaptive pairwise', () => {
  const two: GenerationInput = { conversation, responses: [preferred, rejected] };

  it('GEN-113 B2 K3 differences have the tier and worth of the principle they fall under, the gravest first', async () => {
    const { rubric, trace } = await make('adaptive-pairwise', { of: two });
    const worth = { fatal: 10, core: 5, important: 2, highlight: 1 };
    for (const { tier, points, check } of rubric.criteria) {
      if (!check) expect(Math.abs(points)).toBe(worth[tier as keyof typeof worth]);
    }
    expect(rubric.criteria[0]?.check).toEqual({ kind: 'words', max: 60 });
    const kept = trace.steps.filter(({ kind, because }) => kind === 'kept' && because !== 'user-demand');
    expect(kept.every(({ because }) => because?.startsWith('principle-'))).toBe(true);
  });

  it('GEN-113 B2 an edited meta-rubric governs, and what no principle is for is dropped', async () => {
    const meta: Rubric = {
      ...metaRubric,
      id: 'mine-2',
      criteria: [{ ...(metaRubric.criteria.find(({ id }) => id === 'context') as Criterion), tier: 'core', points: 1 }],
    };
    const { rubric, trace } = await make('adaptive-pairwise', { of: { ...two, rubric: meta } });
    const asked = rubric.criteria.filter(({ check }) => !check);
    expect(asked.map(({ text, tier }) => [text, tier])).toEqual([
      ['The response asks: “Do you have a fever?”', 'core'],
    ]);
    expect(trace.steps[0]).toMatchObject({ because: 'meta-rubric', from: ['mine-2'] });
    expect(trace.steps.some(({ because }) => because === 'no-principle')).toBe(true);
  });

  it('GEN-113 B2 a constraint that one answer alone keeps decides with no question asked', async () => {
    const { rubric } = await make('adaptive-pairwise', { of: two });
    let asked = 0;
    const engine = createScriptedEngine(() => {
      asked += 1;
      return { logit: 0 };
    });
    const pair = { conversation, first: preferred, second: `${rejected} ${'Wait. '.repeat(60)}` };
    const verifier = { engine, calibration: null };
    const { tally, by } = await compareResponses(pair, rubric, { verifier, constraintsDecide: true });
    expect([tally.winner, by, asked]).toEqual(['first', 'constraints', 0]);
  });

  it('GEN-114 B2 a changed principle stays where accuracy does not fall; a domain asks a person first', async () => {
    const meta: Rubric = {
      ...metaRubric,
      criteria: metaRubric.criteria
        .slice(0, 3)
        .map((one, at) => (at === 2 ? { ...one, tags: ['domain:dermatology'] } : one)),
    };
    const accuracies = [0.6, 0.6, 0.5];
    const refined = await refineMetaRubric({
      meta,
      mutate: async (one) => ({ ...one, text: `${one.text} Always.` }),
      accuracy: async () => accuracies.shift() ?? null,
      approve: async () => false,
    });
    expect(refined.meta.criteria.map(({ text }) => text.endsWith('Always.'))).toEqual([true, false, false]);
    expect(refined.meta.id).toBe(`${meta.id}.1`);
    expect(refined.steps.map(({ because }) => because)).toEqual(['as-accurate', 'less-accurate', 'not-approved']);
  });
});

describe('methods that contrast', () => {
  it('GEN-105 a model that fails gives no rubric, and cancelling is an AbortError', async () => {
    const fault = toFault(new RubriconError('statement-too-long', 'Too long.'));
    const failing = createScriptedEngine(() => ({ fault }));
    const signal = AbortSignal.abort();
    for (const method of ['rules-and-principles', 'contrast-profile', 'adaptive-pairwise', 'disagreement-plan']) {
      await expect(make(method, { engine: failing })).rejects.toMatchObject({ code: 'statement-too-long' });
      await expect(make(method, { signal })).rejects.toMatchObject({ name: 'AbortError' });
      expect(await make(method)).toEqual(await make(method));
    }
  });
});
