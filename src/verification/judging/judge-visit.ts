import type { Mark, Marks } from '../../domain/mark.ts';
import { healthBench } from '../../domain/profiles/health-bench.ts';
import type { Profile, ProfileScore } from '../../domain/profiles/profile.ts';
import type { Criterion, Rubric } from '../../domain/rubric.ts';
import type { Message } from '../../domain/submission.ts';
import { type JudgeOptions, withReadings } from './ask-logits.ts';
import { judgeResponse, marksOfJudged } from './judge-marks.ts';

/** One answer of a visit and the rubric it is judged by. Units: `at` is its place among the messages. */
export interface VisitTurn {
  readonly turn: number;
  readonly at: number;
  readonly rubric: Rubric;
}

/** The scores of a visit: each answer by its own rubric, and all criteria of all answers as one. */
export interface VisitScores {
  readonly turns: readonly { readonly turn: number; readonly marks: Marks; readonly score: ProfileScore }[];
  readonly whole: ProfileScore;
}

/**
 * Judges each answer of a conversation by the rubric of its turn, given what was said before it. A turn whose answer is
 * still to come is left out.
 * Throws: RubriconError for engine-wide faults, AbortError when cancelled.
 * Source: Baichuan-M2 (rubrics that grow with the dialogue); adding a visit up as one rubric is ours.
 */
export async function judgeVisit(
  conversation: readonly Message[],
  turns: readonly VisitTurn[],
  options: JudgeOptions & { readonly profile?: Profile },
): Promise<VisitScores> {
  const { profile = healthBench } = options;
  return withReadings(options, async (readings) => {
    const done: VisitScores['turns'][number][] = [];
    const criteria: Criterion[] = [];
    const all = new Map<string, Mark>();
    for (const { turn, at, rubric } of turns) {
      const message = conversation[at];
      if (message?.role !== 'assistant') continue;
      const document = { conversation: conversation.slice(0, at), response: message.content };
      const marks = marksOfJudged(rubric, await judgeResponse(document, rubric, { ...options, readings }));
      done.push({ turn, marks, score: profile.score(rubric, marks) });
      // Keys of sub-checks begin with the id of their criterion, so one prefix serves both.
      criteria.push(...rubric.criteria.map((criterion) => ({ ...criterion, id: `${turn}:${criterion.id}` })));
      for (const [key, mark] of marks) all.set(`${turn}:${key}`, mark);
    }
    return { turns: done, whole: profile.score({ id: 'visit', title: 'The whole visit', criteria }, all) };
  });
}
