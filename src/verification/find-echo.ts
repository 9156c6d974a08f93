import type { Passage } from './find-judge-address.ts';

/** Fewer words in a row than this are everyday speech. */
const leastWords = 6;
/** Share of the criterion's words that stand in the response in a row. */
const leastShare = 0.7;

/**
 * Where a response repeats a criterion's own words in a row: a text written for the rubric rather than for the reader, or
 * chance. Null when it does not, and for criteria shorter than six words.
 */
export function findEcho(response: string, criterion: string): Passage | null {
  const asked = wordsOf(criterion).map(({ word }) => word);
  const needed = Math.max(leastWords, Math.ceil(asked.length * leastShare));
  if (asked.length < needed) return null;
  const runs = new Set(
    asked.slice(0, asked.length - needed + 1).map((_, at) => asked.slice(at, at + needed).join(' ')),
  );
  const said = wordsOf(response);
  for (let at = 0; at + needed <= said.length; at += 1) {
    const first = said[at];
    const last = said[at + needed - 1];
    const run = said.slice(at, at + needed);
    if (first && last && runs.has(run.map(({ word }) => word).join(' '))) return { start: first.start, end: last.end };
  }
  return null;
}

function wordsOf(text: string): readonly { readonly word: string; readonly start: number; readonly end: number }[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    word: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}
