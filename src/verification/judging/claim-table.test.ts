import { describe, expect, it } from 'vitest';
import type { Reference } from '../../domain/rubric.ts';
import { recorded } from '../testing/fixtures.ts';
import { claimCounts, claimTable, listClaims } from './claim-table.ts';

const references: readonly Reference[] = [
  { id: 's1', kind: 'source', text: 'Tides are high at new moon.', url: 'https://tides.example/moon' },
  { id: 's2', kind: 'source', text: 'Crabs moult in spring.', url: 'https://www.crabs.example/' },
  { id: 's3', kind: 'source', title: 'A book without its text' },
  { id: 'x', kind: 'blocked', text: 'Crabs sing.' },
];
const report = [
  '# The shore',
  'Tides rise at new moon [1]. Crabs moult in autumn [1, 2].',
  'Crabs moult in spring. Shells are heavy (https://other.example/shell). Sand is old [3]. Why so?',
  '',
  '[1] Moon and tides. https://tides.example/moon',
].join('\n');
/** A text supports a claim when it has the last word of it. */
const byLastWord = (statement: string, { response }: { response: string }) => ({
  logit: response.includes(statement.match(/\w+(?=\W*$)/)?.[0] ?? '?') ? 2 : -2,
});

describe('claims with their sources', () => {
  it('JDG-45 D12 DEER: claims are told from headings, questions and the list of sources, cited from uncited', () => {
    const claims = listClaims(report, references);
    expect(claims.map(({ cited, sources }) => [cited, ...sources])).toEqual([
      [true, 's1'],
      [true, 's1', 's2'],
      [false],
      [true],
      [true, 's3'],
    ]);
    for (const { text, start, end } of claims) expect(report.slice(start, end)).toBe(text);
    expect(listClaims('As shown, see [tides](https://tides.example/moon/).', references)[0]?.sources).toEqual(['s1']);
    expect(listClaims('So it is [1-2].', references)[0]?.sources).toEqual(['s1', 's2']);
  });

  it('JDG-45 D12 DEER: a claim is held against its own sources alone, an uncited one against all, and each is read once', async () => {
    const { verifier, reads, asked } = recorded(byLastWord);
    const table = await claimTable(report, references, { verifier });
    expect(table.map(({ evidence, by }) => [evidence, ...by])).toEqual([
      ['supported', 's1'],
      ['not-supported'],
      ['supported', 's2'],
      ['no-source'],
      ['no-source'],
    ]);
    expect(reads.map(({ response }) => response)).toEqual(references.slice(0, 2).map(({ text }) => text));
    expect(asked[1]).toHaveLength(2);
    expect(asked.flat().join('')).not.toMatch(/\[\d|https/);
    expect(claimCounts(table)).toEqual({ yes: 1, no: 1, unknown: 2, noSource: 1 });
  });

  it('JDG-45 D12 a claim that nobody could answer is unknown, never unsupported', async () => {
    const fault = { code: 'output-invalid', message: 'No number.', details: {} } as const;
    const { verifier } = recorded(() => ({ fault }));
    const [first] = await claimTable(report, references, { verifier });
    expect(first).toMatchObject({ evidence: 'unknown', by: [] });
  });
});
