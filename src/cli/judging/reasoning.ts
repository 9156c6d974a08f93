import { combineOrders } from '../../domain/judging/combine-orders.ts';
import type { Winner } from '../../domain/judging/winner.ts';
import { judgeByReasoning } from '../../verification/judging/judge-by-reasoning.ts';
import type { ReasonedVerdict } from '../../verification/judging/reasoned-verdict.ts';
import type { Given, JudgingMethod } from './method.ts';

interface ReasoningAnswer {
  /** Null where an order gave no verdict. */
  readonly winner: Winner | null;
  /** Whether each order chose the same place; that is a tie. */
  readonly flipped: boolean;
  /** Whether the row says that the first is better. */
  readonly known: boolean;
  /** As it was judged with the first shown first, and with the second; `first` is whichever was shown first. */
  readonly forward: ReasonedVerdict;
  readonly backward: ReasonedVerdict;
}

/** Two responses told apart by a model that writes its reasons, in both orders. */
export const reasoning: JudgingMethod<ReasoningAnswer> = {
  id: 'reasoning',
  description: 'Lets a language model tell two responses apart in writing, in both orders, and checks its quotes.',
  source: 'RM-R1, 2025',
  rows: ['B1'],
  needs: ['conversation', 'pair'],
  gives: '"winner" (first, second, tie), "flipped", both judgements with rubric or solution, quotes and flags',
  model: 'language',
  judge: async ({ conversation, pair }: Given<'conversation' | 'pair'>, { verifier, signal }) => {
    const { first, second, known } = pair;
    const request = { engine: verifier.engine, conversation, signal };
    const forward = await judgeByReasoning({ ...request, first, second });
    const backward = await judgeByReasoning({ ...request, first: second, second: first });
    const combined = combineOrders({ forward: leadOf(forward), backward: leadOf(backward) });
    return { ...combined, known, forward, backward };
  },
  tell: ({ winner, flipped, forward, backward }) => {
    const flags = [...new Set([...forward.flags, ...backward.flags])];
    const said = winner === 'first' || winner === 'second' ? `the ${winner} response is better` : tieWords(flipped);
    return [winner === null ? 'undecided' : said, ...flags.map((flag) => `note: ${flag.replaceAll('-', ' ')}`)];
  },
  sum: (answers) => {
    const known = answers.filter((answer) => answer.known);
    if (known.length === 0) return [];
    const count = (winner: Winner | null): number => known.filter((answer) => answer.winner === winner).length;
    const flips = known.filter(({ flipped }) => flipped).length;
    return [
      `${known.length} pairs: ${count('first')} right, ${count('second')} wrong, ${count('tie')} ties (${flips} by flips), ` +
        `${count(null)} undecided`,
    ];
  },
};

function leadOf({ winner }: ReasonedVerdict): number | null {
  return winner === null ? null : { first: 1, second: -1, tie: 0 }[winner];
}

function tieWords(flipped: boolean): string {
  return flipped ? 'tie: each order chose the same place' : 'tie';
}
