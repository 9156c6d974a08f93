import { sumOf } from '../profiles/figures.ts';
import { seededRandom } from '../seeded-random.ts';
import { type Match, meetingsOf, type Ranking, ranking, whyUnranked } from './matches.ts';

/** Units: `k` points change hands at most in a match; `start` points each; `orders` are averaged over. */
export interface EloOptions {
  readonly seed: number;
  readonly k?: number;
  readonly start?: number;
  readonly orders?: number;
}

/**
 * Elo ratings, averaged over many seeded orders, since one order favours whoever wins late.
 * Units: points; 400 more is odds of ten to one; the mean is `start`.
 * Missing: null with a reason where the players are not connected.
 * Source: Elo (1978), as ResearchQA ranks. Ours: the average over orders, and that a pair plays once with its mean
 * result, so that comparing every pair again, in both orders, changes nothing.
 */
export function elo(matches: readonly Match[], { seed, k = 32, start = 1500, orders = 200 }: EloOptions): Ranking {
  const { players, meetings } = meetingsOf(matches);
  const reason = whyUnranked(players, meetings);
  if (reason !== null) return { ratings: null, reason };
  const random = seededRandom(seed);
  const runs = Array.from({ length: orders }, () => {
    const points = new Map(players.map((player) => [player, start]));
    for (const { a, b, share } of shuffled(meetings, random)) {
      const [own, other] = [points.get(a) ?? start, points.get(b) ?? start];
      const change = k * (share - 1 / (1 + 10 ** ((other - own) / 400)));
      points.set(a, own + change).set(b, other - change);
    }
    return points;
  });
  return ranking(
    players.map((player) => ({ player, rating: sumOf(runs.map((points) => points.get(player) ?? start)) / orders })),
  );
}

/** Fisher and Yates. */
function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  const list = [...items];
  for (let last = list.length - 1; last > 0; last -= 1) {
    const pick = Math.floor(random() * (last + 1));
    const [a, b] = [list[last], list[pick]];
    if (a !== undefined && b !== undefined) [list[last], list[pick]] = [b, a];
  }
  return list;
}
