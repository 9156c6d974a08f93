import type { Criterion, Rubric } from '../../../domain/rubric.ts';
import type { Message } from '../../../domain/submission.ts';
import { readPrompt } from '../../parse-cases.ts';
import { keepSound } from '../../read-criteria.ts';
import { uniqueIds } from '../../unique-ids.ts';
import { below, issueAt, type Place } from '../../zod-issues.ts';
import type { OpenedDocument, RubricCase } from '../rubric-format.ts';
import type { Notes } from './notes.ts';
import { unpack } from './read-fields.ts';

/** A criterion as a format reads it; id, tags and origin are filled in where it has none. */
export type CriterionDraft = Omit<Criterion, 'id' | 'tags' | 'provenance'> & {
  readonly id?: string | undefined;
  readonly tags?: readonly string[];
};

/** A case as a format reads it. */
export type CaseDraft = Partial<Omit<RubricCase, 'id'>> & { readonly id?: string | undefined };

/** Reads each record of a document as a case; one that can't be read is left out. Ids are made unique. */
export function readCases(
  document: OpenedDocument,
  read: (value: unknown, place: Place, number: number) => CaseDraft | null,
): readonly RubricCase[] {
  return numberCases(document.records.map(({ value, line, field }, index) => read(value, { line, field }, index + 1)));
}

/** Fills in what drafts of cases lack. A rubric without an id is named after its case. */
export function numberCases(drafts: readonly (CaseDraft | null)[]): readonly RubricCase[] {
  const unique = uniqueIds();
  return drafts.flatMap((draft, index): readonly RubricCase[] => {
    if (draft === null) return [];
    const id = unique(draft.id ?? `case-${index + 1}`);
    const { conversation = [], answers = [], rubric = null, tags = [] } = draft;
    return [{ id, conversation, answers, tags, rubric: rubric && named(rubric, id) }];
  });
}

/** Reads each item of a list as a criterion. One that can't be read or used is reported; the others stay. */
export function readCriteria(
  value: unknown,
  place: Place,
  { notes, source }: { readonly notes: Notes; readonly source: string },
  read: (item: unknown, place: Place, number: number) => CriterionDraft | null,
): readonly Criterion[] {
  const list = unpack(value);
  if (!Array.isArray(list)) {
    notes.add([issueAt(place, 'a list of criteria', value, 'Give the criteria as a list.')]);
    return [];
  }
  const drafts = list.map((item: unknown, index): Placed => {
    const at = below(place, index);
    return { draft: read(item, at, index + 1), place: at };
  });
  return numberCriteria(drafts, { notes, source });
}

/** A draft of a criterion and where it stood. */
export interface Placed {
  readonly draft: CriterionDraft | null;
  readonly place: Place;
}

/** Fills in what drafts of criteria lack and leaves out what can't be used. */
export function numberCriteria(
  drafts: readonly Placed[],
  { notes, source }: { readonly notes: Notes; readonly source: string },
): readonly Criterion[] {
  const unique = uniqueIds();
  const criteria: Criterion[] = [];
  for (const { draft, place } of drafts) {
    if (draft === null) continue;
    const { id, tags = [], ...rest } = draft;
    const provenance = { kind: 'imported', source } as const;
    const sound = keepSound({ id: id ?? `c${criteria.length + 1}`, ...rest, tags, provenance }, place);
    notes.add(sound.issues);
    if (sound.value !== null) criteria.push({ ...sound.value, id: unique(sound.value.id) });
  }
  return criteria;
}

/** A rubric of criteria, to be named after its case; null when there are none. */
export function rubricOf(
  criteria: readonly Criterion[],
  details: Omit<Partial<Rubric>, 'criteria'> = {},
): Rubric | null {
  return criteria.length === 0 ? null : { id: '', title: '', ...details, criteria };
}

function named(rubric: Rubric, caseId: string): Rubric {
  const id = rubric.id === '' ? `${caseId}-rubric` : rubric.id;
  return { ...rubric, id, title: rubric.title === '' ? `Rubric of ${caseId}` : rubric.title };
}

/** One question as a conversation; a blank or missing one is no conversation. */
export function asked(question: string | null | undefined, system?: string | null): readonly Message[] {
  const before = system && system.trim() !== '' ? [{ role: 'system', content: system } as const] : [];
  return question && question.trim() !== '' ? [...before, { role: 'user', content: question }] : before;
}

/** A prompt that is a text, a list of messages, or either as JSON text. */
export function conversationOf(value: unknown, place: Place, notes: Notes): readonly Message[] {
  if (value === undefined || value === null || value === '') return [];
  const read = readPrompt(unpack(value), place);
  notes.add(read.issues);
  return read.value;
}

/** A conversation as one text: the words of a single message alone, of several with who speaks. */
export function asText(conversation: readonly Message[]): string {
  const [only, ...more] = conversation;
  if (only && more.length === 0 && only.role === 'user') return only.content;
  return conversation.map(({ role, content }) => `${role}: ${content}`).join('\n\n');
}

/** Facts of a case as tags; what is missing or blank has none. Numbers and flags are written as text. */
export function tagsOf(facts: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(facts).flatMap(([key, value]) => {
    const values = Array.isArray(value) ? value : [value];
    return values.flatMap((one: unknown) => {
      const word =
        typeof one === 'string' ? one : typeof one === 'number' || typeof one === 'boolean' ? String(one) : '';
      return word.trim() === '' ? [] : [`${key}:${word}`];
    });
  });
}

/** The first value of a tag, for example `field` of `field:Finance`. */
export function tagOf(tags: readonly string[], key: string): string | undefined {
  return tagValues(tags, key)[0];
}

/** All values of a tag, in order. */
export function tagValues(tags: readonly string[], key: string): readonly string[] {
  return tags.filter((tag) => tag.startsWith(`${key}:`)).map((tag) => tag.slice(key.length + 1));
}

/** The fields of a record that are there: undefined ones and empty lists are not written. */
export function present(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
}
