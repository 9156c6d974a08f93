import type { CaseWarning, CriterionWarning, JudgeWarning, ResponseWarning } from '../domain/judge-warning.ts';
import type { Rubric } from '../domain/rubric.ts';
import { readBareWords } from './find-bare-words.ts';
import { readEchoes } from './find-echo.ts';
import { findJudgeAddress } from './find-judge-address.ts';
import { findTakenBack } from './find-taken-back.ts';

/** What is suspect about a response with one statement in mind; empty for most. */
export function warningsOf(response: string, statement: string): readonly JudgeWarning[] {
  const found = readForCriteria(response, [statement])(statement);
  return [...responseWarnings(response), ...(found ? [found] : [])];
}

/** What is suspect about a response with each criterion in mind, by its id; those that code checks are no part of it. */
export function criterionWarnings(response: string, { criteria }: Rubric): ReadonlyMap<string, CriterionWarning> {
  const asked = criteria.filter(({ check }) => !check).map(({ text }) => text);
  const warningFor = readForCriteria(response, asked);
  return new Map(
    criteria.flatMap(({ id, text, check }) => {
      const warning = check ? null : warningFor(text);
      return warning ? [[id, warning] as const] : [];
    }),
  );
}

/** What is suspect about a response to a whole rubric, with the criteria concerned. */
export function caseWarnings(response: string, rubric: Rubric): readonly CaseWarning[] {
  const found = [...criterionWarnings(response, rubric)];
  const kinds: readonly CriterionWarning[] = ['echoes-criterion', 'names-criterion'];
  return [
    ...responseWarnings(response).map((warning) => ({ warning })),
    ...kinds.flatMap((warning) => {
      const criteria = found.filter(([, of]) => of === warning).map(([id]) => id);
      return criteria.length > 0 ? [{ warning, criteria }] : [];
    }),
  ];
}

function responseWarnings(response: string): readonly ResponseWarning[] {
  return [
    ...(findJudgeAddress(response).length > 0 ? (['speaks-to-judge'] as const) : []),
    ...(findTakenBack(response).length > 0 ? (['takes-back'] as const) : []),
  ];
}

/** The response is read once, however many criteria are asked about. An echo says more than bare words. */
function readForCriteria(response: string, asked: readonly string[]): (text: string) => CriterionWarning | null {
  const echo = readEchoes(response);
  const bare = readBareWords(response, asked);
  return (text) => (echo(text) ? 'echoes-criterion' : bare(text) ? 'names-criterion' : null);
}
