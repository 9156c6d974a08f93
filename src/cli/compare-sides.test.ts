import { describe, expect, it } from 'vitest';
import { createScriptedEngine } from '../engine/scripted-engine.ts';
import { main } from './main.ts';
import { createFakeTerminal, lines, records } from './testing/fake-terminal.ts';

const criteria = (...rows: readonly (readonly [string, number])[]): string =>
  JSON.stringify(rows.map(([criterion, points]) => ({ criterion, points, tags: [] })));
/** A criterion is met where the response has its last word. */
const script = (statement: string, { response }: { response: string }) => ({
  logit: response.includes(statement.match(/(\w+)\W*$/)?.[1] ?? '') ? 2 : -2,
});
const rows = lines({ id: 'r1', prompt: 'My knee is swollen.', response: 'Put ice on it and rest.' }, { id: 'bad' });
const files = {
  rows,
  a: criteria(['Advises to put a cold pack on the knee, or ice', 5], ['Tells the user to walk', 2]),
  b: criteria(['Advises to put a cold pack on the knee', 5], ['Names what to rest', 3], ['Tells the user to walk', -2]),
};

async function run(...words: readonly string[]) {
  const terminal = createFakeTerminal({ files, script });
  const code = await main(['compare', 'rows', ...words], terminal);
  return { code, out: terminal.stdout(), notes: terminal.notes, files: terminal.files, terminal };
}

describe('rubricon compare on single responses', () => {
  it('CLI-65 two rubrics: criteria that say the same stand together with what was made of each, the others apart', async () => {
    const { code, out, notes, files: written } = await run('--rubrics', 'a', 'b', '-o', 'out');
    expect(code).toBe(0);
    expect(records(written.get('out') ?? '')).toMatchObject([
      {
        id: 'r1',
        kind: 'rubrics',
        first: { name: 'a', value: 5 / 7 },
        second: { name: 'b', value: 3 / 8 },
        matched: [{ criterion: /cold pack/, points: 5, first: 1, second: 0, disagree: true, other: { points: 5 } }].map(
          (one) => ({ ...one, criterion: expect.stringMatching(one.criterion) }),
        ),
        onlyFirst: [{ criterion: 'Tells the user to walk', share: 0 }],
        // The sign differs: it is another criterion.
        onlySecond: [{ criterion: 'Names what to rest', share: 1 }, { points: -2 }],
      },
      { id: 'bad', error: { code: 'input-invalid', line: 2 } },
    ]);
    expect(out).toMatch(/^r1\n +a +b\nscore +0\.7143 +0\.3750\n/);
    expect(out).toMatch(/^! +met +unmet {2}Advises to put a cold pack on the knee, or ice \(\+5\)$/m);
    expect(notes).toContain('compare: 1 disagreements on 1 responses');
  });

  it('CLI-65 two profiles: what meeting each criterion moves by either, without asking again', async () => {
    const {
      code,
      files: written,
      terminal,
    } = await run(...['--profiles', 'healthbench', 'rar-explicit', '--rubric', 'b', '-o', 'out']);
    expect(code).toBe(0);
    const [row] = records<{ first: object; criteria: { points: number; first: number; second: number }[] }>(
      written.get('out') ?? '',
    );
    expect(row?.first).toMatchObject({ name: 'healthbench', value: 3 / 8 });
    expect(row?.criteria.map(({ first }) => first)).toEqual([5 / 8, 3 / 8, -2 / 8].map((x) => expect.closeTo(x, 9)));
    expect(terminal.reads).toHaveLength(1);
  });

  it('CLI-65 two models: one after the other, with every disagreement', async () => {
    const terminal = createFakeTerminal({ files });
    const engines = { yes: 2, no: -2 } as const;
    const open: string[] = [];
    const code = await main(['compare', 'rows', '--models', 'yes', 'no', '--rubric', 'a', '-o', 'out'], {
      ...terminal,
      openEngine: async (folder) => {
        open.push(folder);
        return createScriptedEngine(() => ({ logit: engines[folder as keyof typeof engines] }));
      },
    });
    expect([code, open]).toEqual([0, ['yes', 'no']]);
    expect(records(terminal.files.get('out') ?? '')[0]).toMatchObject({
      first: { name: 'yes', value: 1 },
      second: { name: 'no', value: 0 },
      criteria: [
        { first: 1, second: 0, disagree: true },
        { first: 1, second: 0, disagree: true },
      ],
    });
  });

  it('CLI-65 two things of one kind are taken, with what they need; all else is refused', async () => {
    for (const words of [
      ['--rubrics', 'a'],
      ['--rubrics', 'a', 'b', '--profiles', 'healthbench', 'gaps'],
      ['--profiles', 'healthbench', 'gaps'],
      ['--profiles', 'healthbench', 'none', '--rubric', 'a'],
      ['--models', 'yes', 'no'],
    ]) {
      expect([words, (await run(...words)).code]).toEqual([words, 1]);
    }
  });
});
