import type { Message } from '../domain/submission.ts';
import { cleanText, oneLineEnd } from './clean-text.ts';
import type { Parsed } from './issue.ts';
import { readRecords } from './read-json.ts';
import { splitMarkedText } from './read-marked-text.ts';
import { isRecord, readMessages } from './read-messages.ts';
import { issueAt } from './zod-issues.ts';

/**
 * Reads a conversation as people bring it: pasted text with speakers (`Patient:`, `Assistant:`), or chat JSON
 * (a list of messages, `{messages: []}`, `{prompt: []}`, or one message a line). Text without speakers is one user message.
 */
export function parseConversation(text: string): Parsed<readonly Message[]> {
  const clean = oneLineEnd(cleanText(text)).trim();
  if (clean === '') {
    return { value: [], issues: [issueAt(whole, 'a conversation', '', 'Paste the conversation to be checked.')] };
  }
  return parseChatJson(clean) ?? parsePasted(clean);
}

const whole = { line: null, field: '' };

function parsePasted(text: string): Parsed<readonly Message[]> {
  const { preface, messages } = splitMarkedText(text);
  if (messages.length === 0) return { value: [{ role: 'user', content: preface === '' ? text : preface }], issues: [] };
  if (preface === '') return { value: messages, issues: [] };
  const remedy = 'Check who says the first lines; they are taken as the words of the user.';
  return {
    value: [{ role: 'user', content: preface }, ...messages],
    issues: [issueAt({ line: 1, field: '' }, 'a speaker such as "User:" on the first line', preface, remedy)],
  };
}

/** Null when the text is no JSON: a pasted text may open with a bracket too. JSON without messages stays as text, reported. */
function parseChatJson(text: string): Parsed<readonly Message[]> | null {
  if (!/^(?:\[\s*)?\{\s*"/.test(text)) return null;
  const records = readRecords(text);
  const values = records.flatMap((record) => (record.ok ? [record.value] : []));
  const broken = records.flatMap((record) => (record.ok ? [] : [record.issue]));
  const read = readMessages(messageList(values), whole);
  if (read.value.length > 0) return { value: read.value, issues: [...broken, ...read.issues] };
  const issues = broken.length > 0 ? broken : read.issues;
  return { value: [{ role: 'user', content: text }], issues };
}

function messageList(values: readonly unknown[]): unknown {
  const [first] = values;
  if (values.length !== 1 || !isRecord(first)) return values;
  return first.messages ?? first.prompt ?? first.conversation ?? values;
}
