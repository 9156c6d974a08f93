import { RubriconError } from '../../domain/errors.ts';
import {
  bestRound,
  isOutOfPatience,
  keepsSatisfied,
  type RewriteChange,
  rewriteChange,
} from '../../domain/judging/round-rules.ts';
import type { Marks } from '../../domain/mark.ts';
import { healthBench } from '../../domain/profiles/health-bench.ts';
import type { Profile } from '../../domain/profiles/profile.ts';
import type { Rubric } from '../../domain/rubric.ts';
import type { EngineDocument } from '../../engine/port.ts';
import { type JudgeOptions, withReadings } from './ask-logits.ts';
import { type Feedback, feedbackOf, standingOf } from './feedback.ts';
import { judgeResponse, marksOfJudged } from './judge-marks.ts';
import { rewriteResponse } from './rewrite-response.ts';

export interface RewriteLoopOptions extends JudgeOptions {
  /** Rewrites at most. */
  readonly rounds?: number;
  /** Rewrites in a row without a better score before it stops. */
  readonly patience?: number;
  /** `keep`: a rewrite that loses anything satisfied is not built on, nor best. `score`: the score alone counts. */
  readonly policy?: 'keep' | 'score';
  readonly profile?: Profile;
  /** Another judge than the verifier. */
  readonly judge?: (response: string) => Promise<Marks>;
  /** Another writer than the verifier's engine. */
  readonly rewrite?: (response: string, feedback: Feedback) => Promise<string>;
}

/** One version of the response; the first is the original. Missing: no score where the rubric gives no bound. */
export interface RewriteRound {
  readonly response: string;
  readonly marks: Marks;
  readonly feedback: Feedback;
  /** The lowest that the score can be, so that an unsure judge raises none. */
  readonly score: number | null;
  /** Against the version that it was written from. */
  readonly change: RewriteChange;
  readonly accepted: boolean;
}

/** Units: `best` is a place in `rounds`. `fault`: the writer wrote nothing usable, and what came before stands. */
export interface RewriteOutcome {
  readonly rounds: readonly RewriteRound[];
  readonly best: number;
  readonly stop: 'nothing-left' | 'patience' | 'rounds' | 'fault';
}

/**
 * Judges, tells the writer what failed, judges again, until nothing is left to mend, patience is out or the rounds are;
 * the best accepted round stands. Each rewrite starts from the last accepted version.
 * Throws: RubriconError model-unsupported when the engine cannot write, engine-wide faults, AbortError.
 * Source: DeepVerifier (patience, best round), HeRL (what was satisfied is kept), ProImage (failed checks fed back).
 */
export async function rewriteLoop(
  document: EngineDocument,
  rubric: Rubric,
  options: RewriteLoopOptions,
): Promise<RewriteOutcome> {
  const { rounds: most = 3, patience = 1, policy = 'keep', profile = healthBench, signal } = options;
  return withReadings(options, async (readings) => {
    const judge = options.judge ?? judgeByVerifier;
    const rewrite = options.rewrite ?? rewriteByEngine;
    const rounds = [await roundOf(document.response, null)];
    let current = rounds[0];
    while (current) {
      const { feedback, response } = current;
      const outcome = (stop: RewriteOutcome['stop']): RewriteOutcome => ({ rounds, best: bestOf(rounds), stop });
      if (feedback.unsatisfied.length + feedback.unclear.length === 0) return outcome('nothing-left');
      if (isOutOfPatience(rounds.map(scoreOf), patience)) return outcome('patience');
      if (rounds.length > most) return outcome('rounds');
      signal?.throwIfAborted();
      const text = await unlessInvalid(rewrite(response, feedback));
      if (text === null) return outcome('fault');
      const next = await roundOf(text, current);
      rounds.push(next);
      if (next.accepted) current = next;
    }
    return { rounds, best: 0, stop: 'rounds' };

    async function roundOf(response: string, before: RewriteRound | null): Promise<RewriteRound> {
      const marks = await judge(response);
      const score = profile.score(rubric, marks).lowest;
      const standing = standingOf(rubric, marks);
      const change = rewriteChange(before ? standingOf(rubric, before.marks) : standing, standing);
      const better = score !== null && score > (before?.score ?? Number.NEGATIVE_INFINITY);
      const accepted = before === null || (better && (policy === 'score' || keepsSatisfied(change)));
      return { response, marks, feedback: feedbackOf(rubric, marks), score, change, accepted };
    }

    async function judgeByVerifier(response: string): Promise<Marks> {
      const judged = await judgeResponse({ ...document, response }, rubric, { ...options, readings });
      return marksOfJudged(rubric, judged);
    }

    function rewriteByEngine(response: string, feedback: Feedback): Promise<string> {
      const { engine } = options.verifier;
      return rewriteResponse({ engine, document: { ...document, response }, feedback, signal });
    }
  });
}

async function unlessInvalid(work: Promise<string>): Promise<string | null> {
  try {
    return await work;
  } catch (thrown) {
    if (thrown instanceof RubriconError && thrown.code === 'output-invalid') return null;
    throw thrown;
  }
}

/** A round that was not accepted can't be the best, nor does its score count for patience. */
function scoreOf({ accepted, score }: RewriteRound): number | null {
  return accepted ? score : null;
}

function bestOf(rounds: readonly RewriteRound[]): number {
  return bestRound(rounds.map(scoreOf)) ?? 0;
}
