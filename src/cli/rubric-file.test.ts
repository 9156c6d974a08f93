import { beforeAll, describe, expect, it } from 'vitest';
import { utf16 } from '../formats/testing/utf16.ts';
import { main } from './main.ts';
import { createFakeTerminal, type FakeTerminal, lines, records } from './testing/fake-terminal.ts';

const gaps = JSON.stringify({
  question: 'What helps a sprained ankle?',
  rubrics: [
    { id: 1, claim: 'Met: advises rest.', level: 'A1', type: 'positive' },
    { id: 2, claim: 'Advises to run on it.', level: 'S3', type: 'negative' },
  ],
  house: 'north',
});
const item = { id: 1, prompt: 'My ankle hurts.', response: 'Rest it.' };
let terminal: FakeTerminal;

/** The criteria by which a case was scored with a rubric file. */
async function scoredBy(rubric: string): Promise<readonly string[]> {
  const before = terminal.stdout().length;
  expect(await main(['score', 'cases', '--rubric', rubric], terminal)).toBe(0);
  const [scored] = records<{ verdicts: { criterion: string; points: number }[] }>(terminal.stdout().slice(before));
  return scored?.verdicts.map(({ criterion, points }) => `${criterion} ${points}`) ?? [];
}

describe('a rubric file', () => {
  beforeAll(async () => {
    terminal = createFakeTerminal({
      files: {
        cases: lines(item),
        'gaps.json': gaps,
        'table.csv': 'criterion;points\nMet: advises rest.;5\nAdvises to run on it.;-3\n',
        'two.jsonl': `${gaps}\n${gaps.replace('sprained ankle', 'broken toe')}`,
      },
    });
    for (const [format, as, file] of [
      ['rubricon', 'yaml', 'own.yaml'],
      ['gaps', 'parquet', 'gaps.parquet'],
      ['table', 'parquet', 'table.parquet'],
    ] as const) {
      const words = ['convert', 'gaps.json', '--to', format, '--as', as, '-o', file];
      expect([file, await main(words, terminal)]).toEqual([file, 0]);
    }
  });

  it('CLI-41 K1 --rubric reads any known format from JSON, YAML, CSV and Parquet, to the same criteria', async () => {
    for (const file of ['gaps.json', 'own.yaml', 'table.csv', 'gaps.parquet', 'table.parquet']) {
      expect([file, await scoredBy(file)]).toEqual([file, ['Met: advises rest. 5', 'Advises to run on it. -3']]);
    }
  });

  it('FMT-99 a table of criteria in UTF-16 is read', async () => {
    await terminal.writeFile('unicode.csv', utf16('criterion\tpoints\nMet: advises rest.\t5\n', 'little'));
    expect(await scoredBy('unicode.csv')).toEqual(['Met: advises rest. 5']);
  });

  it('CLI-41 K1 a published format is named, with what was not understood of it', async () => {
    await scoredBy('gaps.json');
    expect(terminal.notes).toContain('--rubric read as GAPS');
    expect(terminal.notes).toContain('--rubric, not understood: house');
  });

  it('CLI-41 K1 a file of several rubrics is refused', async () => {
    expect(await main(['score', 'cases', '--rubric', 'two.jsonl'], terminal)).toBe(1);
    expect(terminal.notes.at(-1)).toContain('holds 2 rubrics, expected one');
  });
});
