import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countMethods } from '../domain/methods/inventory.ts';
import { generationMethods } from '../generation/methods/registry.ts';
import { judgingMethods } from './judging/registry.ts';
import { main } from './main.ts';
import { createFakeTerminal } from './testing/fake-terminal.ts';

const page = resolve(import.meta.dirname, '../../METHODS.md');

async function run(...words: readonly string[]) {
  const terminal = createFakeTerminal();
  const code = await main(['methods', ...words], terminal);
  return { code, out: terminal.stdout(), notes: terminal.notes };
}

describe('rubricon methods', () => {
  it('CLI-80 every method stands there with its line, its source, its needs and whether a language model is needed', async () => {
    const { code, out } = await run();
    expect(code).toBe(0);
    for (const { id, description, source } of [...generationMethods, ...judgingMethods]) {
      expect(out).toContain(`  ${id} `);
      expect(out).toContain(description);
      expect(out).toContain(source);
    }
    expect(out).toMatch(/^ {2}A3 +works +RRD {2}PRO-13, REF-10/m);
    expect(out).toMatch(/^ {2}F8 +out of scope/m);
    const counts = countMethods();
    expect(out).toContain(`80 published systems: works ${counts.works}, partly ${counts.partly},`);
  });

  it('CLI-80 an id shows one method or one system, as text or as JSON; another is refused with those known', async () => {
    const row = await run('a3');
    expect(row.out).toMatch(
      /^A3 {2}RRD\nworks: .*\n(method: .*\n)*proof: PRO-13 in src\/domain\/profiles\/vectors.test.ts\n/,
    );
    expect(JSON.parse((await run('A3', '--json')).out)).toMatchObject({ id: 'A3', status: 'works' });
    expect((await run('bank')).out).toMatch(
      /^bank {2}.*\n.*\nsource: .*\nsystems: .*\nneeds: the conversation alone\n/,
    );
    expect(JSON.parse((await run('bank', '--json')).out)).toMatchObject({ id: 'bank', needs: [] });
    expect((await run('steps')).out).toMatch(/^steps {2}.*\n.*\nsource: OPV.*\nsystems: B12, C3\nasks: "prompt"/);
    expect(JSON.parse((await run('steps', '--json')).out)).toMatchObject({ id: 'steps', model: 'language' });
    expect((await run('b12')).out).toContain('method: steps');
    const wrong = await run('Z9');
    expect([wrong.code, wrong.notes[0]]).toEqual([1, expect.stringContaining('Give one of bank,')]);
  });

  it('CLI-80 as JSON there are all methods, all counts and all systems', async () => {
    const { out } = await run('--json');
    const all = JSON.parse(out) as { methods: object[]; judging: object[]; counts: object; systems: object[] };
    expect([all.methods.length, all.systems.length]).toEqual([generationMethods.length, 80]);
    expect(all.judging.length).toBe(judgingMethods.length);
    expect(all.counts).toEqual(countMethods());
    expect((await run('--json', '--markdown')).code).toBe(1);
  });

  it('CLI-81 METHODS.md says what the command says (after a change: vitest -u with this file)', async () => {
    const { out } = await run('--markdown');
    const text = readFileSync(page, 'utf8');
    const block = /(<!-- rubricon methods --markdown -->\n)[\s\S]*?(<!-- end of it -->)/;
    expect(text).toMatch(block);
    await expect(
      text.replace(block, (_, open: string, close: string) => `${open}\n${out}\n${close}`),
    ).toMatchFileSnapshot(page);
  });

  it('CLI-81 the README links it and tells how many systems work', () => {
    const readme = readFileSync(resolve(page, '../README.md'), 'utf8').replaceAll('\n', ' ');
    const { works, 'out of scope': outside, partly } = countMethods();
    expect(partly).toBe(0);
    expect(readme).toContain(
      `Of 80 published systems ${works} work here and ${outside} are out of scope. [METHODS.md](METHODS.md)`,
    );
    expect(readme).toContain(`A rubric can be made in ${generationMethods.length} `);
  });
});
