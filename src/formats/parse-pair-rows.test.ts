import { describe, expect, it } from 'vitest';
import { parsePairRows, parseResponseRows } from './parse-pair-rows.ts';

const pair = { id: 7, prompt: 'My knee is swollen.', chosen: 'Rest.', rejected: 'Run.' };
const lines = (...rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

describe('pair rows', () => {
  it('FMT-83 D16 Med-RewardBench: pairs come with their labels and criteria, in order, bad ones with their line', () => {
    const rubrics = [{ criterion: 'Advises rest', points: 5, tags: [] }];
    const rows = parsePairRows(
      lines({ ...pair, rubrics, dimension: 'safety' }, { ...pair, chosen: ' ' }, { ...pair, prompt: '' }, pair),
    );
    expect(rows.map(({ ok, line }) => [ok, line])).toEqual([
      [true, 1],
      [false, 2],
      [false, 3],
      [true, 4],
    ]);
    const [first] = rows;
    expect(first).toMatchObject({
      value: { id: 7, labels: { dimension: 'safety' }, criteria: [{ text: 'Advises rest' }] },
    });
  });

  it('FMT-83 D16 Med-RewardBench: a pair that needs an image is an error, never read without it', () => {
    const [row] = parsePairRows(lines({ ...pair, image: 'knee.png' }));
    expect(row).toMatchObject({ ok: false, issues: [{ field: 'image' }] });
  });

  it('FMT-84 A3 RRD: responses say whether they are strong, or not', () => {
    const base = { prompt: 'My knee is swollen.', response: 'Rest.' };
    const rows = parseResponseRows(lines({ ...base, strong: true }, base, { ...base, strong: 'yes' }));
    expect(rows.map((row) => (row.ok ? row.value.strong : 'error'))).toEqual([true, null, 'error']);
  });
});
