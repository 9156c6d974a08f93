/**
 * The chance of flips at least as uneven as these, if either way were equally likely.
 * Units: numbers of flips away from and towards the reference; an exact two-sided p. Source: the sign test, as used for
 * rubric edits (rubrics as an attack surface).
 */
export function signTest(away: number, toward: number): number {
  const flips = away + toward;
  const fewer = Math.min(away, toward);
  // The last term of the tail is its greatest: it is kept as a logarithm, since half to the power of a thousand is 0.
  let greatest = -flips * Math.LN2;
  for (let k = 1; k <= fewer; k += 1) greatest += Math.log((flips - k + 1) / k);
  let tail = 0;
  let share = 1;
  for (let k = fewer; k >= 0 && share > 0; k -= 1) {
    tail += share;
    share *= k / (flips - k + 1);
  }
  return Math.min(1, 2 * tail * Math.exp(greatest));
}
