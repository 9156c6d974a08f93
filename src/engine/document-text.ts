import type { EngineDocument } from './port.ts';
import { quoteText } from './quote-text.ts';

/** A conversation and the response to it as one text for a language model, each message between tags of its own. */
export function documentText({ conversation, response }: EngineDocument): string {
  const turns = conversation.map(({ role, content }) => quoteText(role, content));
  return ['Conversation:', ...turns, 'Response to check:', quoteText('response', response), ''].join('\n\n');
}
