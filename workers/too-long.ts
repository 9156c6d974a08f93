import { RubriconError } from '../src/domain/errors.ts';
import type { EngineDocument } from '../src/engine/port.ts';

/** What a text has, what can be read, and why no more. Units: tokens. */
export interface Excess {
  readonly tokens: number;
  readonly max: number;
  readonly why?: string;
}

/** A document beyond what an engine holds: nothing is cut in silence. */
export function documentTooLong({ conversation, response }: EngineDocument, excess: Excess): RubriconError {
  const text = [...conversation.map(({ content }) => content), response].join('\n');
  const message = `The conversation and the response together are ${tooLong(text, excess)} Shorten one of them, or choose another model.`;
  return new RubriconError('document-too-long', message, { details: numbers(excess) });
}

/** A prompt that leaves no room for what is to be written. */
export function promptTooLong(text: string, excess: Excess): RubriconError {
  const message = `The text is ${tooLong(text, excess)} Shorten it, or choose another model.`;
  return new RubriconError('document-too-long', message, { details: numbers(excess) });
}

/** A statement beyond what an engine reads beside a document. */
export function statementTooLong(text: string, excess: Excess): RubriconError {
  const message = `The statement is ${tooLong(text, excess)} Shorten or split it.`;
  return new RubriconError('statement-too-long', message, { details: numbers(excess) });
}

const numbers = ({ tokens, max }: Excess) => ({ tokens, max });

/** Scripts without spaces have few, endless words: there a person counts characters. Units: UTF-16 code units. */
const longestWord = 20;

/** How much fits, in what a person counts; rounded down, since tokens are spread unevenly over words. */
function tooLong(text: string, { tokens, max, why }: Excess): string {
  const words = text.trim().split(/\s+/).length;
  const [count, unit] = text.length > words * longestWord ? [text.length, 'characters'] : [words, 'words'];
  const fitting = Math.max(0, Math.min((count * max) / tokens, count - 1));
  const step = 10 ** Math.max(0, Math.floor(Math.log10(fitting)) - 1);
  const fits = Math.floor(fitting / step) * step;
  const part = fits < 1 ? 'none of it' : `about ${fits.toLocaleString('en')} of ${count.toLocaleString('en')} ${unit}`;
  return `too long: ${part} can be read at once${why ? ` (${why})` : ''}.`;
}
