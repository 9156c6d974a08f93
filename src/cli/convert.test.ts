import { describe, expect, it } from 'vitest';
import { rubricFormats } from '../formats/rubrics/rubric-formats.ts';
import { main } from './main.ts';
import { createFakeTerminal } from './testing/fake-terminal.ts';

const gaps = JSON.stringify({
  question: 'What helps a sprained ankle?',
  rubrics: [
    { id: 1, claim: 'Advises rest.', level: 'A1', type: 'positive' },
    { id: 2, claim: 'Advises to run on it.', level: 'S3', type: 'negative' },
  ],
  house: 'north',
});

async function run(words: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const terminal = createFakeTerminal({ files });
  const code = await main(['convert', ...words], terminal);
  return { code, out: terminal.stdout(), notes: terminal.notes, terminal };
}

describe('rubricon convert', () => {
  it('CLI-50 K1 the format is found out, and the other one written to stdout', async () => {
    const { code, out, notes } = await run(['in.jsonl', '--to', 'healthbench'], { 'in.jsonl': gaps });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      prompt: [{ role: 'user', content: 'What helps a sprained ankle?' }],
      rubrics: [
        { criterion: 'Advises rest.', points: 5 },
        { criterion: 'Advises to run on it.', points: -3 },
      ],
    });
    expect(notes[0]).toBe('read as GAPS (jsonl)');
    expect(notes).toContain('understood: 1 case, 2 criteria, 1 penalty');
  });

  it('CLI-51 K1 stderr lists what was not understood and what the other format does not hold', async () => {
    const { notes } = await run(['in.jsonl', '--to', 'healthbench'], { 'in.jsonl': gaps });
    expect(notes).toContain('not understood: house');
    expect(notes).toContain('not held by HealthBench: tiers (2 times)');
    expect(notes).toContain('not held by HealthBench: how it is scored (profile gaps, read as healthbench)');
  });

  it('CLI-51 K1 our own file holds all of it', async () => {
    const { notes, terminal } = await run(['in.jsonl', '--to', 'rubricon', '-o', 'own.json'], { 'in.jsonl': gaps });
    expect(notes.at(-1)).toBe('Rubricon holds all of it');
    expect(terminal.files.get('own.json')).toContain('"format": "rubricon-case"');
  });

  it('CLI-52 K1 a preview writes nothing', async () => {
    const { code, out, notes, terminal } = await run(['in.jsonl', '--preview'], { 'in.jsonl': gaps });
    expect([code, out, terminal.files.size]).toEqual([0, '', 1]);
    expect(notes).toContain('read as GAPS (jsonl)');
  });

  it('CLI-53 K1 Parquet needs a file and comes back from it', async () => {
    const terminal = createFakeTerminal({ files: { 'in.jsonl': gaps } });
    const words = ['convert', 'in.jsonl', '--to', 'gaps', '--as', 'parquet'];
    expect(await main(words, terminal)).toBe(1);
    expect(await main([...words, '-o', 'out.parquet'], terminal)).toBe(0);
    expect(await main(['convert', 'out.parquet', '--to', 'gaps'], terminal)).toBe(0);
    expect(terminal.stdout()).toContain('"level":"S3"');
  });

  it('CLI-54 K1 a wrong format or container is refused with those that there are; nothing readable is an error', async () => {
    expect((await run(['in.jsonl', '--to', 'nothing'], { 'in.jsonl': gaps })).notes[0]).toContain('healthbench');
    expect((await run(['in.jsonl', '--to', 'checkeval', '--as', 'csv'], { 'in.jsonl': gaps })).code).toBe(1);
    const empty = await run(['in.json', '--to', 'healthbench'], { 'in.json': '{"a": 1}' });
    expect([empty.code, empty.out]).toEqual([1, '']);
  });

  it('CLI-55 K1 --list names every format with a line', async () => {
    const { out } = await run(['--list']);
    expect(out.split('\n').filter((line) => line !== '')).toHaveLength(rubricFormats.length);
    expect(out).toMatch(/^diagbench +.*shape not confirmed/m);
  });
});
