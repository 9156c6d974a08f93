import { sumOf } from '../profiles/figures.ts';
import { shareOfFirst, type Winner } from './winner.ts';

/** One comparison of two named responses. */
export interface Match {
  readonly first: string;
  readonly second: string;
  readonly winner: Winner;
}

/** All matches between two players. Units: `share` of the wins that `a` got, ties counted half; `played` matches. */
export interface Meeting {
  readonly a: string;
  readonly b: string;
  readonly share: number;
  readonly played: number;
}

/** A ranking of players, best first, or why there is none. */
export type Ranking =
  | { readonly ratings: readonly Rating[]; readonly reason: null }
  | { readonly ratings: null; readonly reason: string };

/** One player's place. */
export interface Rating {
  readonly player: string;
  readonly rating: number;
}

/** Everybody who played, sorted by name, and who met whom. Neither the order of matches nor of their sides matters. */
export function meetingsOf(matches: readonly Match[]): {
  readonly players: readonly string[];
  readonly meetings: readonly Meeting[];
} {
  const players = [...new Set(matches.flatMap(({ first, second }) => [first, second]))].sort();
  const shares = new Map<string, Map<string, number[]>>();
  for (const { first, second, winner } of matches) {
    if (first === second) continue;
    const share = shareOfFirst(winner);
    const [a, b, own] = first < second ? [first, second, share] : [second, first, 1 - share];
    const row = shares.get(a) ?? new Map<string, number[]>();
    row.set(b, [...(row.get(b) ?? []), own]);
    shares.set(a, row);
  }
  const meetings = [...shares].flatMap(([a, row]) =>
    [...row].map(([b, list]) => ({ a, b, share: sumOf(list) / list.length, played: list.length })),
  );
  return { players, meetings: meetings.sort((x, y) => order(x.a, y.a) || order(x.b, y.b)) };
}

/** Why these players can't be ranked; null where they can. Groups that never met have no common scale. */
export function whyUnranked(players: readonly string[], meetings: readonly Meeting[]): string | null {
  const [start] = players;
  if (start === undefined) return 'There is no comparison.';
  const reached = new Set([start]);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const { a, b } of meetings) {
      if (reached.has(a)) reached.add(b);
      if (reached.has(b)) reached.add(a);
    }
  }
  const apart = players.length - reached.size;
  return apart === 0
    ? null
    : `${apart} of ${players.length} were never compared with the others, directly or through others.`;
}

/** Ratings as a ranking, best first; equals by name. */
export function ranking(ratings: readonly Rating[]): Ranking {
  return { ratings: ratings.toSorted((x, y) => y.rating - x.rating || order(x.player, y.player)), reason: null };
}

function order(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0;
}
