import type { EngineDocument } from '../../engine/port.ts';

/** Twelve questions about one document, as text and as the tokens that every contestant is given alike. */
export interface JudgeTask {
  readonly document: EngineDocument;
  readonly statements: readonly string[];
  /** One whole prompt a statement. */
  readonly prompts: readonly (readonly number[])[];
  /** The same as text, without the token that begins it, for who takes no tokens. */
  readonly texts: readonly string[];
  /** How many tokens the prompts share from their start. */
  readonly shared: number;
  readonly answers: { readonly yes: readonly number[]; readonly no: readonly number[] };
  /** Tokens of a short verdict, `{"met": true}`. */
  readonly verdict: number;
}

/** What a contestant took. Units: milliseconds; tokens a second; bytes. */
export interface Measured {
  readonly load: number;
  /** All statements, in the quickest round: other work on the machine only adds to a time. */
  readonly ask: number;
  readonly prefill: number;
  readonly decode: number;
  readonly memory: number;
  /** log P(yes) - log P(no) for each statement. */
  readonly logits: readonly number[];
}

/** Tells what memory is in use, asked when the work is done and before it is given back. Units: bytes. */
export type AskMemory = () => Promise<number>;

const rounds = 5;
/** Units: tokens written to tell the speed of writing. */
export const writtenTokens = 64;

/** The quickest of several runs of the same work after one to warm up, with what the last gave. Units: milliseconds. */
export async function bestOf<T>(work: () => Promise<T>): Promise<{ readonly time: number; readonly value: T }> {
  let value = await work();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    value = await work();
    times.push(performance.now() - start);
  }
  return { time: Math.min(...times), value };
}

/** Tokens a second from the same writing with one token and with many. */
export function decodeRate(one: number, many: number): number {
  return (1000 * (writtenTokens - 1)) / (many - one);
}
