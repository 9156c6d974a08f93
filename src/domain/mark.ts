import type { Criterion, Rubric, SubCheck } from './rubric.ts';
import { isOnScale, type Scale, scales, shareOfScale } from './scale.ts';
import type { Verdict } from './verdict.ts';

/**
 * What a scoring profile is told about one criterion or sub-check.
 * Units: `value` is on the criterion's scale (unmet 0 and met 1 where it has none); `quotes` is the number of verified
 * quotes behind it, absent where nobody counted. `blocked` is met by a source alone that does not count.
 */
export type Mark =
  | { readonly kind: 'grade'; readonly value: number; readonly quotes?: number }
  | { readonly kind: 'not-applicable' }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'undecided'; readonly reason: string };

/** Marks by criterion id, by `partKey`, or by `overallKey`. What has no mark is undecided. */
export type Marks = ReadonlyMap<string, Mark>;

/** Key of the one grade that a judge gave the whole response. No criterion has an empty id. */
export const overallKey = '';

/** Key of a sub-check's mark. */
export function partKey({ id }: Pick<Criterion, 'id'>, part: Pick<SubCheck, 'id'>): string {
  return `${id}\u001f${part.id}`;
}

/**
 * The marks that verdicts amount to. A yes or no stands for the ends of a scale of at most three steps; on a longer
 * one, and for a count above zero, it decides nothing.
 */
export function marksOf(rubric: Rubric, verdicts: ReadonlyMap<string, Verdict | null>): Marks {
  return new Map(rubric.criteria.map((criterion) => [criterion.id, markOf(criterion, verdicts.get(criterion.id))]));
}

/**
 * The share of its points that a verdict gives a criterion: 0 or 1 for a yes or no, the share of its scale for a mark, all
 * of them for a count above zero. Missing: null where nothing is decided.
 */
export function creditOf(criterion: Criterion, verdict: Verdict | null | undefined): number | null {
  const mark = markOf(criterion, verdict);
  if (mark.kind !== 'grade') return null;
  return shareOfScale(criterion.scale ?? scales.binary, mark.value) ?? (mark.value > 0 ? 1 : 0);
}

function markOf({ scale = scales.binary }: Criterion, verdict: Verdict | null | undefined): Mark {
  if (!verdict) return undecided('It was not asked yet.');
  if (verdict.kind === 'failed') return undecided(verdict.message);
  if (verdict.kind === 'abstained') return undecided(verdict.reason);
  const value = verdict.kind === 'graded' ? verdict.value : endOf(scale, verdict.met);
  if (value === null) return undecided('It was answered yes or no, and its scale asks for more.');
  if (!isOnScale(scale, value)) return undecided('The answer does not stand on the scale of its criterion.');
  // Code and people decide without quoting.
  return verdict.source === 'model'
    ? { kind: 'grade', value, quotes: verdict.evidence.length }
    : { kind: 'grade', value };
}

function undecided(reason: string): Mark {
  return { kind: 'undecided', reason };
}

function endOf(scale: Scale, met: boolean): number | null {
  if (scale.kind === 'count') return met ? null : 0;
  const { least, most, step } = scale;
  if (step === undefined || (most - least) / step > 2) return null;
  return met ? most : least;
}
