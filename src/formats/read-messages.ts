import type { Message, Role } from '../domain/submission.ts';
import type { Issue, Parsed } from './issue.ts';
import { below, issueAt, type Place } from './zod-issues.ts';

const roles: Readonly<Record<string, Role>> = {
  system: 'system',
  developer: 'system',
  user: 'user',
  human: 'user',
  assistant: 'assistant',
  model: 'assistant',
};

/** Reads a list of chat messages. A message that can't be read is reported and left out; the others keep their order. */
export function readMessages(value: unknown, place: Place): Parsed<readonly Message[]> {
  if (!Array.isArray(value)) {
    return { value: [], issues: [issueAt(place, 'a list of messages', value, messageRemedy)] };
  }
  const read = value.map((item, index) => readMessage(item, below(place, index)));
  const issues = read.flatMap((message) => message.issues);
  if (value.length === 0) issues.push(issueAt(place, 'at least one message', value, messageRemedy));
  return { value: read.flatMap((message) => message.value ?? []), issues };
}

/** Reads one chat message `{role, content}`; content is a text or a list of text parts. */
function readMessage(value: unknown, place: Place): Parsed<Message | null> {
  if (!isRecord(value)) return { value: null, issues: [issueAt(place, 'a message', value, messageRemedy)] };
  const name = value.role;
  const role =
    typeof name === 'string' && Object.hasOwn(roles, name.toLowerCase()) ? roles[name.toLowerCase()] : undefined;
  const content = readContent(value.content, below(place, 'content'));
  const issues = [...content.issues];
  if (role === undefined) {
    issues.push(issueAt(below(place, 'role'), 'system, user or assistant', name, 'Use one of these three roles.'));
  }
  return { value: role === undefined || content.value === null ? null : { role, content: content.value }, issues };
}

/** Reads the content of a message: a text, or text parts joined by line ends. Other parts are reported and left out. */
export function readContent(value: unknown, place: Place): Parsed<string | null> {
  if (typeof value === 'string') return { value, issues: [] };
  if (!Array.isArray(value)) {
    return { value: null, issues: [issueAt(place, 'a text or a list of text parts', value, contentRemedy)] };
  }
  const texts: string[] = [];
  const issues: Issue[] = [];
  value.forEach((part: unknown, index) => {
    const text = typeof part === 'string' ? part : isRecord(part) ? part.text : undefined;
    if (typeof text === 'string') texts.push(text);
    else issues.push(issueAt(below(place, index), 'a text part', part, contentRemedy));
  });
  return { value: texts.length === 0 ? null : texts.join('\n'), issues };
}

/** True for a plain JSON object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const messageRemedy = 'Give messages such as {"role": "user", "content": "..."}.';
const contentRemedy = 'Give the words as text; pictures, sound and tool calls are not read.';
