import { signTest } from './sign-test.ts';

/** Whether the reference was met on one item by the rubric before and after an edit; null where that was not settled. */
export interface Rejudged {
  readonly before: boolean | null;
  readonly after: boolean | null;
}

/**
 * What an edit did on one set.
 * Units: `before`, `after` shares of `n` items that both settled, `change` their difference; `away` and `toward` are flips
 * from and to the reference, `p` that of the exact sign test over them. Missing: the shares are null without an item.
 */
export interface SetDrift {
  readonly n: number;
  readonly skipped: number;
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number | null;
  readonly away: number;
  readonly toward: number;
  readonly p: number;
}

/** An edit on a benchmark and on the set it is for. Stealth drift wants a person's consent: the benchmark did not show it. */
export interface RubricDrift {
  readonly benchmark: SetDrift;
  readonly target: SetDrift;
  readonly status: 'no drift' | 'drift' | 'stealth drift';
}

/**
 * What an edit of a rubric did where it is watched and where it is used. A set has moved when its flips are more uneven
 * than chance: their p is below `level`.
 * Source: rubrics as an attack surface; the level is ours.
 */
export function rubricDrift(
  sets: { readonly benchmark: readonly Rejudged[]; readonly target: readonly Rejudged[] },
  level = 0.05,
): RubricDrift {
  const [benchmark, target] = [setDrift(sets.benchmark), setDrift(sets.target)];
  const [watched, used] = [benchmark.p < level, target.p < level];
  return { benchmark, target, status: used && !watched ? 'stealth drift' : used || watched ? 'drift' : 'no drift' };
}

function setDrift(items: readonly Rejudged[]): SetDrift {
  const settled = items.filter(({ before, after }) => before !== null && after !== null);
  const n = settled.length;
  const count = (holds: (item: Rejudged) => boolean | null): number => settled.filter(holds).length;
  const away = count(({ before, after }) => before && !after);
  const toward = count(({ before, after }) => !before && after);
  const share = (number: number): number | null => (n > 0 ? number / n : null);
  return {
    n,
    skipped: items.length - n,
    before: share(count(({ before }) => before)),
    after: share(count(({ after }) => after)),
    change: share(toward - away),
    away,
    toward,
    p: signTest(away, toward),
  };
}
