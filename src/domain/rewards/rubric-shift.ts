/** What a rubric did to the chance of the right winner. */
export interface RubricShift {
  readonly shift: number;
  readonly kind: 'helpful' | 'misleading' | 'neutral';
}

/**
 * How much a rubric helped to find the right winner.
 * Units: chances from 0 to 1; `tolerance` is how little counts as nothing. Source: C2; the tolerance is ours.
 */
export function rubricShift(withRubric: number, without: number, tolerance = 0.02): RubricShift {
  const shift = withRubric - without;
  return { shift, kind: shift > tolerance ? 'helpful' : shift < -tolerance ? 'misleading' : 'neutral' };
}
