import { RubriconError } from '../domain/errors.ts';
import { askDocument, logitOf } from '../engine/ask-document.ts';
import type { Engine } from '../engine/port.ts';
import { checkDocument, checkStatements, longDocument } from './check-prompts.ts';

/** What a real model shows in a minute: whether it judges plain cases rightly, agrees with itself, and how fast it is. */
export interface ModelCheck {
  /** Plain statements judged rightly, of all. */
  readonly right: number;
  readonly all: number;
  /** Largest difference of a logit between asking alone and among others, and whether a decision flipped. */
  readonly apart: number;
  readonly flips: number;
  /** Answers that failed, alone or among others. */
  readonly missing: number;
  /** Units: seconds. */
  readonly readSeconds: number;
  readonly askSeconds: number;
  /** Length of the text that was read. Units: words. */
  readonly words: number;
  /** Null where the model does not write. */
  readonly writes: { readonly sound: boolean; readonly tokensPerSecond: number } | null;
}

/** Runs the checks on an open engine. Throws: what the engine throws. */
export async function checkModel(engine: Engine, now: () => number): Promise<ModelCheck> {
  const statements = checkStatements.map(({ text }) => text);
  const together = (await askDocument(engine, checkDocument, statements)).map(logitOf);
  let apart = 0;
  let flips = 0;
  let missing = 0;
  let right = 0;
  for (const [index, { text, met }] of checkStatements.entries()) {
    const alone = logitOf((await askDocument(engine, checkDocument, [text]))[0]);
    const among = together[index] ?? null;
    missing += [alone, among].filter((logit) => logit === null).length;
    if (among !== null && among > 0 === met) right += 1;
    if (alone === null || among === null) continue;
    apart = Math.max(apart, Math.abs(alone - among));
    if (alone > 0 !== among > 0) flips += 1;
  }
  const { reading, words, start } = await readLongest(engine, now);
  const read = now();
  await engine.ask(reading, statements);
  const asked = now();
  await engine.release(reading);
  return {
    right,
    all: statements.length,
    apart,
    flips,
    missing,
    readSeconds: (read - start) / 1000,
    askSeconds: (asked - read) / 1000,
    words,
    writes: await checkWriting(engine, now),
  };
}

/** As much of a long text as the model's context takes. */
async function readLongest(engine: Engine, now: () => number) {
  for (let parts = 12; ; parts = Math.floor(parts / 2)) {
    const document = longDocument(parts);
    const start = now();
    try {
      return { reading: await engine.read(document), words: document.response.split(/\s+/).length, start };
    } catch (error) {
      if (!(error instanceof RubriconError) || error.code !== 'document-too-long' || parts <= 1) throw error;
    }
  }
}

const schema = {
  type: 'object',
  properties: { met: { type: 'boolean' }, reason: { type: 'string', maxLength: 80 } },
  required: ['met', 'reason'],
  additionalProperties: false,
};

async function checkWriting(engine: Engine, now: () => number): Promise<ModelCheck['writes']> {
  if (!engine.write) return null;
  const prompt = {
    system: 'You answer in JSON.',
    user: 'Is water wet? Say whether that statement is met and give a short reason.',
  };
  const start = now();
  const written = await engine.write(prompt, { grammar: { kind: 'json-schema', schema }, maxTokens: 96 });
  const seconds = (now() - start) / 1000;
  return { sound: written.end !== 'length' && isSound(written.text), tokensPerSecond: written.tokens / seconds };
}

function isSound(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'met' in value && typeof value.met === 'boolean';
  } catch {
    return false;
  }
}
