import { Tokenizer } from '@huggingface/tokenizers';
import type { TokenizerConfig, TokenizerFile } from '../models/causal-config.ts';

/** How token strings stand for bytes. */
export type TokenSpelling = 'byte_level' | 'byte_fallback' | 'raw';

/** A language model's tokenizer with a door for templates and another for text. */
export interface TextTokenizer {
  /** Tokens of a template's own words, in which control tokens count. */
  template(text: string): readonly number[];
  /** Tokens of text that somebody wrote: nothing in it can become a control token. */
  plain(text: string): readonly number[];
  decode(ids: readonly number[]): string;
  idOf(token: string): number | undefined;
  /** Every token by its id; empty where an id is a control token or unused. */
  readonly vocabulary: readonly string[];
  readonly controlIds: ReadonlySet<number>;
  readonly spelling: TokenSpelling;
  /** Whether the first word of a text gets a space that is not there. */
  readonly prependsSpace: boolean;
}

/**
 * Opens the tokenizer of a hub model.
 * Throws: the tokenizer's own error when the file does not describe one.
 */
export function createTextTokenizer(file: TokenizerFile, config: TokenizerConfig): TextTokenizer {
  const own = { ...file, post_processor: null };
  const full = new Tokenizer(own, config);
  const bare = new Tokenizer({ ...own, added_tokens: [] }, {});
  const controls = (file.added_tokens ?? []).filter(({ content }) => isControl(content));
  const controlIds = new Set(controls.map(({ id }) => id));
  const encode = (tokenizer: Tokenizer, text: string): readonly number[] =>
    tokenizer.encode(text, { add_special_tokens: false }).ids;

  /** Some vocabularies can put a control token together from letters: such a text is cut until none comes out. */
  function plain(text: string): readonly number[] {
    if (text === '') return [];
    const ids = encode(bare, text);
    if (!ids.some((id) => controlIds.has(id))) return ids;
    const letters = [...text];
    if (letters.length < 2) return ids.filter((id) => !controlIds.has(id));
    const half = letters.length >> 1;
    return [...plain(letters.slice(0, half).join('')), ...plain(letters.slice(half).join(''))];
  }

  const vocabulary: string[] = [];
  for (const [token, id] of full.get_vocab()) vocabulary[id] = token;
  for (const id of controlIds) vocabulary[id] = '';
  const parts = JSON.stringify([file.normalizer, file.pre_tokenizer, file.decoder]);
  return {
    template: (text) => encode(full, text),
    plain,
    decode: (ids) => full.decode([...ids], { skip_special_tokens: true, clean_up_tokenization_spaces: false }),
    idOf: (token) => full.token_to_id(token),
    vocabulary: Array.from(vocabulary, (token) => token ?? ''),
    controlIds,
    spelling: file.model.byte_fallback ? 'byte_fallback' : /"ByteLevel"/.test(parts) ? 'byte_level' : 'raw',
    prependsSpace: /"type":"Prepend"|"prepend_scheme":"(first|always)"|"add_prefix_space":true/.test(
      JSON.stringify([file.normalizer, file.pre_tokenizer]),
    ),
  };
}

/** Some models list line ends, runs of spaces and single letters beside their control tokens: these are text. */
function isControl(content: string): boolean {
  return /\S.*\S/su.test(content.replaceAll('▁', ' '));
}
