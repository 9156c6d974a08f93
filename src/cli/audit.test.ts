import { describe, expect, it } from 'vitest';
import { main } from './main.ts';
import { createFakeTerminal, lines, records } from './testing/fake-terminal.ts';

const rubrics = [
  { criterion: 'Advises rest', points: 6, tags: [] },
  { criterion: 'Recommends running', points: -4, tags: [] },
];
const item = { id: 'one', prompt: 'My knee hurts.', response: 'Take some rest. Keep it warm.', rubrics };
/** A criterion is met where the response has its last word. */
const script = (statement: string, { response }: { response: string }) => ({
  logit: response.includes(statement.match(/(\w+)\W*$/)?.[1] ?? '') ? 3 : -3,
});
const run = async (words: readonly string[], options: Parameters<typeof createFakeTerminal>[0] = {}) => {
  const terminal = createFakeTerminal({ files: { cases: lines(item) }, script, ...options });
  const code = await main(['audit', 'cases', ...words], terminal);
  return { code, out: terminal.stdout(), notes: terminal.notes.join('\n'), pairs: terminal.files.get('pairs') ?? '' };
};

describe('rubricon audit', () => {
  it('CLI-45 C1 tells sensitivity, spill-over and invariance, and writes each pair with its label', async () => {
    const { code, out, pairs } = await run(['--pairs', 'pairs']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Recommends running +1 +1\.0000 +0\.0000$/m);
    expect(out).toMatch(/^padding +1 +1\.0000$/m);
    const causal = records(pairs).filter(({ type }) => type === 'causal');
    expect(causal).toContainEqual(
      expect.objectContaining({
        id: 'one',
        criterion: 'Recommends running',
        effect: 'adds',
        by: 'code',
        label: 'original',
      }),
    );
    expect(records(pairs).find(({ type }) => type === 'neutral')).toMatchObject({
      label: 'tie',
      original: item.response,
    });
  });

  it('CLI-45 C1 a verifier that counts words fails and is named by what it failed', async () => {
    const counter = (_: string, { response }: { response: string }) => ({ logit: response.length / 40 - 2 });
    const { code, notes } = await run([], { script: counter });
    expect([code, notes]).toEqual([100, expect.stringContaining('invariance to padding 0.0000 is below 0.5')]);
    expect((await run(['--min-invariance', '0', '--min-sensitivity', '0'], { script: counter })).code).toBe(0);
  });

  it('CLI-45 C1 edits of a person stand in the place of others; what cannot be read is counted', async () => {
    const edits = [{ criterion: 'Advises rest', effect: 'removes', response: 'Keep it warm.' }];
    const cases = lines({ ...item, edits }, { id: 'bad' });
    const { code, out, notes } = await run(['--json'], { files: { cases } });
    expect([code, JSON.parse(out).sensitivity, notes]).toEqual([0, 1, expect.stringContaining('1 of 2')]);
    expect((await run(['--tolerance', '7'])).code).toBe(1);
  });

  it('CLI-67 what is wrong with the first case that was left out is said', async () => {
    const { code, notes } = await run([], { files: { cases: lines({ ...item, rubrics: undefined }) } });
    expect(code).toBe(1);
    expect(notes).toContain('The first: line 1: rubrics: expected criteria');
    expect(notes).toContain('--rubric');
  });
});
