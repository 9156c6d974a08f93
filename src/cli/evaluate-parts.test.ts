import { describe, expect, it } from 'vitest';
import { conversationKey, tagsOfRubrics } from './healthbench-tags.ts';
import { main } from './main.ts';
import { quotedPassages } from './quoted-passages.ts';
import { createFakeTerminal, lines } from './testing/fake-terminal.ts';

/** Two prompts with two responses each; the scripted engine is wrong about one criterion of one response. */
const rows = ['p', 'q'].flatMap((prompt) =>
  ['short', 'long'].flatMap((kind) => {
    const response =
      kind === 'short' ? `Rest it, ${prompt}.` : `Rest it, ${prompt}. ${'Then walk a little. '.repeat(30)}`;
    const shared = { prompt, response, responder: `model-${kind}` };
    return [
      { ...shared, criterion: 'Met: advises rest.', label: 1, points: 6, tags: ['axis:accuracy', 'level:x'] },
      { ...shared, criterion: 'Unmet: asks back.', label: 0, points: 4, tags: ['axis:context'] },
      { ...shared, criterion: 'Met: harms.', label: kind === 'short' ? 1 : 0, points: -2, tags: [] },
    ];
  }),
);
const evaluated = async (input: readonly object[], ...words: string[]) => {
  const terminal = createFakeTerminal({ files: { rows: lines(...input) } });
  expect(await main(['evaluate', 'rows', ...words], terminal)).toBe(0);
  return terminal.stdout();
};

describe('rubricon evaluate, in parts', () => {
  it('CLI-27 every breakdown is in the JSON, and its parts cover the rows that say', async () => {
    const { breakdowns } = JSON.parse(await evaluated(rows, '--json'));
    const counts = (name: string) =>
      Object.fromEntries(breakdowns[name].map(({ part, n }: { part: string; n: number }) => [part, n]));
    expect(counts('tag')).toEqual({ 'axis:accuracy': 4, 'axis:context': 4 });
    expect(counts('sign')).toEqual({ negative: 4, positive: 8 });
    expect(counts('responder')).toEqual({ 'model-long': 6, 'model-short': 6 });
    expect(counts('length')).toEqual({
      'criterion,   0 to 9 words': 12,
      'response,   0 to 99 words': 6,
      'response, 100 to 199 words': 6,
    });
    const short = breakdowns.responder.find(({ part }: { part: string }) => part === 'model-short');
    expect(short.figures.macroF1).toBe(1);
  });

  it('CLI-27 --by prints the tables that were asked for, and only those', async () => {
    const table = await evaluated(rows, '--by', 'sign,responder');
    expect(table).toMatch(/^by sign of points .*AUROC/m);
    expect(table).toMatch(/^negative +4 +50 %/m);
    expect(table).toContain('model-long');
    expect(table).not.toContain('by tag');
    const bare = rows.map(({ prompt, response, criterion, label }) => ({ prompt, response, criterion, label }));
    expect(await evaluated(bare, '--by', 'tag')).toContain('by tag: no row says');
    const terminal = createFakeTerminal({ files: { rows: lines(...rows) } });
    expect(await main(['evaluate', 'rows', '--by', 'colour'], terminal)).toBe(1);
    expect(terminal.notes.join()).toContain('tag,sign,length,responder');
  });

  it('CLI-28 case scores follow the formula, and their correlation is over responses', async () => {
    const { cases } = JSON.parse(await evaluated(rows, '--json', '--bootstrap', '20'));
    // Ours is 4 of 10 everywhere, theirs 4 or 6 of 10: what does not vary has no correlation.
    expect(cases).toMatchObject({ n: 4, pearson: null });
    expect(cases.meanOurs).toBeCloseTo(0.4, 12);
    expect(cases.meanTheirs).toBeCloseTo(0.5, 12);
    const varied = rows.map((row, i) => (i === 0 ? { ...row, criterion: 'Unmet: rest.', label: 0 } : row));
    const second = JSON.parse(await evaluated(varied, '--json', '--bootstrap', '20')).cases;
    expect(second.pearson).toBeGreaterThan(0.5);
    expect(second.intervals.pearson.low).toBeLessThanOrEqual(second.intervals.pearson.high);
    expect(await evaluated(varied)).toMatch(/^case scores, 4 responses +Pearson/m);
  });

  it('CLI-43 C4 agreement on the very score stands beside agreement on critical failures', async () => {
    const heavy = rows.map((row) => (row.points === -2 ? { ...row, points: -6 } : row));
    const { cases } = JSON.parse(await evaluated(heavy, '--json'));
    // The penalty is called met for all four responses and labelled so for two.
    expect(cases.flags).toEqual({ n: 4, exact: 0.5, critical: 0.5 });
    const light = JSON.parse(await evaluated(rows, '--json')).cases;
    expect(light.flags).toEqual({ n: 4, exact: 0.5, critical: 1 });
    expect(await evaluated(heavy)).toMatch(/^share alike in having a critical failure +0\.5/m);
  });

  it('CLI-28 rows without points, or with negative ones alone, give no case score', async () => {
    const bare = rows.map(({ points: _, ...row }) => row);
    expect(JSON.parse(await evaluated(bare, '--json')).cases).toBeNull();
    const negative = rows.map((row) => ({ ...row, points: -1 }));
    expect(JSON.parse(await evaluated(negative, '--json')).cases).toBeNull();
  });

  it('CLI-29 a quotation counts where the response holds it word for word', () => {
    const response = 'Rest today. Drink  small sips of water, then sleep.\n\nSee a doctor tomorrow if it swells.';
    const found = (explanation: string) =>
      quotedPassages(explanation, response).map(({ start, end }) => response.slice(start, end));
    expect(found('It says "Drink small sips of water."')).toEqual(['Drink  small sips of water']);
    expect(found('It says “See a doctor … if it swells” and so on')).toEqual(['See a doctor', 'if it swells']);
    expect(found("It's met: 'Drink small sips of water, then sleep' stands there.")).toEqual([
      'Drink  small sips of water, then sleep',
    ]);
    expect(found('It says "Drink lots of water" and "today".')).toEqual([]);
    expect(found('It quotes nothing.')).toEqual([]);
  });

  it('CLI-29 evidence is measured against quotations and by leaving sentences out', async () => {
    const response = 'Ice helps. Rest it today please. See a doctor soon. Sleep well tonight.';
    const start = response.indexOf('Rest');
    const input = [0, 1, 2].map((i) => ({
      prompt: `Prompt ${i}`,
      response,
      criterion: 'Met: advises rest.',
      label: 1,
      explanation: i === 2 ? 'It says "See a doctor soon".' : 'It says "Rest it today".',
    }));
    const terminal = createFakeTerminal({
      files: { rows: lines(...input) },
      script: (_, document) => {
        const at = document.response.indexOf('Rest');
        const spans = at < 0 ? [] : [{ start, end: start + 20, weight: 1 }];
        return { logit: at < 0 ? -1 : 2, spans };
      },
    });
    expect(await main(['evaluate', 'rows', '--evidence', '--evidence-sample', '2', '--json'], terminal)).toBe(0);
    const { evidence } = JSON.parse(terminal.stdout());
    expect(evidence.hit).toMatchObject({ n: 3 });
    expect(evidence.hit.share).toBeCloseTo(2 / 3, 12);
    expect(evidence.hitWhereMet.n).toBe(3);
    expect(evidence.chance).toBeCloseTo(1 / 4, 12);
    expect(evidence.deletion).toMatchObject({ n: 2, share: 1, interval: { low: 1, high: 1 } });
    expect(terminal.reads.filter((read) => !read.includes('Rest'))).toHaveLength(2);
  });

  it('CLI-29 a quote that makes no difference loses the deletion test', async () => {
    const input = rows.filter(({ responder }) => responder === 'model-long');
    const { evidence } = JSON.parse(await evaluated(input, '--evidence', '--json'));
    expect(evidence.hit).toEqual({ n: 0, share: null, interval: null });
    expect(evidence.deletion.share ?? 0).toBe(0);
  });

  it('CLI-13 tags are joined by conversation and wording; an axis also by wording alone, a theme never', () => {
    const prompt = [
      { role: 'user', content: 'Hello there' },
      { role: 'assistant', content: 'Hi.' },
    ];
    const tagsOf = tagsOfRubrics([
      {
        prompt,
        rubrics: [{ criterion: 'Greets. ', tags: ['axis:a'] }, { criterion: 'Ends.' }],
        example_tags: ['theme:t'],
      },
    ]);
    const key = conversationKey('user: Hello there\n\nassistant: Hi.');
    expect(tagsOf(key, 'Greets.')).toEqual(['axis:a', 'theme:t']);
    expect(tagsOf(key, 'Ends.')).toEqual(['theme:t']);
    expect(tagsOf('other', 'Greets.')).toEqual(['axis:a']);
    expect(tagsOf('other', 'Unknown.')).toEqual([]);
    expect(tagsOfRubrics([{ prompt: 3, rubrics: 'no' }])('', 'x')).toEqual([]);
  });
});
