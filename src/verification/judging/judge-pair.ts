import { RubriconError } from '../../domain/errors.ts';
import type { JudgedPair } from '../../domain/judging/pair-figures.ts';
import type { Comparison } from '../../domain/judging/tally.ts';
import type { Winner } from '../../domain/judging/winner.ts';
import type { Mark, Marks } from '../../domain/mark.ts';
import { healthBench } from '../../domain/profiles/health-bench.ts';
import { openRs } from '../../domain/profiles/open-rs.ts';
import type { Profile } from '../../domain/profiles/profile.ts';
import type { Rubric } from '../../domain/rubric.ts';
import { scales } from '../../domain/scale.ts';
import type { Message } from '../../domain/submission.ts';
import { type CompareOptions, compareResponses } from './compare-responses.ts';
import { judgeResponse, marksOfJudged } from './judge-marks.ts';

/** A prompt with a better and a worse response, and the rubric to judge them by. */
export interface BenchmarkPair {
  readonly conversation: readonly Message[];
  readonly chosen: string;
  readonly rejected: string;
  readonly rubric: Rubric;
  readonly group: string;
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * Whether a pair is decided criterion by criterion with their points, by the scores of both responses under a profile, or
 * as OpenRS does: constraints that code checks first, then a fatal difference, then the others by their tiers.
 */
export interface PairOptions extends CompareOptions {
  readonly by?: 'criteria' | 'score' | 'openrs';
  readonly profile?: Profile;
}

/**
 * Judges one pair of a reward benchmark; the judge is never told which response was chosen. A pair without a winner for
 * want of answers is not scored.
 * Throws: RubriconError for engine-wide faults, input-invalid where OpenRS finds no tiers, AbortError when cancelled.
 */
export async function judgePair(pair: BenchmarkPair, options: PairOptions): Promise<JudgedPair> {
  const { group, labels } = pair;
  if (options.by === 'score') return { winner: await winnerByScore(pair, options), flipped: false, group, labels };
  const { conversation, chosen: first, rejected: second, rubric } = pair;
  const byTiers = options.by === 'openrs';
  if (byTiers) assertTiers(rubric);
  const constraints = byTiers ? { constraintsDecide: true } : {};
  const found = await compareResponses({ conversation, first, second }, rubric, { ...options, ...constraints });
  const { tally, comparisons } = found;
  const winner = byTiers && found.by === 'criteria' ? winnerByTiers(rubric, comparisons) : tally.winner;
  // Preferring a place shows in criteria; it changed the pair where it left a tie.
  return { winner, flipped: winner === 'tie' && tally.flips > 0, group, labels };
}

/** OpenRS makes criteria from differences: where there is none the responses tie. A criterion that is won counts 1. */
function winnerByTiers(rubric: Rubric, comparisons: readonly Comparison[]): Winner | null {
  if (rubric.criteria.length === 0) return 'tie';
  const leads = { first: 1, second: -1, tie: 0 } as const;
  const { lowest, highest } = openRs.score(
    asPreferences(rubric),
    new Map(
      comparisons.map(({ criterion, winner }): [string, Mark] => [
        criterion.id,
        winner === null ? { kind: 'undecided', reason: 'No answer came.' } : { kind: 'grade', value: leads[winner] },
      ]),
    ),
  );
  if (lowest === null || highest === null) return null;
  if (lowest > 0) return 'first';
  if (highest < 0) return 'second';
  return lowest === highest ? 'tie' : null;
}

function assertTiers(rubric: Rubric): void {
  const ties: Marks = new Map(rubric.criteria.map(({ id }) => [id, { kind: 'grade', value: 0 }]));
  const { value, reason } = openRs.score(asPreferences(rubric), ties);
  if (rubric.criteria.length === 0 || value !== null) return;
  throw new RubriconError('input-invalid', `${reason} Give such a rubric, or leave it out to have one made.`);
}

function asPreferences(rubric: Rubric): Rubric {
  return { ...rubric, criteria: rubric.criteria.map((one) => ({ ...one, scale: scales.preference })) };
}

async function winnerByScore(pair: BenchmarkPair, options: PairOptions): Promise<Winner | null> {
  const { conversation, rubric } = pair;
  const { score, better } = options.profile ?? healthBench;
  const bounds = [];
  for (const response of [pair.chosen, pair.rejected]) {
    const judged = await judgeResponse({ conversation, response }, rubric, options);
    bounds.push(score(rubric, marksOfJudged(rubric, judged)));
  }
  const [one, other] = bounds;
  if (!one || !other) return null;
  const turn = better === 'higher' ? 1 : -1;
  if (one.value !== null && other.value !== null) {
    const lead = (one.value - other.value) * turn;
    return lead === 0 ? 'tie' : lead > 0 ? 'first' : 'second';
  }
  // Undecided criteria leave a winner where they can't change it.
  if (isAbove(one.lowest, other.highest)) return turn > 0 ? 'first' : 'second';
  return isAbove(other.lowest, one.highest) ? (turn > 0 ? 'second' : 'first') : null;
}

function isAbove(lowest: number | null, highest: number | null): boolean {
  return lowest !== null && highest !== null && lowest > highest;
}
