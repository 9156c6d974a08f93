/**
 * One submission against one rubric.
 * Units: points. `fraction` = earned / possible, unclipped (below 0 when met negatives outweigh, never above 1);
 * null when the rubric has no positive points. `lowest` and `highest` bound the fraction over every way the
 * undecided criteria could fall; both equal `fraction` when all are decided. `byTag` is sorted by tag.
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

/** The same arithmetic over the criteria that carry one tag. Units: as in `Score`; `criteria` is their number. */
export interface TagScore {
  readonly earned: number;
  readonly possible: number;
  readonly fraction: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly criteria: number;
}
