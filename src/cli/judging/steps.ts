import { auditProcess } from '../../domain/judging/process-audit.ts';
import { checkSteps, type ProcessCheck } from '../../verification/judging/check-steps.ts';
import { findSteps, type ReasoningStep } from '../../verification/judging/find-steps.ts';
import type { Given, JudgingMethod } from './method.ts';

type StepState = 'holds' | 'wrong' | 'undecided' | 'not judged';

interface StepsAnswer extends Omit<ProcessCheck, 'judged' | 'open'> {
  readonly steps: readonly (ReasoningStep & { readonly state: StepState })[];
  /** As the row says it; null where it does not. */
  readonly right: boolean | null;
}

/** The process check: which step of a response's reasoning is the first that does not hold. */
export const steps: JudgingMethod<StepsAnswer> = {
  id: 'steps',
  description: 'Goes through the reasoning of a response step by step, up to the first that does not hold.',
  source: 'OPV, 2025; RRM, 2025',
  rows: ['B12', 'C3'],
  needs: ['conversation', 'response'],
  takes: '"right": whether its end is right, for the share of right ends on wrong reasoning',
  gives: '"steps" with place and state, "firstWrong", "sound", "held" (the share before the first wrong one)',
  model: 'language',
  judge: async ({ conversation, response, right }: Given<'conversation' | 'response'>, context) => {
    const document = { conversation, response };
    const found = await findSteps(document, context);
    const { judged, open, ...check } = await checkSteps(document, found, context);
    const stateOf = (number: number): StepState => {
      if (number === check.firstWrong) return 'wrong';
      if (open.includes(number)) return 'undecided';
      return judged.includes(number) ? 'holds' : 'not judged';
    };
    return { ...check, right: right ?? null, steps: found.map((step) => ({ ...step, state: stateOf(step.number) })) };
  },
  tell: ({ steps: all, firstWrong, sound }) => [
    headline(all.length, firstWrong, sound),
    ...all.map(({ number, state, text }) => `${String(number).padStart(2)}  ${state.padEnd(10)}  ${text}`),
  ],
  sum: (answers) => {
    const known = answers.flatMap(({ right, sound }) => (right === null ? [] : [{ right, sound }]));
    const { right, verified, failed, unjudged, falsePositiveShare: share } = auditProcess(known);
    if (right === 0) return [];
    const told = share === null ? '' : ` (${(100 * share).toFixed(1)} % of those judged)`;
    return [`${right} right ends: ${verified} on sound reasoning, ${failed} on wrong${told}, ${unjudged} not judged`];
  },
};

function headline(count: number, firstWrong: number | null, sound: boolean | null): string {
  if (firstWrong !== null) return `step ${firstWrong} of ${count} is the first that does not hold`;
  if (count === 0) return 'no step was found';
  return sound ? `all ${count} steps hold` : `no wrong step, but not all of ${count} could be judged`;
}
