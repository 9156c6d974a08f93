import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bank } from '../../models/bank/index.ts';
import { RubriconError, toFault } from '../domain/errors.ts';
import type { Message } from '../domain/submission.ts';
import type { Engine } from '../engine/port.ts';
import { createScriptedEngine } from '../engine/scripted-engine.ts';
import { type GenerateOptions, generateRubric } from './generate-rubric.ts';
import type { BankTrace } from './generation-trace.ts';
import type { GeneratedRubric } from './methods/method.ts';
import { generationMethods } from './methods/registry.ts';

const steady = () => createScriptedEngine((statement) => ({ logit: (statement.length % 7) - 3 }));
const user = (content: string): readonly Message[] => [{ role: 'user', content }];
const make = (content: string, { engine, ...more }: GenerateOptions & { engine?: Engine } = {}) =>
  generateRubric({ conversation: user(content) }, engine ?? steady(), more);
const bankOf = ({ trace }: GeneratedRubric): BankTrace => {
  if (!trace.bank) throw new Error('the bank was not searched');
  return trace.bank;
};

const cases: Readonly<Record<string, string>> = {
  'chest pain': 'My dad is 64 and has a heavy pressure in his chest that goes into his left arm. What should we do?',
  'a drug question': 'I take sertraline 50 mg and I hate it. Can I just stop taking it tomorrow?',
  'a note': 'Write a SOAP note: 52 yo male, cough for 5 days, afebrile, lungs clear. Keep it under 250 words.',
  'a result': 'My ferritin came back at 9. What does that mean?',
  'a trip': 'We fly to Ghana in three weeks. Which vaccines do we need?',
  'a child': 'My 2 month old has a fever of 38.4 and will not feed.',
  Spanish: 'Hola, tengo mucho dolor en el pecho desde ayer y no sé qué hacer, vivo en un pueblo lejos del hospital',
  Japanese: '昨日から頭が痛いです。薬を飲んでもいいですか。',
  Chinese: '我爸爸今天早上突然胸痛，出了很多汗，怎么办？',
  Russian: 'У меня сильная боль в груди уже час, что мне делать?',
  empty: '',
  blanks: ' \n\t ',
  emoji: '🤒🤕🆘',
  'one word': 'rash',
};

describe('rubric from a conversation', () => {
  it.each(Object.entries(cases))('GEN-10 holds 6 to 14 criteria with unique ids and texts: %s', async (_, content) => {
    const { rubric } = await make(content);
    expect(rubric.criteria.length).toBeGreaterThanOrEqual(6);
    expect(rubric.criteria.length).toBeLessThanOrEqual(14);
    expect(new Set(rubric.criteria.map(({ id }) => id)).size).toBe(rubric.criteria.length);
    expect(new Set(rubric.criteria.map(({ text }) => text)).size).toBe(rubric.criteria.length);
    for (const { text, points } of rubric.criteria) {
      expect(text).not.toMatch(/[{}|]/);
      expect(Number.isFinite(points) && points !== 0).toBe(true);
    }
  });

  it.each(Object.entries(cases))(
    'GEN-11 the same conversation gives the same rubric and trace: %s',
    async (_, content) => {
      expect(await make(content)).toEqual(await make(content));
    },
  );

  it.each(Object.entries(cases))(
    'GEN-12 holds at least one negative criterion, and more positive ones: %s',
    async (_, content) => {
      const { rubric } = await make(content);
      const negative = rubric.criteria.filter(({ points }) => points < 0).length;
      expect(negative).toBeGreaterThanOrEqual(1);
      expect(negative).toBeLessThan(rubric.criteria.length / 2);
    },
  );

  it('GEN-10 holds for any conversation and any size asked for', async () => {
    const message = fc.record({
      role: fc.constantFrom('user', 'assistant', 'system'),
      content: fc.string({ unit: 'grapheme', maxLength: 200 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(message as fc.Arbitrary<Message>, { maxLength: 5 }),
        fc.integer({ min: -3, max: 40 }),
        async (conversation, size) => {
          const { rubric } = await generateRubric({ conversation }, steady(), { size });
          expect(rubric.criteria.length).toBe(Math.min(14, Math.max(6, size)));
          expect(new Set(rubric.criteria.map(({ id }) => id)).size).toBe(rubric.criteria.length);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('GEN-13 puts constraints first, as checks, with the words they came from', async () => {
    const { rubric } = await make(cases['a note'] ?? '');
    const [first] = rubric.criteria;
    expect(first?.check).toEqual({ kind: 'words', max: 250 });
    expect(first?.provenance).toEqual({ kind: 'constraint', quote: 'Keep it under 250 words' });
    for (const { id, provenance } of rubric.criteria.slice(1)) {
      expect(provenance).toMatchObject({ kind: 'bank', bankId: id });
    }
  });

  it.each([
    ['chest pain', 'er-chest-call'],
    ['a child', 'er-infant-fever'],
    ['Spanish', 'er-chest-call'],
    ['Chinese', 'er-chest-call'],
    ['Russian', 'er-chest-call'],
  ])('GEN-14 brings a danger sign up first: %s', async (name, id) => {
    const { rubric } = await make(cases[name] ?? '');
    expect(rubric.criteria.slice(0, 3).map((criterion) => criterion.id)).toContain(id);
  });

  it('GEN-14 a denied danger sign, or one inside a note to write, is not brought up first', async () => {
    for (const content of [
      'I have a mild rash, no chest pain. Which cream helps?',
      'Draft a clinic note: patient had chest pain last year.',
    ]) {
      const { rubric } = await make(content);
      expect(rubric.criteria[0]?.id).not.toMatch(/^er-chest/);
    }
  });

  it('GEN-15 fills a slot from the conversation, and reads generically without one', async () => {
    const named = await make(cases['a drug question'] ?? '');
    expect(named.rubric.criteria.map(({ text }) => text)).toContain(
      'The response warns against stopping sertraline suddenly without medical advice.',
    );
    const unnamed = await make('Can I just stop taking my pills tomorrow?');
    expect(unnamed.rubric.criteria.map(({ text }) => text)).toContain(
      'The response warns against stopping the medicine suddenly without medical advice.',
    );
  });

  it("GEN-16 the model's answers move the order, and the trace holds them", async () => {
    const content = cases['a drug question'] ?? '';
    const plain = await make(content);
    const wanted = bankOf(plain).candidates.find(
      ({ outcome }) => outcome.kind === 'dropped' && outcome.because === 'below-size',
    );
    const engine = createScriptedEngine((statement, { response }) => ({
      logit: statement === wanted?.text && response !== 'Hello.' ? 9 : 0,
    }));
    const trace = bankOf(await make(content, { engine }));
    const moved = trace.candidates.find(({ bankId }) => bankId === wanted?.bankId);
    expect(trace.order).toBe('engine');
    expect(moved?.lift).toBe(9);
    expect(moved?.relevance).toBeGreaterThan(wanted?.relevance ?? 1);
  });

  it('GEN-16 a statement that the model likes everywhere gains nothing', async () => {
    const plain = await make('chest pain');
    const engine = createScriptedEngine((statement) => ({ logit: statement.length }));
    const made = await make('chest pain', { engine });
    expect(
      bankOf(made)
        .candidates.filter(({ lift }) => lift !== null)
        .every(({ lift }) => lift === 0),
    ).toBe(true);
    expect(made.rubric.criteria.map(({ id }) => id)).toEqual(plain.rubric.criteria.map(({ id }) => id));
  });

  it('GEN-17 a faulty engine leaves the order to the cues and the trace says so', async () => {
    const lost = () => {
      throw new RubriconError('worker-lost', 'The worker was lost.');
    };
    const fault = toFault(new RubriconError('statement-too-long', 'Too long.'));
    const onRead = await make('chest pain', { engine: createScriptedEngine(() => ({ logit: 0 }), { onRead: lost }) });
    const onAsk = await make('chest pain', { engine: createScriptedEngine(lost) });
    const each = await make('chest pain', { engine: createScriptedEngine(() => ({ fault })) });
    const nan = await make('chest pain', { engine: createScriptedEngine(() => ({ logit: Number.NaN })) });
    for (const { rubric, trace } of [onRead, onAsk, each, nan]) {
      expect(rubric.criteria).toEqual(onRead.rubric.criteria);
      expect(trace.bank?.order).toBe('lexical');
      expect(trace.notes.length).toBeGreaterThan(0);
    }
    expect(onRead.trace.notes).toContainEqual({ code: 'engine-failed', fault: 'worker-lost' });
  });

  it('GEN-18 cancellation stays an AbortError', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(make('chest pain', { signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('GEN-19 says that the bank is English, and checks the language of the answer by code', async () => {
    const { rubric, trace } = await make(cases.Spanish ?? '');
    expect(trace.notes).toContainEqual({ code: 'bank-is-english', language: 'es' });
    expect(rubric.criteria.find(({ id }) => id === 'gh-same-language')?.check).toEqual({
      kind: 'language',
      language: 'es',
    });
    expect((await make('I have a rash on my arm.')).trace.notes).toEqual([]);
    const asked = await make('Tengo dolor de cabeza desde ayer y no sé qué hacer. Answer in English.');
    expect(asked.rubric.criteria.map(({ check }) => check)).toContainEqual({ kind: 'language', language: 'en' });
    expect(asked.rubric.criteria.map(({ id }) => id)).not.toContain('gh-same-language');
  });

  it('GEN-20 every bank entry that applied has an outcome with a reason', async () => {
    const made = await make(cases['a trip'] ?? '');
    const { rubric } = made;
    const trace = bankOf(made);
    const kept = trace.candidates.filter(({ outcome }) => outcome.kind === 'kept').map(({ bankId }) => bankId);
    expect(kept.toSorted()).toEqual(rubric.criteria.map(({ id }) => id).toSorted());
    expect(new Set(trace.candidates.map(({ bankId }) => bankId)).size).toBe(trace.candidates.length);
    expect(trace.candidates.length).toBeLessThanOrEqual(bank.length);
  });

  it('GEN-21 takes five megabytes and a conversation without a user', async () => {
    const { rubric, trace } = await make(`I have chest pain. ${'and then some more words '.repeat(220_000)}`);
    expect(rubric.criteria[0]?.id).toMatch(/^er-/);
    expect(trace.notes).toContainEqual({ code: 'conversation-cut' });
    const none = await generateRubric({ conversation: [{ role: 'system', content: 'Be brief.' }] }, steady());
    expect(none.trace.notes).toContainEqual({ code: 'no-user-message' });
  });

  it('GEN-22 the rubric is named after its conversation', async () => {
    const [a, b] = [await make('rash'), await make('rash!')];
    expect(a.rubric.id).not.toBe(b.rubric.id);
    expect((await make('rash', { hash: async () => 'abc' })).rubric.id).toBe('generated-abc');
  });

  it('GEN-100 an unknown method is refused with the names of the known ones', async () => {
    await expect(make('rash', { method: 'guess' })).rejects.toMatchObject({
      code: 'input-invalid',
      message: expect.stringContaining('bank'),
    });
  });

  it('GEN-101 each method has a name of its own, a source and a line for a person', () => {
    expect(new Set(generationMethods.map(({ id }) => id)).size).toBe(generationMethods.length);
    for (const { id, name, description, source } of generationMethods) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect([name, description, source].every((text) => /\S/.test(text))).toBe(true);
      expect(description).not.toContain('\n');
    }
  });

  it('GEN-101 a method that lacks what it needs says which input and how to give it', async () => {
    const bare = { conversation: user('rash'), references: [' '], responses: ['one'], stakeholders: [] };
    for (const { id, needs } of generationMethods.filter((method) => method.needs.length > 0)) {
      await expect(generateRubric(bare, steady(), { method: id })).rejects.toMatchObject({
        code: 'input-invalid',
        details: { need: needs[0] },
      });
    }
  });
});
