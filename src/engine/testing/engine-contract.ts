import { afterAll, describe, expect, it } from 'vitest';
import { RubriconError } from '../../domain/errors.ts';
import type { Answer, Engine, EngineDocument, ReadingId } from '../port.ts';

export interface ContractOptions {
  /** How far the logit of a statement may move with the statements asked beside it; 1e-4 when absent. */
  readonly tolerance?: number;
}

const document: EngineDocument = {
  conversation: [
    { role: 'system', content: 'You are a careful helper.' },
    { role: 'user', content: 'My knee has hurt since a fall on Sunday. What can I do?' },
    { role: 'assistant', content: 'Can you put weight on it?' },
    { role: 'user', content: 'Yes, but the stairs are hard.' },
  ],
  response:
    'Rest the knee and cool it.\nSee a doctor if it swells or gives way. 🙂 Painkillers can help for a few days.',
};

const statements = [
  'Advises resting the knee.',
  'Recommends surgery at once without any examination by a doctor.',
  'Says when to see a doctor.',
];

/**
 * The rules of the port that every engine keeps, as tests. One engine that `make` opens serves them all, as in use; the
 * last test disposes of it.
 * Test titles carry the ids of `src/engine/SPEC.md`.
 */
export function runEngineContract(name: string, make: () => Promise<Engine>, options: ContractOptions = {}): void {
  const tolerance = options.tolerance ?? 1e-4;
  let engine: Promise<Engine> | null = null;

  /** The shared engine. */
  function open(): Promise<Engine> {
    engine ??= make();
    return engine;
  }

  afterAll(async () => {
    await (await engine)?.dispose();
  });

  describe(`engine contract: ${name}`, () => {
    it('ENG-1 answers come in the order asked, alone as together, and the same when asked again', async () => {
      const fresh = await open();
      const reading = await fresh.read(document);
      const together = logits(await fresh.ask(reading, statements));
      const again = logits(await fresh.ask(reading, statements));
      const reversed = logits(await fresh.ask(reading, [...statements].reverse())).reverse();
      expect(new Set(together).size).toBe(statements.length);
      for (const [index, statement] of statements.entries()) {
        const alone = logits(await fresh.ask(reading, [statement]));
        expect(again[index]).toBe(together[index]);
        for (const other of [alone[0], reversed[index]]) {
          expect(Math.abs((other ?? Number.NaN) - (together[index] ?? Number.NaN))).toBeLessThan(tolerance);
        }
      }
    });

    it('ENG-2 asking about a document that was never read, or was released, is reading-unknown', async () => {
      const fresh = await open();
      expect(await codeOf(fresh.ask('nothing' as ReadingId, statements))).toBe('reading-unknown');
      const reading = await fresh.read(document);
      const other = await fresh.read(document);
      await fresh.release(reading);
      await fresh.release(reading);
      expect(await codeOf(fresh.ask(reading, statements))).toBe('reading-unknown');
      expect(await fresh.ask(other, statements.slice(0, 1))).toHaveLength(1);
    });

    it('ENG-3 no statements, no answers', async () => {
      const fresh = await open();
      expect(await fresh.ask(await fresh.read(document), [])).toEqual([]);
    });

    it('ENG-4 spans, if any, are finite, in order, inside the response, and their weights sum to about 1', async () => {
      const fresh = await open();
      const answers = await fresh.ask(await fresh.read(document), statements);
      for (const answer of answers) {
        if (!answer.ok) throw new Error(answer.fault.code);
        let end = 0;
        let sum = 0;
        for (const span of answer.spans) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.weight).toBeGreaterThanOrEqual(0);
          end = span.end;
          sum += span.weight;
        }
        expect(end).toBeLessThanOrEqual(document.response.length);
        if (answer.spans.length > 0) expect(Math.abs(sum - 1)).toBeLessThan(0.02);
      }
    });

    it('ENG-5 a statement that is too long or blank fails alone', async () => {
      const fresh = await open();
      const long = 'The answer mentions a knee and a stair and a doctor. '.repeat(200);
      const [first] = statements;
      const answers = await fresh.ask(await fresh.read(document), [first ?? '', long, ' \n', statements[2] ?? '']);
      expect(answers.map(outcome)).toEqual(['ok', 'statement-too-long', 'input-invalid', 'ok']);
    });

    it('ENG-6 an empty conversation is fine; an empty response is a fault on every statement, never a number', async () => {
      const fresh = await open();
      const bare = await fresh.read({ conversation: [], response: document.response });
      expect((await fresh.ask(bare, statements)).map(outcome)).toEqual(statements.map(() => 'ok'));
      for (const response of ['', ' \n\t ']) {
        const reading = await fresh.read({ conversation: document.conversation, response });
        expect((await fresh.ask(reading, statements)).map(outcome)).toEqual(statements.map(() => 'input-invalid'));
      }
    });

    it('ENG-7 a call cancelled before or while it runs is an AbortError, and the engine goes on', async () => {
      const fresh = await open();
      const before = AbortSignal.abort();
      expect(await nameOf(fresh.read(document, { signal: before }))).toBe('AbortError');
      const reading = await fresh.read(document);
      expect(await nameOf(fresh.ask(reading, statements, { signal: before }))).toBe('AbortError');

      const whileReading = new AbortController();
      const read = fresh.read(document, { signal: whileReading.signal });
      whileReading.abort();
      expect(await nameOf(read)).toBe('AbortError');

      const whileAsking = new AbortController();
      const seen: number[] = [];
      const many = Array.from({ length: 60 }, (_, index) => `Mentions point number ${index}.`);
      const onAnswer = (index: number): void => {
        seen.push(index);
        whileAsking.abort();
      };
      expect(await nameOf(fresh.ask(reading, many, { signal: whileAsking.signal, onAnswer }))).toBe('AbortError');
      expect(seen.length).toBeLessThan(many.length);
      expect((await fresh.ask(reading, statements)).map(outcome)).toEqual(statements.map(() => 'ok'));
    });

    it('ENG-8 answers are told as they arrive, each once, the same as those returned', async () => {
      const fresh = await open();
      const told = new Map<number, Answer>();
      const onAnswer = (index: number, answer: Answer): void => {
        expect(told.has(index)).toBe(false);
        told.set(index, answer);
      };
      const answers = await fresh.ask(await fresh.read(document), [...statements, ''], { onAnswer });
      expect([...told.keys()].sort()).toEqual([...answers.keys()]);
      for (const [index, answer] of answers.entries()) expect(told.get(index)).toEqual(answer);
    });

    it('ENG-9 several documents are open at once and do not mix, also when asked at the same time', async () => {
      const fresh = await open();
      const other = { ...document, response: 'Have the surgery today; nothing else will help you.' };
      const readings = await Promise.all([fresh.read(document), fresh.read(other)]);
      expect(readings[0]).not.toBe(readings[1]);
      const both = await Promise.all(readings.map((reading) => fresh.ask(reading, statements)));
      const alone = [await fresh.ask(readings[0], statements), await fresh.ask(readings[1], statements)];
      for (const [index, answers] of both.entries()) {
        const apart = logits(alone[index] ?? []);
        for (const [at, logit] of logits(answers).entries()) {
          expect(Math.abs(logit - (apart[at] ?? Number.NaN))).toBeLessThan(tolerance);
        }
      }
    });

    it('ENG-11 the engine says what it is', async () => {
      const { info } = await open();
      for (const text of [info.model, info.revision, info.layout, info.dtype, info.device]) {
        expect(text).not.toBe('');
      }
    });

    it('ENG-10 a disposed engine rejects pending and later calls with engine-disposed; disposing twice is fine', async () => {
      const fresh = await open();
      const reading = await fresh.read(document);
      const pending = codeOf(fresh.ask(reading, statements));
      await fresh.dispose();
      await fresh.dispose();
      expect(['engine-disposed', 'answered']).toContain(await pending);
      expect(await codeOf(fresh.ask(reading, statements))).toBe('engine-disposed');
      expect(await codeOf(fresh.read(document))).toBe('engine-disposed');
      expect(await codeOf(fresh.release(reading))).toBe('engine-disposed');
    });
  });
}

function logits(answers: readonly Answer[]): number[] {
  return answers.map((answer) => {
    if (!answer.ok) throw new Error(`expected an answer, found ${answer.fault.code}`);
    expect(Number.isFinite(answer.logit)).toBe(true);
    return answer.logit;
  });
}

function outcome(answer: Answer): string {
  return answer.ok ? 'ok' : answer.fault.code;
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'answered',
    (error: unknown) => (error instanceof RubriconError ? error.code : String(error)),
  );
}

async function nameOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'answered',
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  );
}
