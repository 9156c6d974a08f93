import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BertTokenizer } from '@huggingface/transformers';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainLetters } from '../src/domain/plain-letters.ts';
import { createWordTokenizer } from './word-tokenizer.ts';

const folder = join(import.meta.dirname, '../models/rubricon-mini');
const read = async (name: string) => JSON.parse(await readFile(join(folder, name), 'utf8')) as object;

it('ENG-67 word by word gives the tokens that transformers.js gives the whole text', async () => {
  const file = await read('tokenizer.json');
  const whole = new BertTokenizer(file, await read('tokenizer_config.json'));
  const words = createWordTokenizer(file, new Set());
  const unit = fc.constantFrom(
    'Dose: 5 mg/kg',
    ' naïve',
    '\n- **No**',
    ' [SEP]',
    ' 東京',
    ' 😀',
    ' co-trimoxazole,',
    '\t',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.array(unit).map((parts) => parts.join('')),
      ),
      (text) => {
        const plain = text.replace(/\S+/g, plainLetters);
        expect(words(text).ids).toEqual(whole.encode(plain, { add_special_tokens: false }));
      },
    ),
  );
});
