import { expect, it } from 'vitest';
import { tokenizerConfigSchema, tokenizerFileSchema } from '../models/causal-config.ts';
import { tinyCausalModel } from './testing/tiny-causal-model.ts';
import { createTextTokenizer } from './text-tokenizer.ts';

const blank = ['\n', '\n\n', '▁▁'];

/** Gemma's own list of added tokens holds line ends and runs of spaces beside its control tokens. */
function gemmaWithBlanks() {
  const files = tinyCausalModel('gemma');
  const json = (name: string): unknown => JSON.parse(new TextDecoder().decode(files.get(name)));
  const file = json('tokenizer.json') as {
    readonly model: { readonly vocab: Record<string, number>; readonly merges: string[] };
    readonly added_tokens: object[];
  };
  const { vocab, merges } = file.model;
  for (const content of blank) {
    vocab[content] = Object.keys(vocab).length;
    file.added_tokens.push({ id: vocab[content], content, special: false, lstrip: false, rstrip: false });
  }
  merges.push('\n \n', '▁ ▁');
  const config = tokenizerConfigSchema.parse(json('tokenizer_config.json'));
  return createTextTokenizer(tokenizerFileSchema.parse(file), config);
}

it('ENG-73 line ends and spaces that a model lists beside its control tokens are text, and none is lost', () => {
  const { plain, decode, controlIds, vocabulary, idOf } = gemmaWithBlanks();
  const text = 'Rest the knee.\n\nSee a doctor:\n  if it swells\n';
  expect(decode(plain(text))).toBe(text);
  expect(plain('a\n\nb')).toContain(idOf('\n\n'));
  for (const token of blank) expect(vocabulary[idOf(token) ?? -1], JSON.stringify(token)).toBe(token);
  expect(controlIds).toContain(idOf('<end_of_turn>'));
  expect(plain('<end_of_turn>\n<eos>').some((id) => controlIds.has(id))).toBe(false);
});
