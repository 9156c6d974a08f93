import type { Winner } from './winner.ts';

/**
 * How a pair was compared with the first response shown first (`forward`) and with the second shown first (`backward`).
 * Units: above zero the response that was shown first is better, whichever it is; 0 is a tie.
 * Missing: null where no answer came.
 */
export interface BothOrders {
  readonly forward: number | null;
  readonly backward: number | null;
}

/** What both orders amount to. `flipped`: the judge preferred a place and not a response, which is a tie. */
export interface Combined {
  readonly winner: Winner | null;
  readonly flipped: boolean;
}

/**
 * One winner from both orders. A win in one order and a tie in the other is a win.
 * Missing: null where either order gave no answer; half a comparison is none.
 * Source: OpenRS at threshold 0, made symmetric: exchanging the responses mirrors the result.
 */
export function combineOrders({ forward, backward }: BothOrders): Combined {
  if (forward === null || backward === null) return { winner: null, flipped: false };
  const [one, other] = [Math.sign(forward), -Math.sign(backward)];
  const sum = one + other;
  const flipped = sum === 0 && one !== 0;
  if (sum === 0) return { winner: 'tie', flipped };
  return { winner: sum > 0 ? 'first' : 'second', flipped };
}
