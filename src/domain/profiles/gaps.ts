import type { Mark } from '../mark.ts';
import type { Tier } from '../tier.ts';
import type { Answered } from './answered.ts';
import { sumOf } from './figures.ts';
import { makeProfile } from './make-profile.ts';
import type { Profile } from './profile.ts';
import type { Outcome } from './score-by-rule.ts';

type Level = 'A1' | 'A2' | 'A3' | 'S1' | 'S2' | 'S3' | 'S4';

/** Points by level; the release has 5/3/1 in its configuration and 3/2/1 where that file is missing. */
const gapsTables = {
  '5-3-1': { A1: 5, A2: 3, A3: 1, S1: -1, S2: -2, S3: -3, S4: -4 },
  '3-2-1': { A1: 3, A2: 2, A3: 1, S1: -1, S2: -2, S3: -3, S4: -4 },
} as const satisfies Readonly<Record<string, Readonly<Record<Level, number>>>>;

export type GapsTable = keyof typeof gapsTables;

/**
 * GAPS: points by the levels A1 to A3 and S1 to S4, floored at zero, over the positive ones.
 * Source: GAPS.
 */
export const gaps: Profile = gapsWith('5-3-1');

/** The same with the release's fallback table, so that the table is always chosen and never fallen into. */
export const gaps321: Profile = gapsWith('3-2-1');

/** GAPS with a table and a penalty for claims beside the point. Units: `irrelevant` is positive points taken off. */
export function gapsWith(table: GapsTable, irrelevant = 0): Profile {
  const standard = table === '5-3-1';
  return makeProfile(
    {
      name: standard ? 'gaps' : 'gaps-3-2-1',
      title: standard ? 'GAPS' : 'GAPS, 3/2/1',
      summary: `Points by level, A ${table.replaceAll('-', '/')} and S -1 to -4, never below zero, over the positive ones.`,
      source: 'GAPS',
      rows: ['D3', '2.15'],
    },
    { rule: { of: (answers) => levelled(answers, gapsTables[table], irrelevant), direction: levelSign } },
  );
}

/** One judge's vote on a claim. */
export type GapsVote = 'met' | 'unmet' | 'unknown';

/** What several judges make of a claim: two that agree decide it when they are the majority, else it needs review. */
export function voteMark(votes: readonly GapsVote[]): Mark {
  const count = (kind: GapsVote) => votes.filter((vote) => vote === kind).length;
  const [met, unmet] = [count('met'), count('unmet')];
  const most = Math.max(met, unmet);
  if (most < 2 || met === unmet) return { kind: 'undecided', reason: 'The judges do not agree; review needed.' };
  return { kind: 'grade', value: met > unmet ? 1 : 0 };
}

/** The severity that judges give together, conservatively: S4 when any of them says so, else the most frequent one. */
export function voteSeverity(votes: readonly ('S1' | 'S2' | 'S3' | 'S4')[]): 'S1' | 'S2' | 'S3' | 'S4' | null {
  if (votes.includes('S4')) return 'S4';
  const ranked = (['S3', 'S2', 'S1'] as const)
    .map((level) => ({ level, count: votes.filter((vote) => vote === level).length }))
    .sort((a, b) => b.count - a.count);
  const [first] = ranked;
  return first && first.count > 0 ? first.level : null;
}

function levelled(answers: readonly Answered[], table: Readonly<Record<Level, number>>, irrelevant: number): Outcome {
  const rows = answers.flatMap(({ criterion: { tier }, share }) =>
    isLevel(tier) ? [{ points: table[tier], share }] : [],
  );
  const possible = sumOf(rows.map(({ points }) => Math.max(0, points)));
  if (possible === 0) return { reason: 'No criterion that applies has a level from A1 to A3.' };
  const achieved = sumOf(rows.map(({ points, share }) => points * share));
  return Math.max(0, achieved - irrelevant) / possible;
}

function isLevel(tier: Tier | undefined): tier is Level {
  return tier !== undefined && tier in gapsTables['5-3-1'];
}

function levelSign({ criterion: { tier } }: { readonly criterion: { readonly tier?: Tier } }): 1 | -1 {
  return tier?.startsWith('S') ? -1 : 1;
}
