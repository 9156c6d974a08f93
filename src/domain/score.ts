/**
 * One submission against one rubric.
 * Units: points. `fraction` = earned / possible, unclipped (it can be below 0 or above... never above 1 by construction);
 * null when the rubric has no positive points. `lowest` and `highest` bound the fraction over every way the
 * undecided criteria could fall; both equal `fraction` when all are decided.
 */
export interface Score {
  readonly earned: number;
  readonly possible: number;
  readonly fraction: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly decided: number;
  readonly undecided: number;
  readonly byTag: ReadonlyMap<string, TagScore>;
}

export interface TagScore {
  readonly earned: number;
  readonly possible: number;
  readonly fraction: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly criteria: number;
}
