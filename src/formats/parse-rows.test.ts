import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLabelledRows, parsePrompts, parseVerifyRows } from './parse-rows.ts';

const lines = (...rows: readonly unknown[]): string =>
  rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n');
const good = { id: 'g', prompt: [{ role: 'user', content: 'Hi' }], response: 'Hello', criterion: 'Greets.' };

describe('parseVerifyRows', () => {
  it('FMT-40 one bad row never stops the rest, order and ids are kept', () => {
    const rows = parseVerifyRows(lines(good, '{oops', '', { ...good, id: 7, criterion: ' ' }, 5, { ...good, id: 8 }));
    expect(rows.map((row) => [row.line, row.ok, row.ok ? row.value.id : row.id])).toEqual([
      [1, true, 'g'],
      [2, false, null],
      [4, false, 7],
      [5, false, null],
      [6, true, 8],
    ]);
  });

  it('FMT-41 a prompt is messages or one text; a response is needed', () => {
    const rows = parseVerifyRows(
      lines(good, { ...good, prompt: 'Hi', id: undefined }, { ...good, response: undefined }),
    );
    expect(rows[0]).toEqual({
      ok: true,
      line: 1,
      value: { id: 'g', conversation: good.prompt, response: 'Hello', criterion: 'Greets.' },
    });
    expect(rows[1]).toMatchObject({ ok: true, value: { id: null, conversation: good.prompt } });
    expect(rows[2]).toMatchObject({ ok: false, issues: [{ line: 3, field: 'response', found: 'nothing' }] });
  });

  it('FMT-42 a context is paragraphs that open with a role', () => {
    const context =
      'user: My plan:\n\nassistant is away\n\nassistant: Two things:\nuser: this line is inside\n\n1. rest\n\nuser: Thanks\r\n';
    const [row] = parsePrompts(lines({ prompt_id: 'p', context }));
    expect(row).toEqual({
      ok: true,
      line: 1,
      value: {
        id: 'p',
        conversation: [
          { role: 'user', content: 'My plan:\n\nassistant is away' },
          { role: 'assistant', content: 'Two things:\nuser: this line is inside\n\n1. rest' },
          { role: 'user', content: 'Thanks' },
        ],
      },
    });
  });

  it('FMT-42 an empty context is a text without a conversation, where a response is to be checked', () => {
    const bare = { context: '', response: 'Rest.', criterion: 'Advises rest.' };
    expect(parseVerifyRows(lines(bare))).toMatchObject([{ ok: true, value: { conversation: [] } }]);
    expect(parsePrompts(lines(bare))).toMatchObject([{ ok: false }]);
    expect(parseVerifyRows(lines({ ...bare, context: undefined }))).toMatchObject([{ ok: false }]);
  });

  it('FMT-42 a context without roles is one user message', () => {
    const context = 'A note about sleep.\n\nuser: quoted speech';
    expect(parsePrompts(lines({ context }))).toMatchObject([
      { ok: true, value: { id: null, conversation: [{ role: 'user', content: context }] } },
    ]);
  });

  it('FMT-43 a label is 0 or 1', () => {
    const rows = parseLabelledRows(
      lines(
        { ...good, label: 1, criterion_id: 3 },
        { ...good, label: false },
        { ...good, label: 2 },
        { ...good, label: '1' },
        good,
      ),
    );
    expect(rows.map((row) => (row.ok ? [row.value.label, row.value.criterionId] : row.issues[0]?.field))).toEqual([
      [1, '3'],
      [0, null],
      'label',
      'label',
      'label',
    ]);
    expect(rows[2]).toMatchObject({ issues: [{ expected: '0 or 1 or true or false' }] });
  });

  it('FMT-44 tags, points, responder and explanation are taken where they are, and left out where they are none', () => {
    const extras = { tags: ['axis:accuracy'], points: -3, responder: 'model-a', explanation: 'It says so.' };
    const [full, none, bare] = parseLabelledRows(
      lines(
        { ...good, label: 1, ...extras },
        { ...good, label: 1, tags: null, points: null, responder: null, explanation: null },
        { ...good, label: 1 },
      ),
    );
    expect(full).toMatchObject({ ok: true, value: extras });
    expect(none?.ok && none.value).toEqual(bare?.ok && bare.value);
    const odd = { tags: 'a', points: '3', responder: 4, explanation: [] };
    expect(parseLabelledRows(lines({ ...good, label: 1, ...odd }))).toEqual([{ ...bare, line: 1 }]);
  });

  it('FMT-40 rows of an array are counted by their place', () => {
    const rows = parsePrompts(JSON.stringify([{ prompt: 'a' }, { prompt: [] }]));
    expect(rows).toMatchObject([
      { ok: true, line: 1 },
      { ok: false, line: 2, issues: [{ line: null, field: '[1].prompt' }] },
    ]);
  });

  it('FMT-2 any text is read without a throw', () => {
    const value = fc.jsonValue();
    const fields = fc.record({
      id: value,
      prompt: value,
      context: value,
      response: value,
      criterion: value,
      label: value,
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fields)), (rows) => {
        const text = lines(...rows);
        for (const parse of [parseVerifyRows, parseLabelledRows, parsePrompts]) {
          for (const row of parse(text)) expect(row.ok || row.issues.length > 0).toBe(true);
        }
      }),
    );
  });
});
