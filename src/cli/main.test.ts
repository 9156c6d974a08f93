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
    [['score', 'rows', '--site', 'north']],
    [['models', '__proto__', 'x']],
    [['models', 'constructor', 'x']],
    [['models', 'list', 'x']],
    [['models', 'list', '--model', 'x']],
    [['merge', 'rows']],
    [['judge', 'rows', '--method', 'codebook', '--codebook', 'rows']],
    [['refine', 'rows', '--rubric', 'missing']],
  ])('CLI-5 a usage error is one line with a remedy, and ends with 1: %j', async (words) => {
    const terminal = createFakeTerminal({ files: { rows: row } });
    expect(await main(words, terminal)).toBe(1);
    expect(terminal.stdout()).toBe('');
    expect(terminal.notes).toHaveLength(1);
    expect(terminal.notes[0]).toMatch(/^rubricon[^\n]*: [^\n]+[^.]\. [^\n]+$/);
    expect(terminal.notes[0]).not.toMatch(/\.\.|unexpected/);
  });

  it.each([
    ['evaluate', '--bootstrap=-5'],
    ['evaluate', '--evidence-sample=1.5'],
    ['evaluate', '--samples=1'],
    ['evaluate', '--seed=x'],
    ['evaluate', '--limit=0'],
    ['evaluate-methods', '--resamples=0'],
    ['calibrate', '--seed=1.5'],
    ['calibrate', '--bootstrap=0'],
    ['compare', '--resamples=0'],
    ['generate', '--size=0'],
    ['judge', '--budget=0', '--method=claims'],
    ['judge', '--min-agreement=2', '--method=claims'],
    ['peem', '--tolerance=-1'],
    ['peem', '--rewrite=0.5'],
    ['audit', '--tolerance=2'],
    ['score', '--seed=-1'],
    ['score', '--least-count=0', '--counts=c', '--site=s'],
  ])(
    'CLI-5 a number that cannot be is refused by the name of its option before anything is read: %s %s',
    async (...words) => {
      const terminal = createFakeTerminal({ files: {} });
      expect(await main([...words, 'missing'], terminal)).toBe(1);
      expect(terminal.notes[0]).toContain(`${words[1]?.split('=')[0]} takes a`);
    },
  );

  it('CLI-4 an input without a row is told of', async () => {
    for (const text of ['', '[]']) {
      const terminal = createFakeTerminal({ files: { rows: text } });
      expect(await main(['verify', 'rows'], terminal)).toBe(0);
      expect(terminal.notes).toEqual(['note: there are no rows in the input']);
    }
  });

  it('CLI-18 codes that a terminal would obey are shown, not sent', async () => {
    const code = '\u001b[2J';
    const text = `Met ${code} appropriately\nand well`;
    const own = { id: code, prompt: 'Hello.', response: 'Hi.', chosen: 'Hi.', rejected: 'No.', subset: code };
    const labelled = { criterion: text, label: 1, tags: [code], responder: code, points: 1 };
    const files = {
      rows: lines({ ...own, ...labelled }, { ...own, ...labelled, label: 0 }),
      rubric: JSON.stringify({ criteria: [{ id: code, text, points: 1 }] }),
    };
    for (const words of [
      ['lint', 'rubric'],
      ['compare', 'rows', '--rubric', 'rubric'],
      ['compare', 'rows', '--rubrics', 'rubric', 'rubric'],
      ['compare', 'rows', '--profiles', 'healthbench', 'rar-explicit', '--rubric', 'rubric'],
      ['evaluate', 'rows', '--by', 'tag,responder'],
    ]) {
      const terminal = createFakeTerminal({ files });
      await main(words, terminal);
      const told = terminal.stdout() + terminal.notes.join('\n');
      expect(told, words.join(' ')).not.toContain('\u001b');
      expect(told, words.join(' ')).toContain('⟨U+001B⟩');
    }
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
