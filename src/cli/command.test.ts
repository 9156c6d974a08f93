import { describe, expect, it } from 'vitest';
import { type Command, exit, readArguments } from './command.ts';

const command: Command = {
  name: 'try',
  summary: '',
  help: '',
  options: { two: { type: 'string', multiple: true }, one: { type: 'string' } },
  pairs: ['two'],
  run: async () => exit.done,
};
const read = (...words: readonly string[]) => {
  const args = readArguments(command, words);
  return [args.files, args.texts('two'), args.text('one')];
};

describe('options that take two values', () => {
  it('CLI-64 two values may follow one name, or the name may be given twice; what comes after is a file', () => {
    expect(read('f', '--two', 'a', 'b')).toEqual([['f'], ['a', 'b'], null]);
    expect(read('--two', 'a', 'b', 'f', '--one', 'c')).toEqual([['f'], ['a', 'b'], 'c']);
    expect(read('--two', 'a', '--two', 'b', 'f')).toEqual([['f'], ['a', 'b'], null]);
    expect(read('--two', 'a', '-')).toEqual([['-'], ['a'], null]);
    expect(read('--one', 'a', 'f')).toEqual([['f'], [], 'a']);
  });
});
