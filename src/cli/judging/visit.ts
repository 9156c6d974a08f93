import type { Bounded } from '../../domain/profiles/profile.ts';
import { rubricsByTurn } from '../../generation/methods/per-turn.ts';
import { feedbackOf } from '../../verification/judging/feedback.ts';
import { judgeVisit, type VisitTurn } from '../../verification/judging/judge-visit.ts';
import type { Given, JudgingMethod } from './method.ts';

/** A criterion that an answer failed: what should hold and did not, or the other way round. */
interface Failed {
  readonly criterion: string;
  readonly wanted: boolean;
}

interface VisitAnswer {
  readonly turns: readonly (Bounded & {
    readonly turn: number;
    /** Units: place of the answer among the messages, from 0. */
    readonly at: number;
    readonly failed: readonly Failed[];
    readonly undecided: readonly string[];
  })[];
  readonly whole: Bounded;
}

/** Each answer of a conversation by the rubric of its turn, and all of them together. */
export const visit: JudgingMethod<VisitAnswer> = {
  id: 'visit',
  description: 'Judges each answer of a conversation by what was said before it, and the visit as a whole.',
  source: 'Baichuan-M2, 2025',
  rows: ['B15'],
  needs: ['conversation'],
  takes: '"response", a last answer; "rubrics" for every answer, else one is grown turn by turn from the bank',
  gives: '"turns" and "whole" with "value", "lowest", "highest"; what each answer failed',
  model: 'any',
  judge: async ({ conversation, response, rubric }: Given<'conversation'>, context) => {
    const { verifier, signal, settings } = context;
    const said =
      response === undefined ? conversation : [...conversation, { role: 'assistant', content: response } as const];
    const places = said.flatMap(({ role }, at) => (role === 'assistant' && at > 0 ? [at] : []));
    const turns: readonly VisitTurn[] = rubric
      ? places.map((at, index) => ({ turn: index + 1, at, rubric }))
      : await rubricsByTurn(said, verifier.engine, { hash: settings.hash, signal });
    const scores = await judgeVisit(said, turns, context);
    return {
      turns: scores.turns.map(({ turn, marks, score }) => {
        const { at = 0, rubric: own } = turns.find((one) => one.turn === turn) ?? {};
        const { unsatisfied, unclear } = own ? feedbackOf(own, marks) : { unsatisfied: [], unclear: [] };
        const failed = unsatisfied.map(({ text, wanted }) => ({ criterion: text, wanted }));
        return { turn, at, ...boundsOf(score), failed, undecided: unclear.map(({ text }) => text) };
      }),
      whole: boundsOf(scores.whole),
    };
  },
  tell: ({ turns, whole }) => [
    `${turns.length} answers; the whole visit ${shown(whole)}`,
    ...turns.flatMap(({ turn, failed, undecided, ...score }) => [
      `answer ${turn}: ${shown(score)}${undecided.length > 0 ? `, ${undecided.length} undecided` : ''}`,
      ...failed.map(({ criterion, wanted }) => `  ${wanted ? 'lacks' : 'faulty'}: ${criterion}`),
    ]),
  ],
};

function boundsOf({ value, lowest, highest, reason }: Bounded): Bounded {
  return { value, lowest, highest, reason };
}

function shown({ value, lowest, highest }: Bounded): string {
  if (value !== null) return value.toFixed(2);
  return lowest === null || highest === null ? 'without a score' : `${lowest.toFixed(2)} to ${highest.toFixed(2)}`;
}
