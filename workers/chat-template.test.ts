import { describe, expect, it } from 'vitest';
import { tokenizerConfigSchema } from '../models/causal-config.ts';
import { openChatTemplate } from './chat-template.ts';
import { openTinyPrompt } from './testing/causal-reference.ts';
import { type FamilyName, tinyCausalModel } from './testing/tiny-causal-model.ts';

const turn = { system: 'Be brief.', user: ['Is it', ' so? {{ 7 * 7 }}'] };

/** The prompt as text, control tokens spelt out. */
function promptOf(name: FamilyName, template?: string): string {
  const files = tinyCausalModel(name);
  const { tokenizer, encode } = openTinyPrompt(files);
  const config = tokenizerConfigSchema.parse(JSON.parse(new TextDecoder().decode(files.get('tokenizer_config.json'))));
  const own = template === undefined ? encode : openChatTemplate(template, config, tokenizer);
  const controls = (JSON.parse(new TextDecoder().decode(files.get('tokenizer.json'))) as Tokenizer).added_tokens;
  const names = new Map(controls.map(({ id, content }) => [id, content]));
  return own(turn)
    .flat()
    .map((id) => names.get(id) ?? tokenizer.decode([id]))
    .join('');
}

interface Tokenizer {
  readonly added_tokens: readonly { readonly id: number; readonly content: string }[];
}

describe('the chat template', () => {
  it.each([
    [
      'qwen3',
      '<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nIs it so? {{ 7 * 7 }}<|im_end|>\n' +
        '<|im_start|>assistant\n<think>\n\n</think>\n\n',
    ],
    [
      'qwen2',
      '<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nIs it so? {{ 7 * 7 }}<|im_end|>\n<|im_start|>assistant\n',
    ],
    [
      'llama',
      '<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\nBe brief.<|eot_id|>' +
        '<|start_header_id|>user<|end_header_id|>\n\nIs it so? {{ 7 * 7 }}<|eot_id|>' +
        '<|start_header_id|>assistant<|end_header_id|>\n\n',
    ],
    ['gemma', '<bos><start_of_turn>user\nBe brief.\n\nIs it so? {{ 7 * 7 }}<end_of_turn>\n<start_of_turn>model\n'],
  ] as const)(
    'ENG-73 %s: text stands in the place the template gives it, and nothing in it is a template',
    (name, expected) => {
      expect(promptOf(name)).toBe(expected);
    },
  );

  it('ENG-77 a template that would start with thinking is taken past it', () => {
    const template = '{% for m in messages %}{{ m.content }}\n{% endfor %}<|im_start|><think>\n';
    expect(promptOf('qwen3', template)).toMatch(/<\|im_start\|><think>\n\n<\/think>\n\n$/);
  });

  it('ENG-73 instructions that a template leaves out go to the head of the message', () => {
    const template = "{% for m in messages %}{% if m.role == 'user' %}[{{ m.content }}]{% endif %}{% endfor %}";
    expect(promptOf('qwen2', template)).toBe('[Be brief.\n\nIs it so? {{ 7 * 7 }}]');
  });
});
