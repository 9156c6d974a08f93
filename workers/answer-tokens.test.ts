import { expect, it } from 'vitest';
import { answerLogit, findAnswerTokens } from './answer-tokens.ts';
import { openTinyPrompt } from './testing/causal-reference.ts';
import { tinyCausalModel } from './testing/tiny-causal-model.ts';

it('ENG-77 the answer sums every one-token spelling of yes and of no', () => {
  const logits = Float32Array.from([1, 2, 3, -1, 0.5]);
  const total = logits.reduce((sum, value) => sum + Math.exp(value), 0);
  const chance = (ids: readonly number[]): number =>
    ids.reduce((sum, id) => sum + Math.exp(logits[id] ?? 0), 0) / total;
  const tokens = { yes: [0, 2], no: [1, 3, 4] };
  expect(answerLogit(logits, tokens)).toBeCloseTo(Math.log(chance(tokens.yes)) - Math.log(chance(tokens.no)), 5);
  expect(
    answerLogit(
      logits.map((value) => value * 1000),
      tokens,
    ),
  ).toBeCloseTo(1000, 3);
});

it('ENG-77 cases and leading spaces are found; answers that no token tells apart are refused', () => {
  const { tokenizer } = openTinyPrompt(tinyCausalModel('llama'));
  const found = findAnswerTokens(tokenizer);
  const spell = (ids: readonly number[]): string[] => ids.map((id) => tokenizer.decode([id]));
  expect(spell(found.yes)).toEqual(['yes', ' yes', 'Yes', ' Yes']);
  expect(spell(found.no)).toEqual(['no', ' no', 'No', ' No']);
  const letters = { ...tokenizer, plain: (text: string) => [...text].map((letter) => letter.charCodeAt(0)) };
  expect(findAnswerTokens(letters)).toEqual({ yes: [121], no: [110] });
  expect(() => findAnswerTokens({ ...tokenizer, plain: () => [7] })).toThrow(/tell yes from no/);
});
