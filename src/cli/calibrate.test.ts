import { describe, expect, it } from 'vitest';
import { calibrationFileSchema } from '../../models/manifest.ts';
import { main } from './main.ts';
import { createFakeTerminal, lines, records } from './testing/fake-terminal.ts';

/** Criteria say their logit; the labels are surer of themselves than the logits at one half are. */
const script = (statement: string) => ({ logit: Number(/-?\d+(\.\d+)?$/.exec(statement)?.[0]) });
const secret = 'zebrafinch';
const labelled = Array.from({ length: 60 }, (_, i) => ({
  id: i,
  prompt: `Question ${i % 6} ${secret}`,
  response: `Answer ${i % 12} ${secret}`,
  criterion: `Level ${((i % 20) - 10) / 4}`,
  label: (i % 20) - 10 + (i % 3) * 3 > 4 ? 1 : 0,
  tags: [i % 2 ? 'axis:accuracy' : 'axis:completeness'],
}));
const terminalWith = (rows: readonly object[], files: Readonly<Record<string, string>> = {}) =>
  createFakeTerminal({ files: { rows: lines(...rows), ...files }, script });

describe('rubricon calibrate', () => {
  it('CLI-23 says before and after with intervals, and writes a file bound to the model', async () => {
    const terminal = terminalWith(labelled);
    expect(await main(['calibrate', 'rows', '-o', 'own.json', '--bootstrap', '20'], terminal)).toBe(0);
    for (const name of ['ECE', 'Brier', 'log loss', 'AUROC']) {
      expect(terminal.stdout()).toMatch(new RegExp(`^${name}  .*\\d to \\d.*\\d to \\d`, 'm'));
    }
    expect(terminal.stdout()).toContain('5 folds by prompt');
    const file = calibrationFileSchema.parse(JSON.parse(terminal.files.get('own.json') ?? ''));
    expect(file.model).toEqual({ id: 'scripted', revision: '0', layout: 'scripted-1', dtype: 'none' });
    expect(file.fittedOn).toMatchObject({ rows: 60, prompts: 6, date: '2026-01-02T03:04:05.000Z' });
    expect(file.figures.eceBefore).toBeGreaterThan(file.figures.eceAfter ?? 1);
    expect(file.abstain).toBeNull();
  });

  it('CLI-23 no text of a row is in the file or in what is printed', async () => {
    const terminal = terminalWith(labelled);
    await main(['calibrate', 'rows', '-o', 'own.json', '--by-axis'], terminal);
    expect(terminal.files.get('own.json')).not.toContain(secret);
    expect(terminal.stdout() + terminal.notes.join()).not.toContain(secret);
  });

  it('CLI-23 the file can be used at once, and its name follows from its numbers', async () => {
    const made = terminalWith(labelled);
    await main(['calibrate', 'rows', '-o', 'own.json'], made);
    await main(['calibrate', 'rows', '-o', 'again.json'], made);
    const own = made.files.get('own.json') ?? '';
    expect(made.files.get('again.json')).toBe(own);
    const used = terminalWith(labelled.slice(0, 2), { own });
    expect(await main(['verify', 'rows', '--calibration', 'own'], used)).toBe(0);
    const { a, b } = JSON.parse(own);
    expect(records<{ probability: number }>(used.stdout())[0]?.probability).toBeCloseTo(
      1 / (1 + Math.exp(-(a * -2.5 + b))),
      9,
    );
    expect(used.notes).toEqual([]);
  });

  it('CLI-24 fewer than twenty rows or one label alone are refused with what was found', async () => {
    const note = async (rows: readonly object[]) => {
      const terminal = terminalWith(rows);
      expect(await main(['calibrate', 'rows', '-o', 'own.json'], terminal)).toBe(1);
      expect(terminal.files.has('own.json')).toBe(false);
      return terminal.notes.join();
    };
    expect(await note(labelled.slice(0, 19))).toContain('found 19 (');
    expect(await note(labelled.map((row) => ({ ...row, label: 1 })))).toContain('60 met, 0 unmet');
    expect(await note([])).toContain('found 0');
  });

  it('CLI-25 --by-axis gives arms where rows are enough, and --max-risk a bound that the curve holds', async () => {
    const terminal = terminalWith(labelled);
    expect(await main(['calibrate', 'rows', '-o', 'own.json', '--by-axis', '--max-risk', '0.05'], terminal)).toBe(0);
    const file = calibrationFileSchema.parse(JSON.parse(terminal.files.get('own.json') ?? ''));
    expect(Object.keys(file.byTag ?? {})).toEqual(['axis:accuracy', 'axis:completeness']);
    expect(file.abstain).toBeGreaterThan(0.5);
    const json = terminalWith(labelled);
    await main(['calibrate', 'rows', '--json', '--by-axis', '--max-risk', '0.05'], json);
    const { curve, after, abstain } = JSON.parse(json.stdout());
    expect(abstain).toBe(file.abstain);
    const kept = curve.filter(({ reliability }: { reliability: number }) => reliability >= abstain).at(-1);
    expect(kept.risk).toBeLessThanOrEqual(0.05);
    expect(after.bins.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(60);
  });

  it('CLI-25 --by-axis without rows enough sets no arm and says so', async () => {
    const terminal = terminalWith(labelled.map(({ tags: _, ...row }) => row));
    await main(['calibrate', 'rows', '-o', 'own.json', '--by-axis'], terminal);
    expect(JSON.parse(terminal.files.get('own.json') ?? '')).not.toHaveProperty('byTag');
    expect(terminal.notes.join()).toContain('no arm is set');
  });

  it('CLI-25 a risk that cannot be held sets no bound and says so', async () => {
    const noise = labelled.map((row, i) => ({ ...row, label: i % 2 }));
    const terminal = terminalWith(noise);
    await main(['calibrate', 'rows', '-o', 'own.json', '--max-risk', '0.01'], terminal);
    expect(JSON.parse(terminal.files.get('own.json') ?? '').abstain).toBeNull();
    expect(terminal.notes.join()).toContain('none is set');
  });

  it('CLI-26 --limit takes the first rows', async () => {
    const terminal = terminalWith(labelled);
    await main(['calibrate', 'rows', '--json', '--limit', '30'], terminal);
    expect(JSON.parse(terminal.stdout())).toMatchObject({ rows: 30 });
    expect(await main(['calibrate', 'rows', '--limit', 'x'], terminal)).toBe(1);
    expect(await main(['evaluate', 'rows', '--limit', '0.5'], terminal)).toBe(1);
  });
});
