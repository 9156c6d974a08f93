import type { AskedText } from './ask-each.ts';
import type { GenerationInput } from './methods/method.ts';

/** The answers of an input that are to be told apart, each with its place: those given, else the two of the pair. */
export function givenAnswers({ responses = [], pair }: GenerationInput): readonly AskedText[] {
  const given = responses.map((text, at) => ({ place: `responses.${at}`, text })).filter(({ text }) => /\S/.test(text));
  return given.length >= 2 || !pair ? given : pairedAnswers(pair);
}

/** The two answers of a pair, the preferred one first. */
export function pairedAnswers({ preferred, rejected }: NonNullable<GenerationInput['pair']>): readonly AskedText[] {
  return [
    { place: 'pair.preferred', text: preferred },
    { place: 'pair.rejected', text: rejected },
  ];
}
