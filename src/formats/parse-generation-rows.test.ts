import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseGenerationRows } from './parse-generation-rows.ts';

const lines = (...rows: readonly unknown[]): string => rows.map((row) => JSON.stringify(row)).join('\n');
const prompt = 'My ankle is swollen.';
const conversation = [{ role: 'user', content: prompt }];

/** What was wrong with the only row, by field. */
function faults(row: object): readonly string[] {
  const [read] = parseGenerationRows(lines({ prompt, ...row }));
  return read?.ok === false ? read.issues.map(({ field }) => field) : [];
}

describe('parseGenerationRows', () => {
  it('FMT-85 a row brings what its method needs; what is null or not there is left out', () => {
    const full = {
      id: 1,
      prompt,
      references: ['Rest it.'],
      responses: ['Rest.', 'Run.'],
      preferred: 'Rest.',
      rejected: 'Run.',
      guideline: 'A sprain needs rest.',
      rubric: [{ criterion: 'Advises rest.', points: 3 }],
      stakeholders: ['patient'],
    };
    const [whole, bare] = parseGenerationRows(lines(full, { id: 2, prompt, references: null, rubric: null }));
    expect(whole).toMatchObject({
      ok: true,
      value: {
        id: 1,
        conversation,
        references: ['Rest it.'],
        responses: ['Rest.', 'Run.'],
        pair: { preferred: 'Rest.', rejected: 'Run.' },
        guideline: 'A sprain needs rest.',
        rubric: { criteria: [{ text: 'Advises rest.', points: 3 }] },
        stakeholders: ['patient'],
      },
    });
    expect(bare).toEqual({ ok: true, line: 2, value: { id: 2, conversation } });
  });

  it('FMT-85 one text is a list of one, chosen says the same as preferred, our own rubric file is read', () => {
    const own = { format: 'rubricon-rubric', version: 1, rubric: { id: 'r', title: 'R', criteria: [] } };
    const criteria = [{ id: 'a', text: 'Advises rest.', points: 2, tags: [] }];
    const row = { references: 'Rest it.', chosen: 'Rest.', rejected: 'Run.' };
    const [read] = parseGenerationRows(
      lines({ prompt, ...row, rubric: { ...own, rubric: { ...own.rubric, criteria } } }),
    );
    expect(read).toMatchObject({
      ok: true,
      value: { references: ['Rest it.'], pair: { preferred: 'Rest.' }, rubric: { id: 'r' } },
    });
  });

  it('FMT-86 what is wrong is named by its field, with its line, and never quoted', () => {
    expect(faults({ references: [' '] })).toEqual(['references[0]']);
    expect(faults({ responses: 5 })).toEqual(['responses']);
    expect(faults({ preferred: 'Rest.' })).toEqual(['rejected']);
    expect(faults({ rejected: 'Run.' })).toEqual(['preferred']);
    expect(faults({ guideline: ['a'], stakeholders: [] })).toEqual(['guideline', 'stakeholders']);
    expect(faults({ rubric: [{ criterion: 'Advises rest.', points: 0 }] })).toEqual(['rubric[0].points']);
    expect(faults({ rubric: 'rest' })).toEqual(['rubric']);
    const [row] = parseGenerationRows(lines({ prompt }, { prompt, references: [''] }).replace('""', '"  "')).slice(1);
    expect(row).toMatchObject({ ok: false, line: 2, issues: [{ line: 2, found: 'a blank text' }] });
  });

  it('FMT-2 any row is read without a throw', () => {
    const value = fc.jsonValue();
    const names = ['prompt', 'references', 'responses', 'preferred', 'rejected', 'guideline', 'rubric', 'stakeholders'];
    const row = fc.record(Object.fromEntries(names.map((name) => [name, value])));
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        for (const read of parseGenerationRows(lines(...rows))) expect(read.ok || read.issues.length > 0).toBe(true);
      }),
    );
  });
});
