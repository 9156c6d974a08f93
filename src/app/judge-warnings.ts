import type { CriterionWarning } from '../domain/judge-warning.ts';
import type { Rubric } from '../domain/rubric.ts';
import { findJudgeAddress } from '../verification/find-judge-address.ts';
import { findTakenBack } from '../verification/find-taken-back.ts';
import { criterionWarnings } from '../verification/judge-warnings.ts';
import type { CaseRecord } from './state.ts';

/** Passages of a response to be read before a verdict is trusted, as they stand. */
export interface SuspectPassages {
  readonly spokenToJudge: readonly string[];
  readonly takenBack: readonly string[];
}

const suspect = new WeakMap<
  CaseRecord['conversation'],
  { readonly response: string | null; readonly found: SuspectPassages }
>();
const warned = new WeakMap<
  Rubric,
  { readonly response: string | null; readonly found: ReadonlyMap<string, CriterionWarning> }
>();

/** Where a case's response speaks to whoever judges it, or takes back what it said. Read once for each response. */
export function suspectPassages({ conversation, response }: CaseRecord): SuspectPassages {
  const known = suspect.get(conversation);
  if (known?.response === response) return known.found;
  const text = response ?? '';
  const quote = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end).trim();
  const found = { spokenToJudge: findJudgeAddress(text).map(quote), takenBack: findTakenBack(text).map(quote) };
  suspect.set(conversation, { response, found });
  return found;
}

/** The criteria by whose own words the response may flatter its judge. Read once for each rubric and response. */
export function warnedCriteria({ response }: CaseRecord, rubric: Rubric): ReadonlyMap<string, CriterionWarning> {
  const known = warned.get(rubric);
  if (known?.response === response) return known.found;
  const found = criterionWarnings(response ?? '', rubric);
  warned.set(rubric, { response, found });
  return found;
}
