import { describe, expect, it } from 'vitest';
import { parseCodebook } from './coded-texts.ts';
import { parseJudgingRows } from './parse-judging-rows.ts';

const lines = (...rows: readonly unknown[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

/** What was wrong with the only row, by field. */
function faults(row: object): readonly string[] {
  const [read] = parseJudgingRows(lines(row));
  return read?.ok === false ? read.issues.map(({ field }) => field) : [];
}

describe('parseJudgingRows', () => {
  it('FMT-89 a row brings what its method needs; what is null, empty or not there is left out', () => {
    const full = {
      id: 1,
      prompt: 'My ankle is swollen.',
      response: 'Rest it.',
      rubrics: [{ criterion: 'Advises rest.', points: 3 }],
      made_rubric: [{ criterion: 'Advises ice.', points: 2 }],
      sources: ['Rest helps.', { id: 7, url: 'https://a.example/b', text: 'Ice helps.' }, {}],
      reference: 'Rest and ice.',
      chosen: 'Rest.',
      rejected: 'Run.',
      most: 10,
      grade: 6.5,
      right: true,
    };
    const [whole, bare] = parseJudgingRows(lines(full, { id: 2, context: '', response: null, rubrics: null }));
    expect(whole).toMatchObject({
      ok: true,
      value: {
        id: 1,
        conversation: [{ role: 'user', content: 'My ankle is swollen.' }],
        response: 'Rest it.',
        pair: { first: 'Rest.', second: 'Run.', known: true },
        rubric: { criteria: [{ text: 'Advises rest.', points: 3 }] },
        madeRubric: { criteria: [{ text: 'Advises ice.', points: 2 }] },
        sources: [
          { id: 'source-1', kind: 'source', text: 'Rest helps.' },
          { id: '7', kind: 'source', url: 'https://a.example/b', text: 'Ice helps.' },
          { id: 'source-3', kind: 'source' },
        ],
        reference: 'Rest and ice.',
        most: 10,
        grade: 6.5,
        right: true,
      },
    });
    expect(bare).toEqual({ ok: true, line: 2, value: { id: 2 } });
  });

  it('FMT-89 reports and texts stand in for a response, two responses for a pair without a label', () => {
    const rows = parseJudgingRows(
      lines({ id: 'a', reference: 'r', candidate: 'c' }, { text: 't' }, { responses: ['x', 'y'] }),
    );
    expect(rows.map((row) => row.ok && (row.value.response ?? row.value.pair))).toEqual([
      'c',
      't',
      { first: 'x', second: 'y', known: false },
    ]);
  });

  it('FMT-89 what is wrong names its field, and half a pair the other half', () => {
    expect(faults({ chosen: 'x' })).toEqual(['rejected']);
    expect(faults({ most: 0 })).toEqual(['most']);
    expect(faults({ prompt: 7 })).toEqual(['prompt']);
    expect(faults({ responses: ['x'] })[0]).toMatch(/^responses/);
    expect(faults({ rubrics: [{ criterion: 'x' }] })[0]).toMatch(/^rubrics/);
  });

  it('FMT-89 D9 SIGHT: a codebook is read with what is known of its agreement; what is wrong is named by line', () => {
    const csv = 'name;definition;agreement\npain;"It hurts; a lot.";0,9\njoy;It is glad.;\n;Nothing.;0.5\n';
    const { value, issues } = parseCodebook(csv.replace('0,9', '0.9'));
    expect(value).toEqual([
      { name: 'pain', definition: 'It hurts; a lot.', agreement: 0.9 },
      { name: 'joy', definition: 'It is glad.', agreement: null },
    ]);
    expect(issues).toMatchObject([{ line: 4, field: 'name' }]);
    expect(parseCodebook(csv).issues[0]).toMatchObject({ line: 2, field: 'agreement' });
    expect(parseCodebook('name,words\na,b\n')).toMatchObject({ value: [], issues: [{ field: 'definition' }] });
  });
});
