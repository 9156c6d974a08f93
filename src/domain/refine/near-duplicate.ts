/** By which layer two texts say the same. */
export type TextLayer = 'hash' | 'edit';

const editAtLeast = 0.8;
const prefixAtLeast = 4;
const prefixShare = 0.6;
const little = new Set('a an the of to in for on at by with and or its it is are be that this'.split(' '));

/**
 * Whether two criteria say the same by their text alone: the same words (`hash`), or nearly the same (`edit`); null
 * where they do not. Nearly the same means few edits, and every word that differs has another form on the other side:
 * one number, one negation or one prefix (hypo-, hyper-) makes another criterion.
 * Source: cukereuse's layers of exact hash, then edit ratio; the guard on words is ours.
 */
export function nearDuplicate(a: string, b: string): TextLayer | null {
  return nearDuplicateWords(wordsOf(a), wordsOf(b));
}

/** As `nearDuplicate`, over words that were taken before: a text is compared with many others. */
export function nearDuplicateWords(one: readonly string[], other: readonly string[]): TextLayer | null {
  if (one.join(' ') === other.join(' ')) return 'hash';
  const own = one.filter((word) => !other.includes(word) && !little.has(word));
  const theirs = other.filter((word) => !one.includes(word) && !little.has(word));
  const paired = (list: readonly string[], against: readonly string[]) =>
    list.every((word) => against.some((form) => areForms(word, form)));
  // The guard first: it is cheap and turns nearly every pair away.
  if (!paired(own, theirs) || !paired(theirs, own)) return null;
  return editRatio(one.join(' '), other.join(' ')) >= editAtLeast ? 'edit' : null;
}

/** How much of two texts is the same. Units: 1 less the Levenshtein distance over the longer length; 1 is equal. */
export function editRatio(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  if (longer === 0) return 1;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return 1 - (row[b.length] ?? 0) / longer;
}

/** The words of a text in lower case, without marks. */
export function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Two forms of a word begin alike; numbers have no forms. */
function areForms(a: string, b: string): boolean {
  if (/\p{N}/u.test(a + b)) return false;
  let shared = 0;
  while (shared < Math.min(a.length, b.length) && a[shared] === b[shared]) shared += 1;
  return shared >= Math.max(prefixAtLeast, prefixShare * Math.min(a.length, b.length));
}
