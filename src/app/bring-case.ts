import type { Rubric } from '../domain/rubric.ts';
import type { Message } from '../domain/submission.ts';
import type { Issue, Parsed } from '../formats/issue.ts';
import { parseCases } from '../formats/parse-cases.ts';
import { parseConversation } from '../formats/parse-conversation.ts';
import { parseRubric } from '../formats/parse-rubric.ts';
import { parseRun } from '../formats/parse-run.ts';
import type { IntakeText } from '../ui/intent.ts';
import type { SampleCase } from './sample-case.ts';
import type { CaseRecord } from './state.ts';

/** What came in: cases, perhaps a rubric without a case, and everything that could not be read. */
export interface Brought {
  readonly cases: readonly CaseRecord[];
  readonly rubric: Rubric | null;
  readonly issues: readonly Issue[];
}

type NewId = () => string;

/** A sample as a case. */
export function bringSample(sample: SampleCase): CaseRecord {
  const { id, title, conversation, response, rubric } = sample;
  return { id, title, conversation, response, rubric, events: [] };
}

/** Reads what a person typed or pasted. Without a response the last assistant turn is the one under review. */
export function bringText(text: IntakeText, newId: NewId): Brought {
  const kind = kindOf(text.conversation);
  const rubric = text.rubric.trim() === '' ? { value: null, issues: [] } : parseRubric(text.rubric);
  if ((kind === 'cases' || kind === 'run') && text.response.trim() === '') {
    const { cases, issues } = bringFile(text.conversation, newId);
    return giveRubric({ cases, rubric: null, issues: [...issues, ...rubric.issues] }, rubric.value);
  }
  const conversation = parseConversation(text.conversation);
  const issues = [...conversation.issues, ...rubric.issues];
  if (conversation.value.length === 0 || isUnreadData(conversation)) return { cases: [], rubric: null, issues };
  const parts =
    text.response.trim() === ''
      ? splitResponse(conversation.value)
      : { conversation: conversation.value, response: text.response };
  return { cases: [newCase(parts, rubric.value, newId())], rubric: null, issues };
}

/** Gives a rubric to the cases that came without one; where all have their own it stays without a case. */
export function giveRubric(brought: Brought, rubric: Rubric | null): Brought {
  const cases = brought.cases.map((record) => ({ ...record, rubric: record.rubric ?? rubric }));
  return { ...brought, cases, rubric: brought.cases.some((record) => record.rubric === null) ? null : rubric };
}

/** Whether a text is data in which no message was found: it would open as the words of a user. */
function isUnreadData({ value, issues }: Parsed<readonly Message[]>): boolean {
  const [first, ...more] = value;
  return issues.length > 0 && more.length === 0 && /^\s*[[{]/.test(first?.content ?? '');
}

/** Reads one file: HealthBench cases, a saved run, a rubric, or a conversation. */
export function bringFile(text: string, newId: NewId): Brought {
  if (!isText(text)) return { cases: [], rubric: null, issues: [noText] };
  switch (kindOf(text)) {
    case 'run': {
      const { value, issues } = parseRun(text);
      const [start] = value;
      if (start?.type !== 'run-start') return { cases: [], rubric: null, issues };
      const { conversation, response } = start.submission;
      const title = start.rubric.title || titleOf(conversation);
      return {
        cases: [{ id: newId(), title, conversation, response, rubric: start.rubric, events: value }],
        rubric: null,
        issues,
      };
    }
    case 'cases': {
      const { value, issues } = parseCases(text);
      const cases = value.map(({ id, conversation, response, rubric }) => {
        const parts = response === null ? splitResponse(conversation) : { conversation, response };
        return { ...newCase(parts, rubric, newId()), fileId: id };
      });
      return { cases, rubric: null, issues };
    }
    case 'rubric': {
      const { value, issues } = parseRubric(text);
      return { cases: [], rubric: value, issues };
    }
    case 'conversation':
      return bringText({ conversation: text, response: '', rubric: '' }, newId);
  }
}

const noText: Issue = {
  line: null,
  field: '',
  expected: 'a text file',
  found: 'a file of another kind',
  remedy: 'A PDF, a Word file or a picture can’t be read here: copy its text and paste it below.',
};

/** Whether what was read of a file is text. Files of other kinds have zero bytes, or many that are no character. */
function isText(text: string): boolean {
  const head = text.slice(0, 10_000);
  const broken = head.match(/\uFFFD/g)?.length ?? 0;
  return !head.includes('\0') && !/^(?:%PDF-|\{\\rtf)/.test(head) && broken <= head.length / 10;
}

/** What a text is, judged by its first characters and the names in it. */
export function kindOf(text: string): 'run' | 'cases' | 'rubric' | 'conversation' {
  const head = text.trimStart().slice(0, 200_000);
  if (/^(["']?criterion["']?|["']?points["']?|["']?text["']?)\s*[,;\t]/i.test(head)) return 'rubric';
  if (!/^[[{]/.test(head)) return 'conversation';
  if (/"format"\s*:\s*"rubricon-run"/.test(head)) return 'run';
  if (/"format"\s*:\s*"rubricon-rubric"/.test(head)) return 'rubric';
  if (/"prompt"\s*:/.test(head)) return 'cases';
  return /"(rubrics|criterion|criteria)"\s*:/.test(head) ? 'rubric' : 'conversation';
}

interface Parts {
  readonly conversation: readonly Message[];
  readonly response: string | null;
}

/** A conversation that ends with an assistant turn carries its response in it. */
function splitResponse(conversation: readonly Message[]): Parts {
  const last = conversation.at(-1);
  if (last?.role !== 'assistant' || conversation.length < 2) return { conversation, response: null };
  return { conversation: conversation.slice(0, -1), response: last.content };
}

function newCase(parts: Parts, rubric: Rubric | null, id: string): CaseRecord {
  return { id, title: titleOf(parts.conversation), ...parts, rubric, events: [] };
}

/** The first words a user said, short enough for a title. */
export function titleOf(conversation: readonly Message[]): string {
  const said = (conversation.findLast((m) => m.role === 'user') ?? conversation[0])?.content ?? '';
  const words = said.replace(/\s+/g, ' ').trim();
  if (words === '') return 'Untitled case';
  return words.length <= 90 ? words : `${words.slice(0, 90).replace(/[\s\p{P}]*\s\S*$/u, '')}…`;
}
