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
  const asked = [...wordsOf(criterion)].map(({ word }) => word);
  const needed = Math.max(leastWords, Math.ceil(asked.length * leastShare));
  if (asked.length < needed) return null;
  const text = response.toLowerCase();
  const possible = asked
    .slice(0, asked.length - needed + 1)
    .map((_, at) => asked.slice(at, at + needed))
    .filter((run) => run.every((word) => text.includes(word)));
  if (possible.length === 0) return null;
  const runs = new Set(possible.map((run) => run.join(' ')));
  const known = new Set(asked);
  // Only words of the criterion are held: a response may be megabytes long.
  let run: Word[] = [];
  for (const said of wordsOf(response)) {
    if (!known.has(said.word)) run = [];
    else run.push(said);
    if (run.length > needed) run.shift();
    const [first] = run;
    if (first && run.length === needed && runs.has(run.map(({ word }) => word).join(' '))) {
      return { start: first.start, end: said.end };
    }
  }
  return null;
}

interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

function* wordsOf(text: string): Generator<Word> {
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    yield { word: match[0].toLowerCase(), start: match.index, end: match.index + match[0].length };
  }
}
