import { Tokenizer } from '@huggingface/tokenizers';
import { plainLetters } from '../src/domain/plain-letters.ts';

/** A whitespace-separated word of a text and its tokens. Units: `start`, `end` UTF-16; `from`, `to` token positions. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

export interface Tokens {
  readonly ids: readonly number[];
  readonly words: readonly Word[];
}

const cachedLength = 48;
const cachedWords = 50_000;

/**
 * Tokenizes each whitespace-separated word alone, so that every token has exact offsets and a text's tokens do not
 * depend on what stands beside it. Letters disguised as Latin ones are read as those. Added tokens are left out and
 * control ids dropped: text such as "[SEP]" stays text.
 * Throws: the tokenizer's own error when the file does not describe one.
 */
export function createWordTokenizer(file: object, controlIds: ReadonlySet<number>): (text: string) => Tokens {
  const plain = { ...file, added_tokens: [], post_processor: null };
  const tokenizer = new Tokenizer(plain, {});
  const cache = new Map<string, readonly number[]>();

  function idsOf(word: string): readonly number[] {
    const known = cache.get(word);
    if (known) return known;
    const ids = tokenizer
      .encode(plainLetters(word), { add_special_tokens: false })
      .ids.filter((id) => !controlIds.has(id));
    if (cache.size >= cachedWords) cache.clear();
    if (word.length <= cachedLength) cache.set(word, ids);
    return ids;
  }

  return (text) => {
    const ids: number[] = [];
    const words: Word[] = [];
    for (const match of text.matchAll(/\S+/g)) {
      const from = ids.length;
      for (const id of idsOf(match[0])) ids.push(id);
      words.push({ start: match.index, end: match.index + match[0].length, from, to: ids.length });
    }
    return { ids, words };
  };
}
