/** Which of two responses is better. */
export type Winner = 'first' | 'second' | 'tie';

/** The same result with the two sides exchanged. */
export function mirrored(winner: Winner): Winner {
  if (winner === 'tie') return 'tie';
  return winner === 'first' ? 'second' : 'first';
}

/** The share of a win that the first response gets: a tie is half a win. */
export function shareOfFirst(winner: Winner): number {
  if (winner === 'tie') return 0.5;
  return winner === 'first' ? 1 : 0;
}
