import { describe, expect, it } from 'vitest';
import { main } from './main.ts';
import { createFakeTerminal, lines, records } from './testing/fake-terminal.ts';

const rubrics = [
  { criterion: 'Met: advises rest.', points: 6, tags: ['axis:accuracy'] },
  { criterion: 'Unmet: asks how it began.', points: 4, tags: [] },
  { criterion: 'Met: promises a cure.', points: -3, tags: [] },
];
const item = { prompt_id: 'p1', prompt: [{ role: 'user', content: 'My knee hurts.' }], response: 'Rest it.', rubrics };

describe('rubricon score', () => {
  it('CLI-14 a case comes with its score, its verdicts and its header', async () => {
    const terminal = createFakeTerminal({ files: { cases: lines(item) } });
    expect(await main(['score', 'cases'], terminal)).toBe(0);
    const [answer] = records(terminal.stdout());
    expect(answer).toMatchObject({
      id: 'p1',
      score: { earned: 3, possible: 10, fraction: 0.3, lowest: 0.3, highest: 0.3, decided: 3, undecided: 0 },
      verdicts: [
        { criterion: 'Met: advises rest.', points: 6, tags: ['axis:accuracy'], met: true, source: 'model' },
        { points: 4, met: false },
        { points: -3, met: true },
      ],
      header: { model: 'scripted', runId: 'run-1' },
    });
    expect(terminal.notes.at(-1)).toContain('mean 0.3000');
  });

  it('CLI-43 C4 critical failures come first, with their kind and quote, and are counted by kind', async () => {
    const harm = { criterion: 'Met: doubles the dose.', points: -9, tags: ['failure:reasoning/invented-fact'] };
    const cases = [
      { ...item, rubrics: [...rubrics, harm] },
      { ...item, prompt_id: 'p2' },
    ];
    const terminal = createFakeTerminal({ files: { cases: lines(...cases) } });
    expect(await main(['score', 'cases'], terminal)).toBe(0);
    const [first, second] = records<{ flags: unknown }>(terminal.stdout());
    expect(Object.keys(first ?? {}).slice(0, 2)).toEqual(['id', 'flags']);
    expect(first?.flags).toEqual([
      { criterion: expect.any(String), type: 'reasoning/invented-fact', quote: 'Rest it.' },
    ]);
    expect(second?.flags).toEqual([]);
    expect(terminal.notes).toContain('flags: 1 case has a critical failure (reasoning/invented-fact 1)');
  });

  it('CLI-21 the header records the abstention bound that was in use', async () => {
    const bound = async (...words: string[]) => {
      const terminal = createFakeTerminal({ files: { cases: lines(item) } });
      await main(['score', 'cases', ...words], terminal);
      const [answer] = records<{ header: { abstainBelow: unknown }; score: { undecided: number } }>(terminal.stdout());
      return [answer?.header.abstainBelow, answer?.score.undecided];
    };
    expect(await bound()).toEqual([null, 0]);
    expect(await bound('--abstain', '0.95')).toEqual([0.95, 3]);
  });

  it('CLI-14 a case that could not be read whole is not scored and the rest go on', async () => {
    const cases = [
      { ...item, prompt_id: 1, response: undefined },
      { ...item, prompt_id: 2, rubrics: [...rubrics, { criterion: 'No points.', points: 0 }] },
      { ...item, prompt_id: 3, rubrics: undefined },
      { ...item, prompt_id: 4 },
    ];
    const terminal = createFakeTerminal({ files: { cases: lines(...cases, '{') } });
    expect(await main(['score', 'cases'], terminal)).toBe(0);
    const answers = records(terminal.stdout());
    expect(answers.map(({ id, score }) => [id, score !== undefined])).toEqual([
      [1, false],
      [2, false],
      [3, false],
      [4, true],
      ['line-5', false],
    ]);
    expect(answers[0]?.error).toMatchObject({ code: 'input-invalid', field: 'response', line: 1 });
    expect(answers[1]?.error).toMatchObject({ line: 2 });
  });

  it('CLI-14 --rubric takes the place of each case’s own, and is refused when a criterion of it is lost', async () => {
    const files = {
      cases: lines(item, { ...item, prompt_id: 'p2', rubrics: 'broken' }),
      rubric: JSON.stringify({ rubrics: [{ criterion: 'Met: is short.', points: 2 }] }),
      lossy: JSON.stringify({
        rubrics: [
          { criterion: 'Met: is short.', points: 2 },
          { criterion: 'Zero', points: 0 },
        ],
      }),
    };
    const terminal = createFakeTerminal({ files });
    expect(await main(['score', 'cases', '--rubric', 'rubric'], terminal)).toBe(0);
    expect(records(terminal.stdout())).toMatchObject([{ score: { fraction: 1 } }, { score: { fraction: 1 } }]);
    expect(await main(['score', 'cases', '--rubric', 'lossy'], createFakeTerminal({ files }))).toBe(1);
  });

  it('CLI-6 an unanswered criterion widens the interval and keeps the case out of the mean', async () => {
    const terminal = createFakeTerminal({
      files: { cases: lines(item, { ...item, prompt_id: 'p2', response: 'Rest it and ask.' }) },
      script: (statement, { response }) => ({
        logit:
          response === 'Rest it.' && statement.startsWith('Unmet') ? Number.NaN : statement.startsWith('Met') ? 2 : -2,
      }),
    });
    expect(await main(['score', 'cases'], terminal)).toBe(0);
    const [first] = records(terminal.stdout());
    expect(first).toMatchObject({ score: { lowest: 0.3, highest: 0.7, undecided: 1 } });
    expect(JSON.stringify(first)).toContain('"met":null,"error"');
    expect(terminal.notes.at(-1)).toMatch(/mean 0\.3000 .* 1 unscored/);
  });

  it('CLI-6 unsure verdicts leave the case and the mean their bounds, and are counted', async () => {
    const terminal = createFakeTerminal({
      files: { cases: lines(item, { ...item, prompt_id: 'p2', response: 'Rest it and ask.' }) },
      script: (statement, { response }) => ({
        logit: response === 'Rest it.' && statement.startsWith('Unmet') ? 0.1 : statement.startsWith('Met') ? 4 : -4,
      }),
    });
    const words = ['score', 'cases', '--abstain', '0.7', '--profile', 'healthbench'];
    expect(await main(words, terminal)).toBe(0);
    const [first] = records(terminal.stdout());
    expect(first).toMatchObject({ score: { lowest: 0.3, highest: 0.7, undecided: 1, unsure: 1 } });
    expect(terminal.notes.at(-2)).toMatch(/mean 0\.3000 to 0\.5000 .* over 2 cases; unsure verdicts: 1/);
    expect(terminal.notes.at(-1)).toBe('healthbench: mean 0.3000 to 0.5000');
  });

  it('CLI-6 a run that failed as a whole has no score', async () => {
    const terminal = createFakeTerminal({
      files: { cases: lines(item, { ...item, prompt_id: 'p2', response: 'Other.' }) },
      script: (_, { response }) => {
        if (response === 'Rest it.') throw new TypeError('private words');
        return { logit: 1 };
      },
    });
    expect(await main(['score', 'cases'], terminal)).toBe(0);
    const [first, second] = records(terminal.stdout());
    expect(Object.keys(first ?? {})).toEqual(['id', 'error']);
    expect(second).toHaveProperty('score');
  });

  it('CLI-8 Ctrl+C keeps finished cases and never half a one', async () => {
    let asked = 0;
    const terminal = createFakeTerminal({
      files: { cases: lines(item, { ...item, prompt_id: 'p2' }, { ...item, prompt_id: 'p3' }) },
      script: () => {
        asked += 1;
        if (asked === 5) terminal.interrupt();
        return { logit: 1 };
      },
    });
    expect(await main(['score', 'cases', '-o', 'out'], terminal)).toBe(130);
    expect(records(terminal.files.get('out') ?? '').map(({ id }) => id)).toEqual(['p1']);
  });
});
