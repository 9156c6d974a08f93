import { RubriconError } from '../src/domain/errors.ts';
import type { TextTokenizer } from './text-tokenizer.ts';

/** The tokens that say yes and those that say no. */
export interface AnswerTokens {
  readonly yes: readonly number[];
  readonly no: readonly number[];
}

/**
 * Every spelling of the two answers that is one token: upper and lower case, with and without a leading space. Where
 * none is, the first token of each answer.
 * Throws: RubriconError model-unsupported when the answers cannot be told apart by one token.
 */
export function findAnswerTokens(tokenizer: TextTokenizer): AnswerTokens {
  const single = (word: string): number[] => {
    const capital = `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
    const spellings = [word, capital, word.toUpperCase()].flatMap((spelling) => [spelling, ` ${spelling}`]);
    return [...new Set(spellings.map((text) => tokenizer.plain(text)).flatMap((ids) => (ids.length === 1 ? ids : [])))];
  };
  const first = (word: string): number[] => [...tokenizer.plain(word).slice(0, 1)];
  const whole = { yes: single('yes'), no: single('no') };
  const answers = whole.yes.length > 0 && whole.no.length > 0 ? whole : { yes: first('yes'), no: first('no') };
  if (answers.yes.length > 0 && answers.no.length > 0 && !answers.yes.some((id) => answers.no.includes(id))) {
    return answers;
  }
  const message = "The model's tokenizer has no tokens that tell yes from no. Choose another model.";
  throw new RubriconError('model-unsupported', message, { details: { part: 'answer-tokens' } });
}

/** log P(yes) - log P(no), each summed over its spellings. The softmax's own sum cancels out. */
export function answerLogit(logits: Float32Array, { yes, no }: AnswerTokens): number {
  return logSum(logits, yes) - logSum(logits, no);
}

function logSum(logits: Float32Array, ids: readonly number[]): number {
  const values = ids.map((id) => logits[id] ?? Number.NaN);
  const top = Math.max(...values);
  return top + Math.log(values.reduce((sum, value) => sum + Math.exp(value - top), 0));
}
