import type { CausalFamily } from './tiny-causal-graph.ts';

/** The tokenizer of a tiny language model and what a template needs to know of it. */
export interface TinyTokenizer {
  readonly file: object;
  readonly config: object;
  readonly endIds: readonly number[];
  readonly beginId: number | null;
  idOf(token: string): number;
}

const words = ['yes', 'no', 'Yes', 'No', 'the', 'knee', 'doctor', 'criterion', 'response', 'is', 'met', 'and', 'or'];

/** Frequent pairs, so that prompts are about half as long as their letters. */
const pairs =
  'th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se as ou io le ve co me de ri ro ic ne ea ra ce ns ec he nk';

/** What the family's real tokenizers mark turns with. */
const controls: Readonly<Record<CausalFamily['name'], readonly string[]>> = {
  qwen3: ['<|endoftext|>', '<|im_start|>', '<|im_end|>', '<think>', '</think>'],
  qwen2: ['<|endoftext|>', '<|im_start|>', '<|im_end|>'],
  llama: ['<|begin_of_text|>', '<|end_of_text|>', '<|start_header_id|>', '<|end_header_id|>', '<|eot_id|>'],
  gemma: ['<pad>', '<eos>', '<bos>', '<start_of_turn>', '<end_of_turn>'],
};

const chatml =
  "{%- for message in messages %}{{- '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>\\n' }}" +
  "{%- endfor %}{%- if add_generation_prompt %}{{- '<|im_start|>assistant\\n' }}";
const templates: Readonly<Record<CausalFamily['name'], string>> = {
  qwen3:
    `${chatml}{%- if enable_thinking is defined and enable_thinking is false %}` +
    "{{- '<think>\\n\\n</think>\\n\\n' }}{%- endif %}{%- endif %}",
  qwen2: `${chatml}{%- endif %}`,
  llama:
    "{{- bos_token }}{%- for message in messages %}{{- '<|start_header_id|>' + message.role + '<|end_header_id|>\\n\\n' +" +
    " message.content | trim + '<|eot_id|>' }}{%- endfor %}" +
    "{%- if add_generation_prompt %}{{- '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}{%- endif %}",
  gemma:
    "{{ bos_token }}{% if messages[0]['role'] == 'system' %}{{ raise_exception('System role not supported') }}{% endif %}" +
    "{% for message in messages %}{{ '<start_of_turn>' + message['role'] + '\\n' + message['content'] | trim +" +
    " '<end_of_turn>\\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<start_of_turn>model\\n' }}{% endif %}",
};

/** `more` are words that shall be one token each. Byte-level BPE for the Qwen and Llama shapes, BPE with byte fallback for Gemma's, as the real ones have. */
export function tinyCausalTokenizer({ name }: CausalFamily, more: readonly string[] = []): TinyTokenizer {
  const own = controls[name];
  const gemma = name === 'gemma';
  const letters = gemma ? [...byteTokens, ...printable, '▁'] : byteLetters;
  const space = gemma ? '▁' : 'Ġ';
  // Gemma's real merges can put a control token together from plain letters: only care keeps text from doing it.
  const merged = [...[...words, ...more].flatMap((word) => [word, space + word]), ...(gemma ? ['<end_of_turn>'] : [])];
  const starts = [...'abcdefhimnoprstwA'].map((letter) => `${space} ${letter}`);
  const common = pairs.split(' ').map((pair) => [...pair].join(' '));
  const merges = unique([...merged.flatMap((word) => chain(word)), ...common, ...starts]);
  const made = merges.map((pair) => pair.replace(' ', ''));
  // Gemma's control tokens stand at the head of the vocabulary itself, the others' behind it.
  const vocabulary = gemma ? unique([...own, ...letters, ...made]) : unique([...letters, ...made]);
  const idOf = (token: string): number =>
    !gemma && own.includes(token) ? vocabulary.length + own.indexOf(token) : vocabulary.indexOf(token);
  const ends = own.filter((token) => /endoftext|im_end|end_of_text|eot_id|<eos>|end_of_turn/.test(token));
  const begin = own.find((token) => /begin_of_text|<bos>/.test(token));
  return {
    endIds: ends.map(idOf),
    beginId: begin ? idOf(begin) : null,
    idOf,
    file: {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: own.map((content) => ({
        id: idOf(content),
        content,
        single_word: false,
        lstrip: false,
        rstrip: false,
        normalized: false,
        special: !/think/.test(content),
      })),
      normalizer: gemma ? { type: 'Replace', pattern: { String: ' ' }, content: '▁' } : null,
      pre_tokenizer: gemma
        ? null
        : { type: 'ByteLevel', add_prefix_space: false, trim_offsets: false, use_regex: true },
      post_processor: null,
      decoder: gemma
        ? {
            type: 'Sequence',
            decoders: [
              { type: 'Replace', pattern: { String: '▁' }, content: ' ' },
              { type: 'ByteFallback' },
              { type: 'Fuse' },
            ],
          }
        : { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
      model: {
        type: 'BPE',
        dropout: null,
        unk_token: null,
        continuing_subword_prefix: '',
        end_of_word_suffix: '',
        fuse_unk: false,
        byte_fallback: gemma,
        ignore_merges: name === 'llama',
        vocab: Object.fromEntries(vocabulary.map((token, id) => [token, id])),
        merges,
      },
    },
    config: {
      tokenizer_class: gemma ? 'GemmaTokenizer' : 'PreTrainedTokenizerFast',
      ...(begin && { bos_token: begin }),
      eos_token: ends.at(-1),
      model_max_length: 2048,
      chat_template: templates[name],
    },
  };
}

/** The merges that build a word letter by letter, a leading space last. */
function chain(word: string): string[] {
  const [first = '', ...rest] = [...word];
  const spaced = /[Ġ▁]/.test(first);
  const own = spaced ? rest : [first, ...rest];
  const merges = own.slice(1).map((letter, at) => `${own.slice(0, at + 1).join('')} ${letter}`);
  return spaced ? [...merges, `${first} ${rest.join('')}`] : merges;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

const printable = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).filter(
  (letter) => letter !== ' ',
);
const byteTokens = Array.from({ length: 256 }, (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`);

/** The letters that stand for the 256 bytes in byte-level BPE. Source: GPT-2's bytes_to_unicode. */
const byteLetters = ((): string[] => {
  const isPlain = (byte: number): boolean =>
    (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || (byte >= 174 && byte <= 255);
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => {
    if (isPlain(byte)) return String.fromCharCode(byte);
    next += 1;
    return String.fromCharCode(next - 1);
  });
})();
