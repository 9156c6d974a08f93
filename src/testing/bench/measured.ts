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
  /** Processor time of the round that took least: on a busy machine it says more than the clock. */
  readonly processor: number;
  readonly prefill: number;
  readonly decode: number;
  readonly memory: number;
  /** log P(yes) - log P(no) for each statement. */
  readonly logits: readonly number[];
}

/** What is told from outside: memory in use, asked before it is given back, and processor time so far. Units: bytes; milliseconds. */
export interface Probe {
  memory(): Promise<number>;
  processor(): Promise<number>;
}

const rounds = 5;
/** Units: tokens written to tell the speed of writing. */
export const writtenTokens = 64;

/**
 * The least of several runs of the same work after one to warm up, by the clock and in processor time, with what the last
 * gave. Units: milliseconds.
 */
export async function bestOf<T>(
  work: () => Promise<T>,
  { processor }: Probe,
): Promise<{ readonly time: number; readonly processor: number; readonly value: T }> {
  let value = await work();
  const times: number[] = [];
  const spent: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = await processor();
    const start = performance.now();
    value = await work();
    times.push(performance.now() - start);
    spent.push((await processor()) - before);
  }
  return { time: Math.min(...times), processor: Math.min(...spent), value };
}

/** Tokens a second from the same writing with one token and with many. */
export function decodeRate(one: number, many: number): number {
  return (1000 * (writtenTokens - 1)) / (many - one);
}
