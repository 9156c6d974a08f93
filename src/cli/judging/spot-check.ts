import type { Evidence } from '../../domain/evidence.ts';
import { spotCheck as runSpotCheck, type SpotCheck } from '../../verification/judging/spot-check.ts';
import type { Given, JudgingMethod } from './method.ts';

interface SpotCheckAnswer extends Pick<SpotCheck, 'status' | 'attacked' | 'undecided' | 'passes'> {
  /** Units: criteria of the rubric, attacked or not. */
  readonly criteria: number;
  readonly failure: {
    readonly id: string;
    readonly criterion: string;
    readonly points: number;
    readonly probability: number | null;
    readonly evidence: readonly Evidence[];
  } | null;
}

/** A few criteria that the response most likely fails, until one is found that it does. */
export const spotCheck: JudgingMethod<SpotCheckAnswer> = {
  id: 'spot-check',
  description: 'Looks at the few criteria that a response most likely fails, and stops at the first that it does.',
  source: 'RLAC, 2025',
  rows: ['B8'],
  needs: ['conversation', 'response', 'rubric'],
  gives: '"status" (failed, not-found), "failure" with its quotes, "attacked", "undecided", "passes"',
  model: 'any',
  judge: async ({ conversation, response, rubric }: Given<'conversation' | 'response' | 'rubric'>, context) => {
    const { budget } = context.settings;
    const found = await runSpotCheck({ conversation, response }, rubric, { ...context, budget });
    const { status, attacked, undecided, passes } = found;
    return { status, attacked, undecided, passes, criteria: rubric.criteria.length, failure: failureOf(found) };
  },
  tell: ({ failure, attacked, undecided, criteria }) => {
    const looked = `${attacked.length} of ${criteria} criteria looked at`;
    const open = undecided.length > 0 ? `, ${undecided.length} of them undecided` : '';
    if (!failure) return [`no failure found; ${looked}${open}, the others are unknown`];
    const { criterion, points, probability, evidence } = failure;
    const chance = probability === null ? '' : `, chance that it holds ${probability.toFixed(2)}`;
    return [
      `fails a criterion; ${looked}${open}`,
      `${points > 0 ? 'should hold' : 'should not hold'}: ${criterion} (${points} points${chance})`,
      ...evidence.map(({ quote, role }) => `${role === 'supports' ? 'quote' : 'nearest words'}: ${quote}`),
    ];
  },
};

function failureOf(found: SpotCheck): SpotCheckAnswer['failure'] {
  if (found.status === 'not-found') return null;
  const { criterion, verdict } = found;
  const { id, text, points } = criterion;
  const known = verdict.kind === 'decided' ? verdict : null;
  return { id, criterion: text, points, probability: known?.probability ?? null, evidence: known?.evidence ?? [] };
}
