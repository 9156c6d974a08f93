import type { Rubric } from '../domain/rubric.ts';
import { findEcho } from './find-echo.ts';
import { findJudgeAddress } from './find-judge-address.ts';

/** What makes a response suspect of being written for its judge. */
export type JudgeWarning = 'speaks-to-judge' | 'echoes-criterion';

/** What is suspect about a response with one statement in mind; empty for most. */
export function warningsOf(response: string, statement: string): readonly JudgeWarning[] {
  return [
    ...(findJudgeAddress(response).length > 0 ? (['speaks-to-judge'] as const) : []),
    ...(findEcho(response, statement) ? (['echoes-criterion'] as const) : []),
  ];
}

/** Ids of the criteria whose own words a response repeats; those that code checks are no part of it. */
export function echoedCriteria(response: string, { criteria }: Rubric): readonly string[] {
  return criteria.filter(({ check, text }) => !check && findEcho(response, text) !== null).map(({ id }) => id);
}

/** What is suspect about a response to a whole rubric, with the criteria concerned. */
export function caseWarnings(
  response: string,
  rubric: Rubric,
): readonly { readonly warning: JudgeWarning; readonly criteria?: readonly string[] }[] {
  const criteria = echoedCriteria(response, rubric);
  return [
    ...(findJudgeAddress(response).length > 0 ? [{ warning: 'speaks-to-judge' } as const] : []),
    ...(criteria.length > 0 ? [{ warning: 'echoes-criterion', criteria } as const] : []),
  ];
}
