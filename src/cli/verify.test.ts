import { describe, expect, it } from 'vitest';
import { main } from './main.ts';
import { createFakeTerminal, lines, records } from './testing/fake-terminal.ts';

const response = 'Drink water in small sips. See a doctor if the fever lasts longer than three days.';
const row = { id: 'a', prompt: 'My child has a fever.', response, criterion: 'Met: names a time limit.' };

/** A calibration file of the scripted engine. */
const calibration = (over: object = {}) =>
  JSON.stringify({
    schema: 1,
    id: 'cal',
    model: { id: 'scripted', revision: '0', layout: 'scripted-1', dtype: 'none' },
    method: 'platt',
    a: 1,
    b: 0,
    threshold: 0.5,
    fittedOn: { data: 'none', rows: 1, prompts: 1, procedure: 'none' },
    figures: {},
    abstain: 0.8,
    ...over,
  });

describe('rubricon verify', () => {
  it('CLI-1 every answer bears the id of its row as it was written, in the order of the input', async () => {
    const terminal = createFakeTerminal({
      files: {
        'rows.jsonl': lines(
          { ...row, id: 7 },
          { ...row, id: 'other', response: 'Rest.' },
          { ...row, id: '7', criterion: 'Unmet.' },
          { ...row, id: undefined, response: 'Rest.' },
        ),
      },
    });
    expect(await main(['verify', 'rows.jsonl'], terminal)).toBe(0);
    expect(records(terminal.stdout()).map(({ id, met }) => [id, met])).toEqual([
      [7, true],
      ['other', true],
      ['7', false],
      ['line-4', true],
    ]);
  });

  it('CLI-1 an answer is probability, met and evidence that stands in the response', async () => {
    const start = response.indexOf('See');
    const script = () => ({ logit: 2, spans: [{ start, end: response.length, weight: 1 }] });
    const terminal = createFakeTerminal({ files: { rows: lines(row) }, script });
    await main(['verify', 'rows'], terminal);
    const [answer] = records(terminal.stdout());
    expect(Object.keys(answer ?? {})).toEqual(['id', 'probability', 'met', 'calibrated', 'evidence']);
    expect(answer?.probability).toBeCloseTo(1 / (1 + Math.exp(-2)), 10);
    const evidence = answer?.evidence as { quote: string; start: number; end: number; role: string }[];
    expect(evidence.length).toBeGreaterThan(0);
    for (const { quote, start, end, role } of evidence) {
      expect(response.slice(start, end)).toBe(quote);
      expect(role).toBe('supports');
    }
  });

  it('CLI-2 a bad row becomes an error with its place and the rest go on', async () => {
    const terminal = createFakeTerminal({
      files: { rows: lines(row, '{"id": "broken', { ...row, id: 'b', criterion: '' }, [], { ...row, id: 'c' }) },
    });
    expect(await main(['verify', 'rows'], terminal)).toBe(0);
    const answers = records(terminal.stdout());
    expect(answers.map(({ id, error }) => [id, (error as { code: string; line: number } | undefined)?.line])).toEqual([
      ['a', undefined],
      ['line-2', 2],
      ['b', 3],
      ['line-4', 4],
      ['c', undefined],
    ]);
    expect(answers[2]?.error).toMatchObject({ code: 'input-invalid', field: 'criterion' });
    expect(terminal.notes.at(-1)).toContain('3 of 5 rows');
  });

  it('CLI-2 an error never quotes the text of a row', async () => {
    const secret = 'zebrafinch';
    const terminal = createFakeTerminal({
      files: { rows: lines({ ...row, id: 'a', criterion: { [secret]: secret } }, `{"response": "${secret}`) },
    });
    await main(['verify', 'rows'], terminal);
    expect(terminal.stdout() + terminal.notes.join()).not.toContain(secret);
  });

  it('CLI-3 a document is read once however its rows are spread', async () => {
    const rows = Array.from({ length: 9 }, (_, i) => ({ ...row, id: i, response: `Response ${i % 3}.` }));
    const terminal = createFakeTerminal({ files: { rows: lines(...rows) } });
    await main(['verify', 'rows'], terminal);
    expect(terminal.reads).toEqual(['Response 0.', 'Response 1.', 'Response 2.']);
    expect(records(terminal.stdout()).map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('CLI-4 it ends with 1 when not one row could be answered', async () => {
    const terminal = createFakeTerminal({ files: { rows: lines({ id: 1 }, { id: 2 }) } });
    expect(await main(['verify', 'rows'], terminal)).toBe(1);
    expect(records(terminal.stdout())).toHaveLength(2);
  });

  it('CLI-4 an empty input is done at once', async () => {
    const terminal = createFakeTerminal({ files: { rows: '' } });
    expect(await main(['verify', 'rows'], terminal)).toBe(0);
    expect(terminal.stdout()).toBe('');
  });

  it('CLI-6 a fault of the model is an error and never a number', async () => {
    const terminal = createFakeTerminal({
      files: { rows: lines(row, { ...row, id: 'b', criterion: 'Nan' }, { ...row, id: 'c', response: ' ' }) },
      script: (statement) => ({ logit: statement === 'Nan' ? Number.NaN : 1 }),
    });
    await main(['verify', 'rows'], terminal);
    const [first, second, third] = records(terminal.stdout());
    expect(first).toHaveProperty('probability');
    expect(second).toEqual({ id: 'b', error: { code: 'output-invalid', message: expect.any(String) } });
    expect(third).toEqual({ id: 'c', error: { code: 'input-invalid', message: expect.any(String) } });
  });

  it('CLI-6 where the model does not commit itself, met is null and the reason stands beside it', async () => {
    const terminal = createFakeTerminal({
      files: { rows: lines(row), '/model/calibration.json': calibration() },
      script: () => ({ logit: 0.3 }),
    });
    await main(['verify', 'rows'], terminal);
    expect(records(terminal.stdout())[0]).toMatchObject({ met: null, abstained: expect.any(String) });
    expect(terminal.notes).toEqual([]);
  });

  it('CLI-6 without a calibration that fits, it says that probabilities are uncalibrated', async () => {
    const terminal = createFakeTerminal({ files: { rows: lines(row) } });
    await main(['verify', 'rows'], terminal);
    expect(terminal.notes.join()).toContain('uncalibrated');
  });

  it("CLI-6 a model's calibration that is there and cannot be read is told, and nothing is answered", async () => {
    const terminal = createFakeTerminal({ files: { rows: lines(row) }, damaged: ['/model/calibration.json'] });
    expect(await main(['verify', 'rows'], terminal)).toBe(1);
    expect(terminal.stdout()).toBe('');
    expect(terminal.notes.join()).toContain('/model/calibration.json');
  });

  it("CLI-20 --calibration is read instead of the model's own, arms by tag and all", async () => {
    const own = calibration({ id: 'own', b: -1, byTag: { 'axis:accuracy': { a: 1, b: 1 } }, abstain: null });
    const files = {
      rows: lines(row, { ...row, tags: ['axis:accuracy'] }),
      '/model/calibration.json': calibration(),
      own,
    };
    const terminal = createFakeTerminal({ files, script: () => ({ logit: 0 }) });
    expect(await main(['verify', 'rows', '--calibration', 'own'], terminal)).toBe(0);
    const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
    const [plain, tagged] = records<{ probability: number; calibrated?: boolean }>(terminal.stdout());
    expect(plain).toMatchObject({ met: false, probability: logistic(-1) });
    expect(tagged).toMatchObject({ met: true, probability: logistic(1) });
    expect(plain).not.toHaveProperty('calibrated');
    expect(terminal.notes).toEqual([]);
  });

  it.each([
    [
      'of another model',
      calibration({ model: { id: 'other', revision: '1', layout: 'l', dtype: 'q8' } }),
      'fitted to other 1',
    ],
    ['of another form', '{"schema": 7}', 'no calibration file'],
  ])('CLI-20 a calibration %s is refused, and nothing is answered', async (_, own, said) => {
    const terminal = createFakeTerminal({ files: { rows: lines(row), own } });
    expect(await main(['verify', 'rows', '--calibration', 'own'], terminal)).toBe(1);
    expect(terminal.stdout()).toBe('');
    expect(terminal.notes.join()).toContain(said);
    expect(terminal.notes.join()).toContain('rubricon calibrate');
  });

  it("CLI-21 --abstain stands before the calibration's bound, and never means never", async () => {
    const met = async (...words: string[]) => {
      const terminal = createFakeTerminal({
        files: { rows: lines(row), '/model/calibration.json': calibration() },
        script: () => ({ logit: 1 }),
      });
      const code = await main(['verify', 'rows', ...words], terminal);
      return code === 0 ? records(terminal.stdout())[0]?.met : terminal.notes.join();
    };
    expect(await met()).toBeNull();
    expect(await met('--abstain', 'never')).toBe(true);
    expect(await met('--abstain', '0.7')).toBe(true);
    expect(await met('--abstain', '0.75')).toBeNull();
    expect(await met('--abstain', '0.4')).toContain('from 0.5 to 1');
    expect(await met('--abstain', 'often')).toContain('from 0.5 to 1');
  });

  it('CLI-22 a row in a language that the model does not know is marked uncalibrated and counted', async () => {
    const german =
      'Bitte trinken Sie viel in kleinen Schlucken und gehen Sie zum Arzt, wenn das Fieber nach drei Tagen nicht sinkt.';
    const terminal = createFakeTerminal({
      files: { rows: lines(row, { ...row, response: german }), '/model/calibration.json': calibration() },
    });
    await main(['verify', 'rows'], terminal);
    expect(records(terminal.stdout()).map(({ calibrated }) => calibrated)).toEqual([undefined, false]);
    expect(terminal.notes.join()).toContain('a language that the model does not know: 1 rows');
  });

  it('CLI-7 -o writes the file and leaves stdout empty', async () => {
    const terminal = createFakeTerminal({ files: { rows: lines(row, { ...row, id: 'b' }) } });
    expect(await main(['verify', 'rows', '-o', 'out.jsonl'], terminal)).toBe(0);
    expect(terminal.stdout()).toBe('');
    expect(records(terminal.files.get('out.jsonl') ?? '').map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('CLI-8 Ctrl+C keeps every answer that was made, in order', async () => {
    const rows = Array.from({ length: 6 }, (_, i) => ({ ...row, id: i, response: `Response ${i}.` }));
    let asked = 0;
    const terminal = createFakeTerminal({
      files: { rows: lines(...rows) },
      script: () => {
        asked += 1;
        if (asked === 4) terminal.interrupt();
        return { logit: 1 };
      },
    });
    expect(await main(['verify', 'rows', '-o', 'out'], terminal)).toBe(130);
    const ids = records(terminal.files.get('out') ?? '').map(({ id }) => id);
    expect(ids).toEqual([0, 1, 2]);
    expect(terminal.reads.length).toBeLessThan(6);
  });
});
