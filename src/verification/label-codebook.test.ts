import { describe, expect, it } from 'vitest';
import { parseTexts, renderCodedTexts } from '../formats/coded-texts.ts';
import { codebookTotals, labelCodebook } from './label-codebook.ts';
import { collect, recorded } from './testing/fixtures.ts';

const codebook = [
  { name: 'praise', definition: 'Says that something was good.', agreement: 0.92 },
  { name: 'pace', definition: 'Speaks of the speed.', agreement: 0.75 },
  { name: 'question', definition: 'Asks something.', agreement: 0.85 },
];
/** A category holds where the text has its name. */
const byName = (statement: string, { response }: { response: string }) => {
  const name = /"(\w+)"/.exec(statement)?.[1] ?? '?';
  if (response.includes('broken')) return { fault: { code: 'output-invalid', message: 'No.', details: {} } as const };
  return { logit: response.includes(name) ? 2 : -2 };
};
const csv = (rows: number) =>
  [
    'id,comment',
    ...Array.from({ length: rows }, (_, at) => {
      const words = at % 10 === 7 ? 'broken' : `${at % 2 === 0 ? 'praise' : 'pace'}, "so"\nit is`;
      return `"${rows - at}","=${words.replaceAll('"', '""')}"`;
    }),
  ].join('\n');

describe('texts labelled by a codebook', () => {
  it('VER-90 D9 SIGHT: a CSV of 100 rows is labelled and comes back with its order, ids and texts', async () => {
    const { value: texts, issues } = parseTexts(csv(100));
    const { verifier, reads } = recorded(byName);
    const coded = await collect(labelCodebook(texts, codebook, { verifier }));
    expect([issues, coded.length, reads.length <= 100]).toEqual([[], 100, true]);
    const { gate } = codebookTotals(coded, codebook, 0.8);
    const back = parseTexts(renderCodedTexts(coded, gate)).value;
    expect(back.map(({ id }) => id)).toEqual(Array.from({ length: 100 }, (_, at) => String(100 - at)));
    expect(back.map(({ text }) => text.replaceAll('\r\n', '\n'))).toEqual(texts.map(({ text }) => text));
  });

  it('VER-90 D9 SIGHT: a category below the gate is said to be of low trust and is in no total', async () => {
    const { verifier } = recorded(byName);
    const coded = await collect(labelCodebook(parseTexts(csv(100)).value, codebook, { verifier }));
    const { gate, totals } = codebookTotals(coded, codebook, 0.8);
    expect(gate).toEqual({ trusted: ['praise', 'question'], lowTrust: ['pace'] });
    expect([...totals]).toEqual([
      ['praise', { yes: 50, no: 40, open: 10 }],
      ['question', { yes: 0, no: 90, open: 10 }],
    ]);
    const [header, first] = renderCodedTexts(coded, gate).split('\r\n');
    expect(header).toBe('\uFEFFid,text,praise,pace (low trust),question');
    expect(first).toMatch(/^100,"'=praise/);
  });

  it('VER-90 D9 SIGHT: a text may have several labels or none, and one that failed has neither yes nor no', async () => {
    const { verifier } = recorded(byName);
    const texts = ['praise and a question', 'words', 'broken'].map((text, at) => ({ id: `t${at}`, text }));
    const coded = await collect(labelCodebook(texts, codebook, { verifier }));
    expect(coded.map(({ labels }) => [...labels.values()])).toEqual([
      [true, false, true],
      [false, false, false],
      [null, null, null],
    ]);
    const twice = labelCodebook(texts, [...codebook, ...codebook], { verifier });
    await expect(collect(twice)).rejects.toMatchObject({ code: 'input-invalid' });
  });

  it('VER-90 D9 a row without text and a file without such a column are reported', () => {
    expect(parseTexts('id,text\n1,\n2,two\n').issues).toMatchObject([{ line: 2, field: 'text' }]);
    expect(parseTexts('id,words\n1,a\n')).toMatchObject({ value: [], issues: [{ field: 'text' }] });
    expect(parseTexts('text\nalone\n').value).toEqual([{ id: 'line-2', text: 'alone' }]);
  });
});
