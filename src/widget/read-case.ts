import { type Brought, bringText } from '../app/bring-case.ts';
import type { ReviewCase } from './review-data.ts';

/** Reads what a host page gave, in any form that the review page reads; data is written out first and then read as text is. */
export function readCase({ conversation, response, rubric }: ReviewCase, newId: () => string): Brought {
  const text = { conversation: asText(conversation), response: response ?? '', rubric: asText(rubric) };
  if (text.conversation.trim() === '') return { cases: [], rubric: null, issues: [] };
  const brought = bringText(text, newId);
  // A rubric that was given and could not be read is not replaced by one of our own making.
  return text.rubric.trim() !== '' && brought.cases.some((record) => record.rubric === null)
    ? { ...brought, cases: [] }
    : brought;
}

function asText(given: unknown): string {
  if (given === null || given === undefined) return '';
  return typeof given === 'string' ? given : JSON.stringify(given);
}
