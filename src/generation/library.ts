import { canonicalJson } from '../domain/canonical-json.ts';
import type { Rubric } from '../domain/rubric.ts';
import type { Message } from '../domain/submission.ts';
import type { LibraryEntry } from './methods/method.ts';

/** A case as a file of cases gives it. */
export interface LibraryCase {
  readonly id: string;
  readonly conversation: readonly Message[];
  readonly rubric: Rubric | null;
}

/** Cases that can serve as a library, and how many have no rubric and so can't. */
export interface LibraryImport {
  readonly entries: readonly LibraryEntry[];
  readonly withoutRubric: number;
}

/**
 * The library that a file of cases amounts to. Responses are left behind: a library holds what was asked and how it was
 * to be judged, never what was answered.
 */
export function libraryFromCases(cases: readonly LibraryCase[]): LibraryImport {
  const entries = cases.flatMap(({ id, conversation, rubric }) =>
    rubric === null || rubric.criteria.length === 0 ? [] : [{ id, conversation, rubric }],
  );
  return { entries: addToLibrary([], entries), withoutRubric: cases.length - entries.length };
}

/** A rubric of the user's own as an entry: with the conversation that it was written for, where there is one. */
export function libraryEntry(rubric: Rubric, conversation: readonly Message[] = []): LibraryEntry {
  return { id: rubric.id, conversation, rubric };
}

/**
 * A library with further entries behind its own. What is there already, same conversation and same criteria, is not
 * added again; an id that is taken gets a number. Entries are plain data, keyed by `id`: they can be stored as they are.
 */
export function addToLibrary(
  library: readonly LibraryEntry[],
  added: readonly LibraryEntry[],
): readonly LibraryEntry[] {
  const whole: LibraryEntry[] = [];
  const known = new Set<string>();
  const ids = new Set<string>();
  for (const entry of [...library, ...added]) {
    const content = contentOf(entry);
    if (known.has(content)) continue;
    known.add(content);
    const name = entry.id === '' ? 'entry' : entry.id;
    let id = name;
    for (let number = 2; ids.has(id); number += 1) id = `${name}-${number}`;
    ids.add(id);
    whole.push(id === entry.id ? entry : { ...entry, id });
  }
  return whole;
}

function contentOf({ conversation, rubric }: LibraryEntry): string {
  const criteria = rubric.criteria.map(({ text, points }) => [text, points]);
  return canonicalJson([conversation.map(({ role, content }) => [role, content]), criteria]);
}
