import { sumOf } from '../profiles/figures.ts';
import { type Match, meetingsOf, type Ranking, ranking, whyUnranked } from './matches.ts';

/** Units: `ridge` is the share of a player's average matches that is added against an average opponent, half of it won. */
export interface BradleyTerryOptions {
  readonly ridge?: number;
}

const mostRounds = 20_000;
const close = 1e-12;

/**
 * Strengths under which the results are likeliest: the first of two wins with odds `exp(difference)`.
 * Units: natural logarithm, 0 is the average opponent. Missing: null with a reason where the players are not connected.
 * Source: Bradley and Terry (1952) by the MM algorithm of Hunter (2004). A tie as half a win each way, and the ridge,
 * which keeps a player finite who won or lost every match, are ours.
 */
export function bradleyTerry(matches: readonly Match[], { ridge = 0.1 }: BradleyTerryOptions = {}): Ranking {
  const { players, meetings } = meetingsOf(matches);
  const reason = whyUnranked(players, meetings);
  if (reason !== null) return { ratings: null, reason };
  // In proportion to what was played, so that the same matches twice give the same strengths.
  const extra = (ridge * 2 * sumOf(meetings.map(({ played }) => played))) / players.length;
  const rows = players.map((player) =>
    meetings.flatMap(({ a, b, share, played }) => {
      if (a === player) return [{ other: players.indexOf(b), won: share * played, played }];
      return b === player ? [{ other: players.indexOf(a), won: (1 - share) * played, played }] : [];
    }),
  );
  const wins = rows.map((row) => sumOf(row.map(({ won }) => won)) + extra / 2);
  let strengths = players.map(() => 1);
  for (let round = 0; round < mostRounds; round += 1) {
    const before = strengths;
    strengths = before.map((own, at) => {
      const met = (rows[at] ?? []).map(({ other, played }) => played / (own + (before[other] ?? 1)));
      const load = sumOf(met) + extra / (own + 1);
      return load > 0 ? (wins[at] ?? 0) / load : own;
    });
    const moved = strengths.map((value, at) => Math.abs(Math.log(value / (before[at] ?? 1))));
    if (Math.max(...moved) < close) break;
  }
  return ranking(players.map((player, at) => ({ player, rating: Math.log(strengths[at] ?? 1) })));
}
