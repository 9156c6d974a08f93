import type { Winner } from '../../domain/judging/winner.ts';
import type { Rubric } from '../../domain/rubric.ts';
import type { Message } from '../../domain/submission.ts';
import { askDocument, logitOf } from '../../engine/ask-document.ts';
import type { Engine, EngineDocument } from '../../engine/port.ts';
import { quoteText } from '../../engine/quote-text.ts';

/** A rubric with a labelled pair to try it on. */
export interface TransferCase {
  readonly conversation: readonly Message[];
  readonly preferred: string;
  readonly rejected: string;
}

/** How well a second judge finds the better response by a rubric alone. Missing: null where it answered nothing. */
export interface Transfer {
  readonly rubric: Rubric;
  readonly right: number;
  readonly judged: number;
  readonly undecided: number;
  readonly accuracy: number | null;
}

/**
 * Hands rubrics to a second engine and ranks them by how often it then finds the better response; both orders must
 * agree. A test of whether a rubric carries over, and no blind test: the second judge sees prompt and responses.
 * Throws: RubriconError for engine-wide faults, AbortError when cancelled.
 * Source: Proxy-GRM; its proxy sees question and answers too, and lacks the critique and the verdict.
 */
export async function rankByTransfer(
  rubrics: readonly Rubric[],
  cases: readonly TransferCase[],
  proxy: Engine,
  signal?: AbortSignal,
): Promise<readonly Transfer[]> {
  const found: Transfer[] = [];
  for (const rubric of rubrics) {
    const winners: (Winner | null)[] = [];
    for (const item of cases) winners.push(await proxyWinner(rubric, item, proxy, signal));
    const judged = winners.filter((winner) => winner !== null);
    const right = judged.filter((winner) => winner === 'first').length;
    const accuracy = judged.length > 0 ? right / judged.length : null;
    found.push({ rubric, right, judged: judged.length, undecided: winners.length - judged.length, accuracy });
  }
  return found.sort((a, b) => (b.accuracy ?? -1) - (a.accuracy ?? -1));
}

/** What the proxy reads and is asked: criteria alone stand in for the rubric; no guidance, reasons, points or verdicts. */
export function proxyQuestion(
  { criteria }: Rubric,
  conversation: readonly Message[],
  first: string,
  second: string,
): { readonly document: EngineDocument; readonly statement: string } {
  const list = criteria.map(({ text, points }) => `${points > 0 ? 'Good' : 'Bad'}: ${text}`).join('\n');
  const sides = `Response 1:\n${quoteText('response-1', first)}\n\nResponse 2:\n${quoteText('response-2', second)}`;
  return {
    document: { conversation, response: `Criteria:\n${quoteText('criteria', list)}\n\n${sides}` },
    statement: 'By these criteria response 1 is better than response 2.',
  };
}

async function proxyWinner(
  rubric: Rubric,
  { conversation, preferred, rejected }: TransferCase,
  proxy: Engine,
  signal: AbortSignal | undefined,
): Promise<Winner | null> {
  const forward = await leaning(preferred, rejected);
  const backward = await leaning(rejected, preferred);
  if (forward === null || backward === null) return null;
  // Preferring a place is no choice of a response.
  if (Math.sign(forward) === Math.sign(backward)) return 'tie';
  return forward > backward ? 'first' : 'second';

  async function leaning(first: string, second: string): Promise<number | null> {
    const { document, statement } = proxyQuestion(rubric, conversation, first, second);
    return logitOf((await askDocument(proxy, document, [statement], signal))[0]);
  }
}
