import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { main } from './main.ts';
import { createFakeTerminal, lines } from './testing/fake-terminal.ts';

const hash = async (text: string) => createHash('sha256').update(text).digest('hex');
const terminalWith = (options: Parameters<typeof createFakeTerminal>[0]) => ({ ...createFakeTerminal(options), hash });
const rubric = JSON.stringify({
  rubrics: [
    { criterion: 'Advises gentle rest', points: 5 },
    { criterion: 'Scolds', points: -2 },
  ],
});
const common = {
  script: (statement: string, { response }: { response: string }) => ({
    logit: statement.startsWith('Advises') === response.startsWith('Rest') ? 2 : -2,
  }),
};

/** Counts of a site at which so many of ten responses advise rest; the others scold. */
async function siteFile(site: string, met: number, ...words: string[]) {
  const cases = Array.from({ length: 10 }, (_, at) => ({
    id: `patient-${at}`,
    prompt: `Patient Meier number ${at} asks about a knee.`,
    response: at < met ? 'Rest it, dear Meier.' : 'Run home at once.',
  }));
  const terminal = terminalWith({ files: { cases: lines(...cases), rubric }, ...common });
  const options = ['--rubric', 'rubric', '--counts', 'counts', '--site', site, ...words];
  expect(await main(['score', 'cases', ...options], terminal)).toBe(0);
  return { file: terminal.files.get('counts') ?? '', notes: terminal.notes };
}

async function merged(files: Readonly<Record<string, string>>, ...words: string[]) {
  const terminal = terminalWith({ files: { ...files, rubric } });
  const code = await main(['merge', ...Object.keys(files), ...words], terminal);
  return { code, out: terminal.stdout(), notes: terminal.notes.join('\n') };
}

describe('counts of sites', () => {
  it('CLI-44 E1 8 of 10 and 3 of 10 merge to 11 of 20, by the words of a common rubric or by their hash', async () => {
    const north = (await siteFile('north', 8, '--least-count', '2')).file;
    const south = (await siteFile('south', 3, '--least-count', '2')).file;
    const { code, out } = await merged({ north, south }, '--rubric', 'rubric');
    expect(code).toBe(0);
    expect(out).toMatch(/^2 sites, 20 cases, 2 criteria; 0 times/);
    expect(out).toMatch(/^Advises gentle rest +11 of 20 +55\.0 %$/m);
    expect((await merged({ north, south })).out).toContain((await hash('Advises gentle rest')).slice(0, 32));
  });

  it('CLI-44 E1 no word of a case or of a criterion stands in the file, nor a number below five', async () => {
    const { file, notes } = await siteFile('north', 5);
    expect(
      file
        .split(/[^A-Za-z]+/)
        .filter((word) => /^(patient|meier|knee|rest|run|home|advises|gentle|scolds|dear|asks)$/i.test(word)),
    ).toEqual([]);
    expect(JSON.parse(file).criteria).toHaveLength(2);
    expect(notes.join()).toContain('counts: 2 criteria of 10 cases told, 0 left out');
    const small = await siteFile('north', 8);
    expect(JSON.parse(small.file)).toMatchObject({ criteria: [], leftOut: 2 });
  });

  it('CLI-44 E18 what another judge decided is merged only with --mixed; a site counts once', async () => {
    const north = (await siteFile('north', 5)).file;
    const other = (await siteFile('south', 5, '--abstain', '0.7')).file;
    const refused = await merged({ north, other });
    expect([refused.code, refused.notes]).toEqual([1, expect.stringContaining('2 different judges')]);
    const mixed = await merged({ north, other }, '--mixed');
    expect([mixed.code, mixed.notes]).toEqual([0, 'note: decided by 2 different judges']);
    expect((await merged({ north, again: north })).notes).toContain('twice');
  });

  it('CLI-44 E1 counts want a site, and a file that is none is named', async () => {
    const terminal = terminalWith({ files: { cases: lines(), rubric } });
    expect(await main(['score', 'cases', '--counts', 'counts'], terminal)).toBe(1);
    expect(terminal.notes.join()).toContain('--site');
    const { code, notes } = await merged({ cases: '{"prompt":"private words"}' });
    expect([code, notes]).toEqual([1, expect.not.stringContaining('private')]);
  });
});
