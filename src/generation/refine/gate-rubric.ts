import type { Rubric } from '../../domain/rubric.ts';
import type { Message } from '../../domain/submission.ts';
import { askDocument, logitOf } from '../../engine/ask-document.ts';
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
  const list = criteria.map(({ text, points }) => `${points > 0 ? 'Good' : 'Bad'}: ${text}`).join('\n');
  const document = { conversation, response: `Criteria:\n${quoteText('criteria', list)}` };
  const logit = logitOf((await askDocument(engine, document, [validStatement], signal))[0]);
  return logit === null ? null : logit >= 0;
}

/** Stands in for no rubric where something must be asked of each response. */
export const noRubric: Rubric = {
  id: 'none',
  title: 'Without a rubric',
  criteria: [
    {
      id: 'helps',
      text: 'The response gives the user what they need.',
      points: 1,
      tags: [],
      provenance: { kind: 'person' },
    },
  ],
};

/** What the engine is asked about a rubric in the place of a response. */
const validStatement =
  'These criteria fit what the user asks, and a response that meets the good ones and not the bad ones is better.';
