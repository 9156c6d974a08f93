import type { Marks } from '../mark.ts';
import type { Rubric } from '../rubric.ts';
import type { Scale } from '../scale.ts';

/**
 * A number that a rule may not be able to give.
 * Missing: `value` is null where the rule gives none, and `reason` says why. `lowest` and `highest` bound it over all
 * that undecided criteria could be; null where there is no such bound.
 */
export interface Bounded {
  readonly value: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly reason: string | null;
}

/** A named number beside the total: one axis, one error type, one way of averaging. */
export interface Figure extends Bounded {
  readonly name: string;
}

/** One response by one profile. `notes` say what the rule did that a reader might not expect, in whole sentences. */
export interface ProfileScore extends Bounded {
  readonly profile: string;
  readonly figures: readonly Figure[];
  readonly notes: readonly string[];
}

/** A named scoring rule: a pure function of a rubric and marks. */
export interface Profile {
  readonly name: string;
  readonly title: string;
  /** What it does, in one sentence. */
  readonly summary: string;
  /** Who published it, and where ours differs. */
  readonly source: string;
  /** Rows and sections of the inventory of methods that it answers to. */
  readonly rows: readonly string[];
  /** What a score can be; null where there is no end. */
  readonly range: { readonly least: number | null; readonly most: number | null };
  readonly better: 'higher' | 'lower';
  /** What it wants marked beside criteria: their sub-checks, or the whole response by one grade; absent for most. */
  readonly asks?: 'parts' | Extract<Scale, { readonly kind: 'grade' }>;
  readonly score: (rubric: Rubric, marks: Marks) => ProfileScore;
  /** The figures of many cases by their values, as the method reports them; null is a case without a score. */
  readonly combine: (values: readonly (number | null)[]) => readonly Figure[];
}
