import type { Winner } from '../../domain/judging/winner.ts';
import { pairVerdictReward } from '../../domain/rewards/pair-verdict.ts';
import { findQuote } from '../find-quote.ts';

/** A criterion that the judge wrote before it judged. Units: `weight` is a share, all of a rubric's sum to 1. */
export interface WeighedLine {
  readonly text: string;
  readonly weight: number;
}

/** Words that the judge says stand in a response, and whether they do. */
export interface CheckedQuote {
  readonly side: 'first' | 'second';
  readonly text: string;
  readonly found: boolean;
}

/** What a written comparison holds. Missing: `winner` is null where its end names no side or both; `rubric` and `solution` where it wrote none. */
export interface ReasonedVerdict {
  readonly task: 'chat' | 'reasoning';
  readonly rubric: readonly WeighedLine[] | null;
  readonly solution: string | null;
  readonly quotes: readonly CheckedQuote[];
  readonly winner: Winner | null;
  /** What a person should know before trusting it. */
  readonly flags: readonly ReasoningFlag[];
}

export type ReasoningFlag = 'quote-not-found' | 'no-verdict' | 'no-rubric' | 'no-solution';

/**
 * Reads a comparison that was written with tags: a rubric with weights in percent or a solution, quotes of each side,
 * and the verdict at its very end. A quote must stand in the response it is said to be from.
 * Source: RM-R1 (tags, weights, verdict from the last 80 characters).
 */
export function readReasonedVerdict(
  output: string,
  { task, first, second }: { readonly task: 'chat' | 'reasoning'; readonly first: string; readonly second: string },
): ReasonedVerdict {
  const rubric = weighedLines(tagged(output, 'rubric')[0] ?? '');
  const solution = tagged(output, 'solution')[0]?.trim() || null;
  const quotesOf = (side: 'first' | 'second', tag: string, response: string): readonly CheckedQuote[] =>
    tagged(output, tag).map((text) => ({ side, text: text.trim(), found: findQuote(response, text) !== null }));
  const quotes = [...quotesOf('first', 'quote_A', first), ...quotesOf('second', 'quote_B', second)];
  const winner = verdictIn(output);
  const flags: ReasoningFlag[] = [
    ...(quotes.some(({ found }) => !found) ? (['quote-not-found'] as const) : []),
    ...(winner === null ? (['no-verdict'] as const) : []),
    ...(task === 'chat' && rubric === null ? (['no-rubric'] as const) : []),
    ...(task === 'reasoning' && solution === null ? (['no-solution'] as const) : []),
  ];
  return { task, rubric, solution, quotes, winner, flags };
}

function verdictIn(output: string): Winner | null {
  const end = output.trimEnd();
  if (pairVerdictReward(end, 'A') === 1) return 'first';
  return pairVerdictReward(end, 'B') === 1 ? 'second' : null;
}

function tagged(output: string, tag: string): readonly string[] {
  return [...output.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'gu'))].map(([, inside]) => inside ?? '');
}

/** Lines with a weight in percent, as shares of all; null where there is none. */
function weighedLines(text: string): readonly WeighedLine[] | null {
  const lines = text.split('\n').flatMap((line) => {
    const percent = /(\d{1,3}(?:\.\d+)?)\s*%/.exec(line);
    if (!percent) return [];
    const rest = line.replace(/\s*[([]?\s*\d{1,3}(?:\.\d+)?\s*%\s*[)\]]?/, '').replace(/^\s*(?:[-*]|\d+[.)])\s*/, '');
    return [{ text: rest.trim(), weight: Number(percent[1]) }];
  });
  const all = lines.reduce((sum, { weight }) => sum + weight, 0);
  return all > 0 ? lines.map((line) => ({ ...line, weight: line.weight / all })) : null;
}
