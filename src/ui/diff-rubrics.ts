import { asksTheSame, type Criterion, type Rubric } from '../domain/rubric.ts';

/** A run of words that both texts have, or one alone. */
export interface WordRun {
  readonly side: 'both' | 'before' | 'after';
  readonly text: string;
}

/** What became of one criterion between two versions. */
export type CriterionChange =
  | { readonly kind: 'added' | 'removed' | 'same'; readonly criterion: Criterion }
  | {
      readonly kind: 'changed';
      readonly before: Criterion;
      readonly criterion: Criterion;
      readonly words: readonly WordRun[];
      /** Whether how it is judged changed (its check, scale, levels, parts or guidance). */
      readonly judgedOtherwise: boolean;
    };

/**
 * What changed between two versions of a rubric, in the order of the later one; what was removed stands where it stood.
 * Criteria are the same by id, else by the same text.
 */
export function diffRubrics(before: Rubric, after: Rubric): readonly CriterionChange[] {
  const earlier = pairUp(before, after);
  const taken = new Set(earlier.values());
  const changes = after.criteria.map((criterion): CriterionChange => {
    const old = earlier.get(criterion);
    if (!old) return { kind: 'added', criterion };
    const same = asksTheSame(old, criterion);
    if (same && old.points === criterion.points) return { kind: 'same', criterion };
    const judgedOtherwise = !same && old.text === criterion.text;
    return { kind: 'changed', before: old, criterion, words: diffWords(old.text, criterion.text), judgedOtherwise };
  });
  const place = (at: number): number => {
    const next = before.criteria.slice(at + 1).find((one) => taken.has(one));
    return next
      ? changes.findIndex((change) => change.kind !== 'removed' && earlier.get(change.criterion) === next)
      : changes.length;
  };
  before.criteria.forEach((criterion, at) => {
    if (!taken.has(criterion)) changes.splice(place(at), 0, { kind: 'removed', criterion });
  });
  return changes;
}

/** The earlier criterion of each later one that has one. */
function pairUp(before: Rubric, after: Rubric): ReadonlyMap<Criterion, Criterion> {
  const pairs = new Map<Criterion, Criterion>();
  const free = new Set(before.criteria);
  for (const same of [
    (a: Criterion, b: Criterion) => a.id === b.id,
    (a: Criterion, b: Criterion) => a.text === b.text,
  ]) {
    for (const criterion of after.criteria) {
      const old = pairs.has(criterion) ? undefined : [...free].find((one) => same(one, criterion));
      if (!old) continue;
      pairs.set(criterion, old);
      free.delete(old);
    }
  }
  return pairs;
}

/** Two texts word by word: the longest common run of words stays, the rest stands on its side. */
export function diffWords(before: string, after: string): readonly WordRun[] {
  const [a, b] = [words(before), words(after)];
  const common: number[][] = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = common[i];
    for (let j = b.length - 1; row && j >= 0; j -= 1) {
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const runs: WordRun[] = [];
  const put = (side: WordRun['side'], text: string): void => {
    const last = runs.at(-1);
    if (last?.side === side) runs[runs.length - 1] = { side, text: last.text + text };
    else runs.push({ side, text });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left = '', right = ''] = [a[i], b[j]];
    if (i < a.length && j < b.length && left === right) {
      put('both', left);
      i += 1;
      j += 1;
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) {
      put('before', left);
      i += 1;
    } else {
      put('after', right);
      j += 1;
    }
  }
  return runs;
}

/** Words with the space after each, so that joined they are the text. */
const words = (text: string): readonly string[] => text.match(/\s*\S+|\s+$/g) ?? [];
