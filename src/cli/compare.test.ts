import { describe, expect, it } from 'vitest';
import { main } from './main.ts';
import { createFakeTerminal, lines, records } from './testing/fake-terminal.ts';

const prompt = 'My knee is swollen.';
const criteria = (...texts: readonly string[]) => texts.map((criterion) => ({ criterion, points: 5, tags: [] }));
const rubric = JSON.stringify(criteria('Advises rest', 'Advises ice'));
/** A criterion is met where the response has its last word. */
const script = (statement: string, { response }: { response: string }) => ({
  logit: response.includes(statement.match(/(\w+)\W*$/)?.[1] ?? '') ? 2 : -2,
});
const row = (id: number, chosen: string, rejected: string, more: object = {}) => ({
  id,
  prompt: `${prompt} ${id}`,
  chosen,
  rejected,
  ...more,
});
const ten = [
  ...Array.from({ length: 7 }, (_, at) => row(at, 'rest and ice', 'rest', { dimension: 'accuracy' })),
  row(7, 'rest', 'rest!', { dimension: 'tone' }),
  row(8, 'heat', 'ice', { dimension: 'tone' }),
  row(9, 'heat', 'rest', { dimension: 'tone' }),
];

describe('rubricon compare', () => {
  it('CLI-60 D16 Med-RewardBench: ten pairs, seven right, one tie print 0.7000 and 0.7500 with intervals', async () => {
    const terminal = createFakeTerminal({ files: { pairs: lines(...ten), rubric }, script });
    expect(await main(['compare', 'pairs', '--rubric', 'rubric', '-o', 'out'], terminal)).toBe(0);
    const table = terminal.stdout();
    expect(table).toMatch(/ties as wrong +0\.7000 +0\.\d{4} to \d\.\d{4}/);
    expect(table).toMatch(/ties as half +0\.7500/);
    expect(table).toContain('10 pairs: 10 scored (7 right, 2 wrong, 1 ties, of which 0 by flips), 0 skipped');
    expect(table).toMatch(/tone +0\.0000 +3 +1 +0/);
    expect(table).toMatch(/macro mean +0\.5000/);
    const out = records(terminal.files.get('out') ?? '');
    expect(out.slice(6)).toEqual([
      { id: 6, winner: 'chosen', flipped: false },
      { id: 7, winner: 'tie', flipped: false },
      { id: 8, winner: 'rejected', flipped: false },
      { id: 9, winner: 'rejected', flipped: false },
    ]);
  });

  it('CLI-60 D16 Med-RewardBench: skipped and scored make up what was imported; images are skipped', async () => {
    const bad = [row(1, 'rest', 'heat', { image: 'knee.png' }), row(2, '', 'heat'), row(3, 'rest', 'heat')];
    const terminal = createFakeTerminal({ files: { pairs: lines(...bad), rubric }, script });
    expect(await main(['compare', 'pairs', '--rubric', 'rubric'], terminal)).toBe(0);
    expect(terminal.stdout()).toContain('3 pairs: 1 scored (1 right, 0 wrong, 0 ties, of which 0 by flips), 2 skipped');
    expect(terminal.notes.at(-1)).toContain('2 of 3 pairs');
  });

  it('CLI-67 what is wrong with the first bad pair is said', async () => {
    const terminal = createFakeTerminal({ files: { pairs: lines({ id: 1, prompt }), rubric }, script });
    expect(await main(['compare', 'pairs', '--rubric', 'rubric'], terminal)).toBe(1);
    expect(terminal.notes).toContainEqual(expect.stringContaining('The first: line 1: chosen: '));
  });

  it('CLI-61 K11 pairwise: a judge with a taste for the first place only flips, and flips are counted as ties', async () => {
    const terminal = createFakeTerminal({ files: { pairs: lines(...ten), rubric }, script: () => ({ logit: 3 }) });
    expect(await main(['compare', 'pairs', '--rubric', 'rubric', '--together'], terminal)).toBe(0);
    expect(terminal.stdout()).toContain('10 scored (0 right, 0 wrong, 10 ties, of which 10 by flips), 0 skipped');
  });

  it('CLI-61 K11 pairwise: without a rubric one is made; a row brings its own; wrong options are refused', async () => {
    const own = row(1, 'heat', 'rest', { rubrics: criteria('Advises heat') });
    const terminal = createFakeTerminal({ files: { pairs: lines(own, row(2, 'rest', 'rest')), rubric }, script });
    expect(await main(['compare', 'pairs'], terminal)).toBe(0);
    expect(terminal.stdout()).toContain('1 right, 0 wrong, 1 ties');
    for (const wrong of [
      ['--by', 'luck'],
      ['--margin', '2'],
      ['--by', 'score', '--together'],
    ]) {
      expect(await main(['compare', 'pairs', ...wrong], terminal)).toBe(1);
    }
  });
});

describe('rubricon compare --by openrs', () => {
  it('CLI-61 B2 OpenRS: criteria are made from where the two differ, whichever is the chosen one, and fatal ones decide', async () => {
    const winnerOf = async (chosen: string, rejected: string, rubric?: object) => {
      const files = { pairs: lines(row(1, chosen, rejected)), rubric: JSON.stringify(rubric) };
      const terminal = createFakeTerminal({ files, script });
      const own = rubric ? ['--rubric', 'rubric'] : [];
      await main(['compare', 'pairs', '--by', 'openrs', '-o', 'out', ...own], terminal);
      return records<{ winner?: string; error?: { message: string } }>(terminal.files.get('out') ?? '')[0];
    };
    const tiered = {
      id: 'r',
      title: 'R',
      criteria: [
        { text: 'Advises rest', points: 5, tier: 'core' },
        { text: 'Names harm', points: -1, tier: 'fatal' },
      ],
    };
    expect(await winnerOf('ice', 'rest harm', tiered)).toMatchObject({ winner: 'chosen' });
    const [good, bad] = ['Put some ice on the knee. Keep the leg raised on a pillow.', 'Go for a long run every day.'];
    const [one, other] = [await winnerOf(good, bad), await winnerOf(bad, good)];
    expect([one?.winner, other?.winner]).toEqual(['chosen', 'rejected']);
    expect(
      (await winnerOf('ice', 'rest', { ...tiered, criteria: [{ text: 'Advises ice', points: 1 }] }))?.error?.message,
    ).toMatch(/needs the tier/);
  });
});

describe('rubricon compare --gate', () => {
  /** Finds that a rubric fits where it speaks of rest; without a rubric ice is what a user needs. */
  const judge = (statement: string, document: { response: string }) => {
    if (document.response.startsWith('Criteria:')) return { logit: document.response.includes('rest') ? 2 : -2 };
    return statement.includes('the user')
      ? { logit: document.response.includes('ice') ? 2 : -2 }
      : script(statement, document);
  };
  const off = JSON.stringify(criteria('Advises heat'));
  const pair = row(1, 'ice', 'heat');

  it('CLI-68 B3 C2: a rubric that does not fit is ignored, the verdict is the one without it, and that is told', async () => {
    const run = async (rubric: string, ...words: string[]) => {
      const terminal = createFakeTerminal({ files: { pairs: lines(pair), rubric }, script: judge });
      const code = await main(['compare', 'pairs', '--rubric', 'rubric', '-o', 'out', ...words], terminal);
      return { code, notes: terminal.notes, out: records(terminal.files.get('out') ?? '') };
    };
    expect((await run(off)).out).toEqual([{ id: 1, winner: 'rejected', flipped: false }]);
    const gated = await run(off, '--gate');
    expect(gated.out).toEqual([{ id: 1, winner: 'chosen', flipped: false, rubric: 'ignored' }]);
    expect(gated.notes).toContain('compare: rubric ignored on 1 of 1 pairs: the model did not find that it fits');
    const fitting = JSON.stringify(criteria('Advises rest or heat'));
    expect(await run(fitting, '--gate')).toMatchObject({ code: 0, out: [{ winner: 'rejected', rubric: 'used' }] });
    expect((await run(off, '--gate', '--profiles', 'kwbench', 'gaps')).code).toBe(1);
  });
});

describe('rubricon refine', () => {
  const responses = ['rest', 'rest ice', 'rest pack'].map((response) => ({ prompt, response }));
  const rubric = JSON.stringify(criteria('Advises ice', 'advises ice.', 'Advises rest', 'Uses a cold pack'));

  it('CLI-62 A3 RRD: the refined rubric comes in the form that score reads, with the tree and its reasons', async () => {
    const terminal = createFakeTerminal({ files: { rows: lines(...responses), rubric }, script });
    expect(await main(['refine', 'rows', '--rubric', 'rubric', '-o', 'out', '--tree', 'tree'], terminal)).toBe(0);
    const tree = records<{ kind: string; reason?: string }>(terminal.files.get('tree') ?? '');
    expect(tree.map(({ kind, reason }) => reason ?? kind)).toEqual(['kept', 'duplicate-hash', 'no-spread', 'kept']);
    expect(terminal.notes.join()).toContain('2 kept, 2 dropped (1 duplicate-hash, 1 no-spread)');
    const again = createFakeTerminal({
      files: { cases: lines({ id: 'a', prompt, response: 'rest ice' }), rubric: terminal.files.get('out') ?? '' },
      script,
    });
    expect(await main(['score', 'cases', '--rubric', 'rubric', '--profile', 'rrd'], again)).toBe(0);
    expect(records(again.stdout())[0]).toMatchObject({ profile: { value: 0.5 } });
  });

  it('CLI-62 A3 RRD: where every criterion falls no rubric is written, which is said, and the tree tells why', async () => {
    const none = JSON.stringify(criteria('Advises a walk'));
    const terminal = createFakeTerminal({ files: { rows: lines(...responses), rubric: none }, script });
    expect(await main(['refine', 'rows', '--rubric', 'rubric', '-o', 'out', '--tree', 'tree'], terminal)).toBe(1);
    expect([terminal.files.has('out'), records(terminal.files.get('tree') ?? '').length]).toEqual([false, 1]);
    expect(terminal.notes.join()).toMatch(/0 kept, 1 dropped.*no rubric was written/);
  });

  it('CLI-62 A3 RRD: one response, or two conversations, are refused', async () => {
    const files = { one: lines(responses[0]), two: lines(responses[0], { prompt: 'Other.', response: 'x' }), rubric };
    for (const name of ['one', 'two']) {
      const terminal = createFakeTerminal({ files, script });
      expect(await main(['refine', name, '--rubric', 'rubric'], terminal)).toBe(1);
    }
  });
});

describe('rubricon lint', () => {
  const rubric = JSON.stringify(criteria('Gives appropriate advice', 'Names the dose and advises rest', 'Advises ice'));

  it('CLI-63 K4 lint: notes with their mend, as text and as JSON lines; no model is opened', async () => {
    const terminal = createFakeTerminal({ files: { rubric } });
    expect(await main(['lint', 'rubric'], terminal)).toBe(0);
    expect(terminal.stdout()).toMatch(/vague: .*"appropriate"/);
    expect(terminal.stdout()).toContain('    instead: Names the dose.\n    instead: Advises rest.\n');
    expect(terminal.notes).toEqual(['lint: 2 notes on 2 of 3 criteria']);
    const json = createFakeTerminal({ files: { rubric } });
    expect(await main(['lint', 'rubric', '--json', '--strict'], json)).toBe(100);
    expect(records(json.stdout()).map(({ kind }) => kind)).toEqual(['vague', 'double-barrelled']);
  });
});
