import { describe, expect, it } from 'vitest';
import { RubriconError } from '../domain/errors.ts';
import { main } from './main.ts';
import { createFakeTerminal, type FakeTerminal, lines } from './testing/fake-terminal.ts';

const row = lines({ id: 1, prompt: 'Hello.', response: 'Hello to you.', criterion: 'Met: greets.' });

describe('rubricon', () => {
  it('CLI-5 --version and --help go to stdout and end with 0', async () => {
    const terminal = createFakeTerminal();
    expect(await main(['--version'], terminal)).toBe(0);
    expect(terminal.stdout()).toBe('1.2.3\n');
    expect(await main(['--help'], terminal)).toBe(0);
    for (const name of ['verify', 'score', 'generate', 'evaluate']) {
      const one = createFakeTerminal();
      expect(await main([name, '--help'], one)).toBe(0);
      expect(one.stdout()).toContain(`Usage: rubricon ${name}`);
      expect(terminal.stdout()).toContain(name);
    }
    expect(terminal.notes).toEqual([]);
  });

  it.each([
    [[]],
    [['judge']],
    [['verify']],
    [['verify', 'a', 'b']],
    [['verify', '--frob', 'rows']],
    [['verify', 'missing.jsonl']],
    [['verify', 'rows', '--model']],
    [['evaluate', 'rows', '--min-auroc', 'high']],
    [['evaluate', 'rows', '--healthbench', 'folder']],
    [['evaluate', 'rows', '--train-split', 'train']],
    [['score', 'rows', '--rubric', 'rows']],
  ])('CLI-5 a usage error is one line with a remedy, and ends with 1: %j', async (words) => {
    const terminal = createFakeTerminal({ files: { rows: row } });
    expect(await main(words, terminal)).toBe(1);
    expect(terminal.stdout()).toBe('');
    expect(terminal.notes).toHaveLength(1);
    expect(terminal.notes[0]).toMatch(/^rubricon[^\n]*: [^\n]+\. [^\n]+$/);
  });

  it('CLI-4 a model that cannot be opened is told with its remedy, ends with 1 and writes nothing', async () => {
    const terminal: FakeTerminal = {
      ...createFakeTerminal({ files: { rows: lines('{"', row.trim()) } }),
      openEngine: async () => {
        throw new RubriconError('model-missing', 'The model is not there. Check the folder.');
      },
    };
    expect(await main(['verify', 'rows', '-o', 'out'], terminal)).toBe(1);
    expect(terminal.notes).toEqual(['rubricon verify: The model is not there. Check the folder. (model-missing)']);
    expect(terminal.files.has('out')).toBe(false);
  });

  it('CLI-2 an unexpected error gives its kind and none of its text', async () => {
    const terminal: FakeTerminal = {
      ...createFakeTerminal({ files: { rows: row } }),
      openEngine: async () => {
        throw new TypeError('private words');
      },
    };
    expect(await main(['verify', 'rows'], terminal)).toBe(1);
    expect(terminal.notes.join()).toContain('TypeError');
    expect(terminal.notes.join()).not.toContain('private');
  });
});
