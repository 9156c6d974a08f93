/**
 * The chance of flips at least as uneven as these, if either way were equally likely.
 * Units: numbers of flips away from and towards the reference; an exact two-sided p. Source: the sign test, as used for
 * rubric edits (rubrics as an attack surface).
 */
export function signTest(away: number, toward: number): number {
  const flips = away + toward;
  const fewer = Math.min(away, toward);
  let term = 0.5 ** flips;
  let tail = 0;
  for (let k = 0; k <= fewer; k += 1) {
    tail += term;
    term = (term * (flips - k)) / (k + 1);
  }
  return Math.min(1, 2 * tail);
}
