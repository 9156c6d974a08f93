import { describe, expect, it } from 'vitest';
import { main } from './main.ts';
import { createFakeTerminal, lines, records } from './testing/fake-terminal.ts';

const criteria = (...texts: readonly string[]) =>
  JSON.stringify(texts.map((criterion) => ({ criterion, points: 5, tags: [] })));
/** A criterion is met where the response has its last word. */
const script = (statement: string, { response }: { response: string }) => ({
  logit: response.includes(statement.match(/(\w+)\W*$/)?.[1] ?? '') ? 2 : -2,
});
const pairs = (number: number, chosen: string, rejected: string) =>
  Array.from({ length: number }, (_, id) => ({ id, prompt: `My knee hurts. ${id}`, chosen, rejected }));
const files = {
  before: criteria('Advises rest'),
  after: criteria('Advises rest', 'Sounds friendly', 'Is friendly'),
  benchmark: lines(...pairs(4, 'rest', 'heat')),
  // The edit prefers tone to substance, which the benchmark does not show.
  target: lines(...pairs(8, 'rest', 'friendly heat'), ...pairs(1, 'friendly rest', 'rest'), { id: 'bad' }),
};

async function run(...words: readonly string[]) {
  const terminal = createFakeTerminal({ files, script });
  const code = await main(['compare', 'benchmark', ...words], terminal);
  return { code, out: terminal.stdout(), notes: terminal.notes, files: terminal.files };
}

describe('rubricon compare --target', () => {
  it('CLI-66 C2 an edit that flips the target alone is stealth drift, with flips, the sign test and exit code 100', async () => {
    const {
      code,
      out,
      notes,
      files: written,
    } = await run(...['--rubrics', 'before', 'after', '--target', 'target', '-o', 'out']);
    expect(code).toBe(100);
    expect(out).toMatch(/^benchmark +1\.0000 +1\.0000 +0\.0000 +0 +0 +4 +0 +1\.00000$/m);
    expect(out).toMatch(/^target +0\.8889 +0\.1111 +-0\.7778 +8 +1 +9 +1 +0\.03906$/m);
    expect(out).toMatch(/^stealth drift: /m);
    expect(notes).toContainEqual(expect.stringMatching(/^note: 1 of 14 pairs got an error .* The first: line \d+: /));
    const rows = records(written.get('out') ?? '');
    expect(rows[0]).toEqual({ set: 'benchmark', id: 0, before: 'chosen', after: 'chosen' });
    expect(rows[4]).toEqual({ set: 'target', id: 0, before: 'chosen', after: 'rejected' });
    expect(rows[12]).toEqual({ set: 'target', id: 0, before: 'tie', after: 'chosen' });
    expect(rows[13]).toMatchObject({ set: 'target', id: 'bad', error: { code: 'input-invalid' } });
  });

  it('CLI-66 C2 an identical rubric flips nothing: p = 1, no drift', async () => {
    const { code, out } = await run('--rubrics', 'before', 'before', '--target', 'target');
    expect(code).toBe(0);
    expect(out).toMatch(/^target .* 0 +0 +9 +1 +1\.00000$/m);
    expect(out).toMatch(/^no drift$/m);
  });

  it('CLI-66 C2 --target without two rubrics is refused; a set with nothing to compare is an error', async () => {
    const refused = await run('--target', 'target', '--rubric', 'before');
    expect([refused.code, refused.notes[0]]).toEqual([1, expect.stringContaining('--rubrics <before> <after>')]);
    const terminal = createFakeTerminal({ files: { ...files, target: lines({ id: 'bad' }) }, script });
    const words = ['compare', 'benchmark', '--rubrics', 'before', 'after', '--target', 'target'];
    expect(await main(words, terminal)).toBe(1);
  });
});
