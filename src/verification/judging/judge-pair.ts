import type { JudgedPair } from '../../domain/judging/pair-figures.ts';
import type { Winner } from '../../domain/judging/winner.ts';
import { healthBench } from '../../domain/profiles/health-bench.ts';
import type { Profile } from '../../domain/profiles/profile.ts';
import type { Rubric } from '../../domain/rubric.ts';
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

/** Whether a pair is decided criterion by criterion, or by the scores of both responses under a profile. */
export interface PairOptions extends CompareOptions {
  readonly by?: 'criteria' | 'score';
  readonly profile?: Profile;
}

/**
 * Judges one pair of a reward benchmark; the judge is never told which response was chosen. A pair without a winner for
 * want of answers is not scored.
 * Throws: RubriconError for engine-wide faults, AbortError when cancelled.
 */
export async function judgePair(pair: BenchmarkPair, options: PairOptions): Promise<JudgedPair> {
  const { group, labels } = pair;
  if (options.by === 'score') return { winner: await winnerByScore(pair, options), flipped: false, group, labels };
  const { conversation, chosen: first, rejected: second, rubric } = pair;
  const { tally } = await compareResponses({ conversation, first, second }, rubric, options);
  // Preferring a place shows in criteria; it changed the pair where it left a tie.
  return { winner: tally.winner, flipped: tally.winner === 'tie' && tally.flips > 0, group, labels };
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
