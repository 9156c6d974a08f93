import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainLetters } from './plain-letters.ts';

it('ENG-45 disguised letters in a Latin word are read as what they look like', () => {
  expect(plainLetters('аmохісіllіn')).toBe('amoxicillin');
  expect(plainLetters('рrobаblу,')).toBe('probably,');
});

it('ENG-45 words of one script stay as they are', () => {
  for (const word of ['amoxicillin', 'таблетка', 'οδηγός', '5µg', '東京', 'β-blocker'])
    expect(plainLetters(word)).toBe(word);
});

it('ENG-45 the length never changes', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (word) => plainLetters(word).length === word.length));
});
