import type { Rubric } from '../../domain/rubric.ts';
import type { Message } from '../../domain/submission.ts';
import type { Engine } from '../../engine/port.ts';
import { quoteText } from '../../engine/quote-text.ts';

/** A verdict that went through the gate. `ignored` is what a badge beside it says. */
export interface Gated<T> {
  readonly verdict: T;
  readonly ignored: boolean;
  readonly reason: 'valid' | 'invalid' | 'unknown';
}

/** The ways to a verdict that the gate chooses from. */
export interface Gate<T> {
  /** Whether the rubric fits the conversation; null where nobody could tell. */
  readonly isValid: () => Promise<boolean | null>;
  readonly withRubric: () => Promise<T>;
  readonly without: () => Promise<T>;
}

/**
 * Uses a rubric only where it was found to fit; else the verdict without it stands, exactly as it is. The other verdict
 * is not even asked for: bad rubrics harm more than none.
 * Throws: what the ways throw. Source: C2.
 */
export async function gateRubric<T>({ isValid, withRubric, without }: Gate<T>): Promise<Gated<T>> {
  const valid = await isValid();
  if (valid) return { verdict: await withRubric(), ignored: false, reason: 'valid' };
  return { verdict: await without(), ignored: true, reason: valid === null ? 'unknown' : 'invalid' };
}

/**
 * Asks an engine whether a rubric fits a conversation; null where the answer failed.
 * Throws: RubriconError for engine-wide faults, AbortError when cancelled.
 */
export async function askValidity(
  engine: Engine,
  conversation: readonly Message[],
  { criteria }: Rubric,
  signal?: AbortSignal,
): Promise<boolean | null> {
  const call = signal ? { signal } : {};
  const list = criteria.map(({ text, points }) => `${points > 0 ? 'Good' : 'Bad'}: ${text}`).join('\n');
  const reading = await engine.read({ conversation, response: `Criteria:\n${quoteText('criteria', list)}` }, call);
  try {
    const [answer] = await engine.ask(reading, [validStatement], call);
    return answer?.ok && Number.isFinite(answer.logit) ? answer.logit >= 0 : null;
  } finally {
    await engine.release(reading).catch(() => undefined);
  }
}

/** What the engine is asked about a rubric in the place of a response. */
export const validStatement =
  'These criteria fit what the user asks, and a response that meets the good ones and not the bad ones is better.';
