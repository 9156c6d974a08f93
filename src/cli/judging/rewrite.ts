import { type RewriteOutcome, rewriteLoop } from '../../verification/judging/rewrite-loop.ts';
import type { Given, JudgingMethod } from './method.ts';

interface RewriteAnswer extends Pick<RewriteOutcome, 'best' | 'stop'> {
  /** The best accepted version; the original where none was better. */
  readonly response: string;
  readonly rounds: readonly {
    readonly score: number | null;
    readonly accepted: boolean;
    readonly gained: readonly string[];
    readonly lost: readonly string[];
    readonly failed: readonly string[];
  }[];
}

const stopWords: Readonly<Record<RewriteOutcome['stop'], string>> = {
  'nothing-left': 'nothing was left to mend',
  patience: 'the last rewrites brought nothing',
  rounds: 'the rounds were used up',
  fault: 'the model wrote no usable rewrite',
};

/** A response rewritten by what it failed, judged again, the best version kept. */
export const rewrite: JudgingMethod<RewriteAnswer> = {
  id: 'rewrite',
  description: 'Tells a language model what a response failed, judges its rewrite, and keeps the best version.',
  source: 'HeRL, 2026; DeepVerifier, 2026; ProImage-Bench, 2025',
  rows: ['B6', 'D2', 'E9'],
  needs: ['conversation', 'response', 'rubric'],
  gives:
    '"response" (the best version), "best" (its round, 0 the original), "stop", "rounds" with score, gained and lost',
  model: 'language',
  judge: async ({ conversation, response, rubric }: Given<'conversation' | 'response' | 'rubric'>, context) => {
    const { rounds: most, patience } = context.settings;
    const outcome = await rewriteLoop({ conversation, response }, rubric, { ...context, rounds: most, patience });
    const { rounds, best, stop } = outcome;
    return {
      response: rounds[best]?.response ?? response,
      best,
      stop,
      rounds: rounds.map(({ score, accepted, change: { gained, lost }, feedback }) => ({
        score,
        accepted,
        gained,
        lost,
        failed: feedback.unsatisfied.map(({ text }) => text),
      })),
    };
  },
  tell: ({ response, best, stop, rounds }) => [
    `${best === 0 ? 'the original stands' : `rewrite ${best} is the best`}; ${stopWords[stop]}`,
    ...rounds.map(({ score, accepted, gained, lost }, at) => {
      const change =
        at === 0 ? 'original' : `${accepted ? 'kept' : 'left'}, ${gained.length} gained, ${lost.length} lost`;
      return `round ${at}: lowest score ${score?.toFixed(2) ?? '–'}  ${change}`;
    }),
    ...response.split('\n').map((line) => `| ${line}`),
  ],
};
