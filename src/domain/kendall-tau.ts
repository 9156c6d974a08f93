/**
 * How alike two measures rank the same things: 1 for the same order, -1 for the reverse. Ties on either side count as
 * neither and shrink what can be reached (tau-b).
 * Missing: null unless both measures tell at least one pair apart.
 * Source: Kendall 1945.
 */
export function kendallTau(pairs: readonly (readonly [number, number])[]): number | null {
  let together = 0;
  let tiedFirst = 0;
  let tiedSecond = 0;
  const all = (pairs.length * (pairs.length - 1)) / 2;
  pairs.forEach(([a, b], at) => {
    for (const [otherA, otherB] of pairs.slice(at + 1)) {
      together += Math.sign(a - otherA) * Math.sign(b - otherB);
      tiedFirst += Number(a === otherA);
      tiedSecond += Number(b === otherB);
    }
  });
  // In this order the root of a square is exact, so a perfect order is exactly 1.
  const reach = Math.sqrt((all - tiedFirst) * (all - tiedSecond));
  return reach === 0 ? null : together / reach;
}
