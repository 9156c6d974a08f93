import { type RetrievalFigures, retrievalFigures } from './retrieval-figures.ts';

/** How recommended exams fit the key. Shape: `matched` are names of the key; `hit` is whether any was recommended. */
export interface ExamMatch extends RetrievalFigures {
  readonly matched: readonly string[];
  readonly missed: readonly string[];
  /** Recommended names that no exam of the key has. */
  readonly extra: readonly string[];
  /** Missing: null where the key has none. */
  readonly hit: boolean | null;
}

/**
 * Matches recommended examinations with a key, tolerant of spelling, plurals, word order and the synonyms given. One
 * exam counts once, whatever it is called.
 * Shape: `synonyms` are groups of names for one exam. Source: DiagBench (precision, recall, F1 and hit ratio).
 */
export function matchExams(
  recommended: readonly string[],
  key: readonly string[],
  synonyms: readonly (readonly string[])[] = [],
): ExamMatch {
  const groups = new Map(synonyms.flatMap((names, at) => names.map((name) => [plain(name), `=${at}`] as const)));
  const named = (names: readonly string[]): ReadonlyMap<string, string> => {
    const found = new Map<string, string>();
    for (const name of names) {
      const form = plain(name);
      const same = groups.get(form) ?? form;
      if (form !== '' && !found.has(same)) found.set(same, name);
    }
    return found;
  };
  const [asked, due] = [named(recommended), named(key)];
  const matched = [...due].flatMap(([form, name]) => (asked.has(form) ? [name] : []));
  const missed = [...due].flatMap(([form, name]) => (asked.has(form) ? [] : [name]));
  const extra = [...asked].flatMap(([form, name]) => (due.has(form) ? [] : [name]));
  const hits = { found: matched.length, wrong: extra.length, missed: missed.length };
  return { ...retrievalFigures(hits), matched, missed, extra, hit: due.size === 0 ? null : matched.length > 0 };
}

/** The share of cases with a hit; null where no case has a key. */
export function hitRatio(matches: readonly ExamMatch[]): number | null {
  const known = matches.filter(({ hit }) => hit !== null);
  return known.length === 0 ? null : known.filter(({ hit }) => hit).length / known.length;
}

/** A name without accents, case, marks, plural s and word order. */
function plain(name: string): string {
  const bare = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = bare.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .map((word) => (word.length > 3 && !word.endsWith('ss') ? word.replace(/s$/, '') : word))
    .filter((word) => !['of', 'the', 'a', 'an'].includes(word))
    .sort()
    .join(' ');
}
