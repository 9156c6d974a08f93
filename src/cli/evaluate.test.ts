import { describe, expect, it } from 'vitest';
import { seededRandom } from '../domain/seeded-random.ts';
import { bootstrapFigures } from './bootstrap.ts';
import type { Judged } from './figures.ts';
import { main } from './main.ts';
import { createFakeTerminal, lines } from './testing/fake-terminal.ts';

const base = { prompt: 'My knee hurts.', response: 'Rest it.', criterion: 'Met: advises rest.', label: 1 };
/** Four prompts; the scripted engine answers by the statement's first word and is wrong once. */
const labelled = [0, 1, 2, 3].flatMap((i) => [
  { ...base, id: `${i}a`, prompt: `Question ${i}`, criterion_id: 'x' },
  { ...base, id: `${i}b`, prompt: `Question ${i}`, criterion: 'Unmet: names a drug.', label: i === 3 ? 1 : 0 },
]);

describe('rubricon evaluate', () => {
  it('CLI-9 errors are counted and never scored', async () => {
    const files = { rows: lines(...labelled, { ...base, label: 2 }, '{', { ...base, criterion: 'Broken' }) };
    const script = (statement: string) => ({
      logit: statement === 'Broken' ? Number.NaN : statement.startsWith('Met') ? 2 : -2,
    });
    const terminal = createFakeTerminal({ files, script });
    expect(await main(['evaluate', 'rows', '--json'], terminal)).toBe(0);
    const report = JSON.parse(terminal.stdout());
    expect(report).toMatchObject({ n: 8, met: 5, prompts: 4, errors: 3, abstained: 0, missed: [] });
    expect(report.figures.auroc).toBeCloseTo((4 * 3 + 0.5 * 3) / 15, 10);
    expect(report.figures.balancedAccuracy).toBeCloseTo((4 / 5 + 1) / 2, 10);
    expect(report.baselines.criterionOnly).toBeNull();
    expect(report.baselines.alwaysMajority).toMatchObject({ auroc: 0.5, balancedAccuracy: 0.5 });
  });

  it.each(['evaluate', 'calibrate'])('CLI-67 %s says what is wrong with the first bad row', async (command) => {
    const terminal = createFakeTerminal({ files: { rows: lines(...labelled, { ...base, label: 2 }) } });
    await main([command, 'rows'], terminal);
    expect(terminal.notes).toContainEqual(expect.stringMatching(/^note: 1 of 9 rows .* The first: line 9: label: /));
    const none = createFakeTerminal({ files: { rows: lines({ ...base, label: 2 }) } });
    expect(await main([command, 'rows'], none)).toBe(1);
    expect(none.notes).toContainEqual(expect.stringContaining('line 1: label: '));
  });

  it.each([
    ['evaluate', '--split', 'test'],
    ['calibrate', '--split', 'test'],
    ['evaluate', '--evidence-sample', '5'],
  ])('CLI-5 %s refuses %s where it would change nothing', async (command, option, value) => {
    const terminal = createFakeTerminal({ files: { rows: lines(...labelled) } });
    expect(await main([command, 'rows', option, value], terminal)).toBe(1);
    expect(terminal.notes.join()).toContain(option);
    expect(terminal.reads).toEqual([]);
  });

  it('CLI-67 training rows that cannot be used are counted', async () => {
    const train = lines(...labelled, { ...base, label: 2 }, '{', { label: 1 });
    const terminal = createFakeTerminal({ files: { rows: lines(...labelled), train } });
    expect(await main(['evaluate', 'rows', '--train', 'train', '--json'], terminal)).toBe(0);
    expect(terminal.notes).toContainEqual(expect.stringMatching(/^note: 3 of 11 training rows /));
  });

  it('CLI-9 the table names every figure with its baselines', async () => {
    const terminal = createFakeTerminal({ files: { rows: lines(...labelled), train: lines(...labelled) } });
    expect(await main(['evaluate', 'rows', '--train', 'train', '--bootstrap', '20'], terminal)).toBe(0);
    const table = terminal.stdout();
    for (const name of ['AUROC', 'macro F1', 'balanced accuracy', 'within-criterion', 'ECE', 'Brier']) {
      expect(table).toMatch(new RegExp(`^${name} .*\\d`, 'm'));
    }
    expect(table).toContain('criterion-only');
    expect(table).toContain('always-majority');
    expect(table).toContain('n 8');
  });

  it('CLI-10 the criterion-only baseline is deaf to responses: within a criterion it is at chance', async () => {
    const rows = [0, 1, 2].flatMap((i) => [
      { ...base, criterion: `Met ${i}`, response: 'Yes.', label: 1 },
      { ...base, criterion: `Met ${i}`, response: 'No.', label: 0 },
    ]);
    const terminal = createFakeTerminal({
      files: { rows: lines(...rows) },
      script: (_, { response }) => ({ logit: response === 'Yes.' ? 1 : -1 }),
    });
    await main(['evaluate', 'rows', '--train', 'rows', '--json'], terminal);
    const { figures, baselines } = JSON.parse(terminal.stdout());
    expect(figures.withinCriterion).toBe(1);
    expect(baselines.criterionOnly.withinCriterion).toBe(0.5);
  });

  it('CLI-12 a bound that does not hold is named and gives 100', async () => {
    const run = async (...bounds: string[]) => {
      const terminal = createFakeTerminal({ files: { rows: lines(...labelled) } });
      return { code: await main(['evaluate', 'rows', ...bounds], terminal), notes: terminal.notes.join('\n') };
    };
    expect((await run('--min-auroc', '0.9', '--max-ece', '0.5')).code).toBe(0);
    const missed = await run('--min-auroc', '0.95', '--min-macro-f1', '0.1');
    expect(missed.code).toBe(100);
    expect(missed.notes).toContain('--min-auroc 0.95 does not hold');
    expect(missed.notes).not.toContain('--min-macro-f1');
  });

  it('CLI-12 a figure that the rows leave undefined holds no bound', async () => {
    const terminal = createFakeTerminal({ files: { rows: lines(base) } });
    expect(await main(['evaluate', 'rows', '--min-auroc', '0'], terminal)).toBe(100);
    expect(terminal.notes.join()).toContain('AUROC is undefined');
  });

  it.each(['labels', 'rubrics'])(
    'CLI-13 damaged %s of a HealthBench folder are told, not taken for missing ones',
    async (part) => {
      const files = Object.fromEntries(
        ['prompts', 'responses', 'criteria', 'labels'].map((name) => [`hb/dev.${name}.jsonl`, lines(base)]),
      );
      const terminal = createFakeTerminal({ files, damaged: [`hb/dev.${part}.jsonl.gz`] });
      expect(await main(['evaluate', '--healthbench', 'hb'], terminal)).toBe(1);
      expect(terminal.notes.join()).toContain(`cannot unzip hb/dev.${part}.jsonl.gz`);
    },
  );

  it('CLI-13 a HealthBench folder is joined, plain or zipped by name', async () => {
    const terminal = createFakeTerminal({
      files: {
        'hb/dev.prompts.jsonl.gz': lines({ prompt_id: 'p', context: 'user: Hello\n\nassistant: Hi\n\nuser: More' }),
        'hb/dev.responses.jsonl': lines({ response_id: 'r', prompt_id: 'p', response: 'More it is.' }),
        'hb/dev.criteria.jsonl.gz': lines(
          { criterion_id: 'c', prompt_id: 'p', criterion: 'Met: answers.', points: 3 },
          { criterion_id: 'd', prompt_id: 'p', criterion: 'Unmet: asks.', points: -3 },
        ),
        'hb/dev.labels.jsonl.gz': lines(
          { response_id: 'r', criterion_id: 'c', met: 1 },
          { response_id: 'r', criterion_id: 'd', met: 0 },
          { response_id: 'r', criterion_id: 'unknown', met: 0 },
        ),
      },
    });
    expect(await main(['evaluate', '--healthbench', 'hb/', '--train-split', 'dev', '--json'], terminal)).toBe(0);
    expect(JSON.parse(terminal.stdout())).toMatchObject({ n: 2, met: 1, errors: 1, figures: { auroc: 1 } });
    expect(terminal.reads).toEqual(['More it is.']);
  });

  it('CLI-11 intervals depend on the seed alone and hold whole prompts together', () => {
    const rows = Array.from({ length: 60 }, (_, i): Judged => {
      const probability = ((i * 37) % 60) / 60;
      const label = (i * 13) % 7 < 3;
      return { label, probability, met: probability >= 0.5, criterion: `c${i % 20}`, group: `p${i % 6}` };
    });
    const run = (seed: number) => bootstrapFigures(rows, { resamples: 50, random: seededRandom(seed) });
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
    const { auroc } = run(1);
    expect(auroc?.low).toBeLessThanOrEqual(auroc?.high ?? 0);
    // One group leaves nothing to vary.
    const one = bootstrapFigures(
      rows.map((row) => ({ ...row, group: 'p' })),
      { resamples: 9, random: seededRandom(1) },
    );
    expect(one.brier?.low).toBe(one.brier?.high);
  });
});
