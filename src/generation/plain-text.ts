import type { Message } from '../domain/submission.ts';

/** What is read of a conversation, as plain lower-case words: the last user message, and what came before it. */
export interface ConversationText {
  readonly last: string;
  readonly earlier: string;
  /** What the assistant said: weak evidence of the topic. */
  readonly assistant: string;
  /** The last user message as it was written, cut to length. */
  readonly lastRaw: string;
  readonly earlierRaw: string;
  /** True when part of a very long conversation was not read. */
  readonly cut: boolean;
}

/** Units: UTF-16 code units read of the last message and of everything before it. Beyond that a topic does not change. */
const LAST_LENGTH = 16_000;
const EARLIER_LENGTH = 16_000;

/** Gathers the words by who said them. Of very long texts both ends are read. */
export function readConversation(conversation: readonly Message[]): ConversationText {
  const index = conversation.findLastIndex((message) => message.role === 'user');
  const last = conversation[index]?.content ?? '';
  const others = conversation.filter((_, position) => position !== index);
  const by = (roles: readonly string[]) =>
    others.filter(({ role }) => roles.includes(role)).map(({ content }) => content);
  const earlier = joinEnds(by(['user']), EARLIER_LENGTH);
  const assistant = joinEnds(by(['assistant', 'system']), EARLIER_LENGTH);
  const lastRaw = bothEnds(last, LAST_LENGTH);
  return {
    last: toPlainWords(lastRaw),
    earlier: toPlainWords(earlier),
    assistant: toPlainWords(assistant),
    lastRaw,
    earlierRaw: earlier,
    cut:
      last.length > LAST_LENGTH ||
      lengthOf(by(['user'])) > EARLIER_LENGTH ||
      lengthOf(by(['assistant', 'system'])) > EARLIER_LENGTH,
  };
}

/** Letters in lower case and without accents. */
export function plainLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** Lower-case words without accents, sentence ends kept as a lone full stop, one space around each: " i feel ill . help ". */
export function toPlainWords(text: string): string {
  const words = plainLetters(text).match(/[\p{L}\p{N}]+|[.!?;\n]+/gu) ?? [];
  return ` ${words.map((word) => (/^[.!?;\n]/.test(word) ? '.' : word)).join(' ')} `;
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0);
}

function joinEnds(texts: readonly string[], length: number): string {
  return bothEnds(texts.map((text) => bothEnds(text, length)).join('\n'), length);
}

function bothEnds(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length / 2)}\n${text.slice(-length / 2)}`;
}
