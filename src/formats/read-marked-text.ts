import type { Message, Role } from '../domain/submission.ts';

const users = 'user|human|patient|client|caller|person|parent|customer|me';
const assistants =
  'assistant|ai|bot|chatbot|chatgpt|gpt|claude|gemini|model|agent|doctor|dr|physician|clinician|nurse|pharmacist|therapist';
const marker = new RegExp(
  `^[ \\t]{0,3}(?:#{1,4} |\\*\\*|\\[)?(?:(system|developer)|(${users})|(${assistants}))(?:\\*\\*|\\])?[ \\t]?[:：](?:\\*\\*)?(?:[ \\t]+|$)`,
  'i',
);
const contextMarker = /^(?:(system|developer)|(user|human)|(assistant|model)):(?:[ \t]+|$)/i;

/** Splits pasted text at lines that open with a speaker, such as `Patient:` or `**Assistant:**`. Line ends must be `\n`. */
export function splitMarkedText(text: string): { readonly preface: string; readonly messages: readonly Message[] } {
  return split(text, (line) => marker.exec(line));
}

/**
 * Splits a context of `role: text` paragraphs. A role counts only at the start of a paragraph, and only when the context
 * opens with one; a context without roles is one user message.
 */
export function splitContext(text: string): readonly Message[] {
  const trimmed = text.trim();
  if (!contextMarker.test(trimmed)) return trimmed === '' ? [] : [{ role: 'user', content: trimmed }];
  return split(trimmed, (line, before) => (before.trim() === '' ? contextMarker.exec(line) : null)).messages;
}

function split(
  text: string,
  find: (line: string, before: string) => RegExpExecArray | null,
): { readonly preface: string; readonly messages: readonly Message[] } {
  const messages: Message[] = [];
  let role: Role | null = null;
  let lines: string[] = [];
  let preface = '';
  let before = '';
  const close = (): void => {
    const content = lines.join('\n').trim();
    if (role === null) preface = content;
    else if (content !== '') messages.push({ role, content });
  };
  for (const line of text.split('\n')) {
    const found = find(line, before);
    before = line;
    if (found === null) {
      lines.push(line);
      continue;
    }
    close();
    role = found[1] !== undefined ? 'system' : found[2] !== undefined ? 'user' : 'assistant';
    lines = [line.slice(found[0].length)];
  }
  close();
  return { preface, messages };
}
