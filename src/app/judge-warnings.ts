import type { Rubric } from '../domain/rubric.ts';
import { findJudgeAddress } from '../verification/find-judge-address.ts';
import { echoedCriteria } from '../verification/judge-warnings.ts';
import type { CaseRecord } from './state.ts';

const spoken = new WeakMap<
  CaseRecord['conversation'],
  { readonly response: string | null; readonly found: readonly string[] }
>();
const echoed = new WeakMap<Rubric, { readonly response: string | null; readonly found: ReadonlySet<string> }>();

/** Passages of a case's response that speak to whoever judges it. Read once for each response. */
export function spokenToJudge({ conversation, response }: CaseRecord): readonly string[] {
  const known = spoken.get(conversation);
  if (known?.response === response) return known.found;
  const found = findJudgeAddress(response ?? '').map(({ start, end }) => (response ?? '').slice(start, end).trim());
  spoken.set(conversation, { response, found });
  return found;
}

/** Ids of the criteria whose own words the response repeats. Read once for each rubric and response. */
export function echoedIn({ response }: CaseRecord, rubric: Rubric): ReadonlySet<string> {
  const known = echoed.get(rubric);
  if (known?.response === response) return known.found;
  const found = new Set(echoedCriteria(response ?? '', rubric));
  echoed.set(rubric, { response, found });
  return found;
}
