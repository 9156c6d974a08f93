import type { Mark, Marks } from '../mark.ts';
import { chexPromptErrors } from '../profiles/chex-prompt.ts';

const kinds = ['significant', 'insignificant'] as const;
const letters = 'ABCDEF';

/** The id of one of the twelve counters, as the importer of reports names it. */
export function counterId(error: (typeof chexPromptErrors)[number], kind: (typeof kinds)[number]): string {
  return `${kind}-${error.replaceAll(' ', '-')}`;
}

/**
 * Reads a judge's counts of errors into the twelve counters of CheXprompt; null unless each of them stands there once, as
 * a whole number of 0 or more.
 * Shape: two lists of pairs, significant first, in square or round brackets: `[(A, 1), …, (F, 0)]` or `((A, 1), …)`.
 * Source: CheXprompt, whose prompt asks for one style and whose examples have the other.
 */
export function readErrorCounts(answer: string): Marks | null {
  const marks = new Map<string, Mark>();
  for (const kind of kinds) {
    const lists = [...answer.matchAll(listAfter(kind))];
    const [list] = lists;
    if (!list || lists.length > 1) return null;
    const pairs = [...(list[1] ?? '').matchAll(/[([]\s*["']?([A-F])["']?\s*,\s*(\d{1,3})\s*[)\]]/g)];
    if (pairs.map(([, letter]) => letter).join('') !== letters) return null;
    for (const [at, error] of chexPromptErrors.entries())
      marks.set(counterId(error, kind), { kind: 'grade', value: Number(pairs[at]?.[2]) });
  }
  return marks;
}

/** Twelve counters that nobody could read: an error that was not counted is never none. */
export function uncounted(reason: string): Marks {
  return new Map(
    kinds.flatMap((kind) =>
      chexPromptErrors.map((error) => [counterId(error, kind), { kind: 'undecided', reason }] as const),
    ),
  );
}

/** The list of six pairs on the line that names a kind; "significant" stands inside "insignificant". */
function listAfter(kind: string): RegExp {
  const pair = '[([][^()\\[\\]]*[)\\]]';
  return new RegExp(`(?<!\\p{L})${kind}(?!\\p{L})[^\\n:]*:\\s*[([]((?:\\s*${pair}\\s*,?){6})\\s*[)\\]]`, 'giu');
}
