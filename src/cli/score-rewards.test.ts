import { describe, expect, it } from 'vitest';
import { parseRewardRecords } from '../formats/reward-records.ts';
import { main } from './main.ts';
import { createFakeTerminal, lines, records } from './testing/fake-terminal.ts';

const prompt = [{ role: 'user', content: 'My knee hurts.' }];
const rubrics = [
  { criterion: 'Advises rest', points: 6, tags: ['axis:accuracy'] },
  { criterion: 'Advises ice', points: 4, tags: ['axis:completeness'] },
];
const item = (id: string, response: string, more = {}) => ({ id, prompt, response, rubrics, ...more });
/** A criterion is met where the response has its last word. */
const script = (statement: string, { response }: { response: string }) => ({
  logit: response.includes(statement.match(/(\w+)\W*$/)?.[1] ?? '') ? 2 : -2,
});

describe('rubricon score --rewards', () => {
  it('CLI-42 K18 writes rewards, a pair and rewrites as the schema has them, with counts that add up', async () => {
    const cases = lines(
      item('one', 'Take rest.'),
      item('two', 'Put ice on it.'),
      item('better', 'Take rest, put ice on it.', { rewrite_of: 'two' }),
      item('same', 'Put ice on it, please.', { rewrite_of: 'two' }),
      { id: 'bad' },
    );
    const terminal = createFakeTerminal({ files: { cases }, script });
    expect(await main(['score', 'cases', '--rewards', 'out'], terminal)).toBe(0);
    const { value, issues } = parseRewardRecords(terminal.files.get('out') ?? '');
    expect(issues).toEqual([]);
    expect(value).toMatchObject([
      { type: 'reward', id: 'one', reward: 0.6, advantage: expect.closeTo(0.1, 9), rule: 'healthbench' },
      { type: 'reward', id: 'two', reward: 0.4, advantage: expect.closeTo(-0.1, 9) },
      { type: 'reward', id: 'better', reward: 1, advantage: null },
      { type: 'reward', id: 'same', advantage: null },
      { type: 'pair', chosenId: 'one', rejectedId: 'two', margin: expect.closeTo(0.2, 9), prompt },
      { type: 'rewrite', id: 'better', of: 'two', usable: true, before: 0.4, after: 1 },
      { type: 'rewrite', id: 'same', usable: false },
    ]);
    expect(terminal.notes).toContain(
      'rewards: 4 responses (0 without a reward), 1 groups, 1 pairs, 2 rewrites (1 usable, 1 not usable, 0 not to tell)',
    );
  });

  it('CLI-42 K18 the reward is by the profile that was asked for; stopped half-way nothing is written', async () => {
    const files = { cases: lines(item('one', 'Take rest.')) };
    const terminal = createFakeTerminal({ files, script });
    await main(['score', 'cases', '--profile', 'rar-explicit', '--rewards', 'out'], terminal);
    expect(records(terminal.files.get('out') ?? '')).toMatchObject([{ rule: 'rar-explicit', reward: 0.6 }]);
    const stopped = createFakeTerminal({
      files: { cases: lines(item('one', 'Take rest.'), item('two', 'Put ice on it.')) },
      script: () => {
        stopped.interrupt();
        return { logit: 1 };
      },
    });
    expect(await main(['score', 'cases', '--rewards', 'out'], stopped)).toBe(130);
    expect(stopped.files.has('out')).toBe(false);
  });

  it('CLI-42 E2 by a rubric made from a guideline every reward names the passage that it rests on', async () => {
    const guideline = 'Give ibuprofen with food. Never give aspirin to children under 16.';
    const ask = { id: 'g', prompt: 'My son has a fever.' };
    const holds = (_: string, { response }: { response: string }) => ({ logit: response === 'Hello.' ? -3 : 1 });
    const maker = createFakeTerminal({ files: { ask: lines(ask), guideline }, script: holds });
    expect(await main(['generate', 'ask', '--method', 'guideline', '--guideline', 'guideline'], maker)).toBe(0);
    const [made] = records<{ rubric: object }>(maker.stdout());
    const files = { cases: lines({ ...ask, response: 'Give it.' }), rubric: JSON.stringify(made?.rubric) };
    const terminal = createFakeTerminal({ files, script: holds });
    expect(await main(['score', 'cases', '--rubric', 'rubric', '--rewards', 'out'], terminal)).toBe(0);
    const [reward] = parseRewardRecords(terminal.files.get('out') ?? '').value;
    const criteria = reward?.type === 'reward' ? reward.criteria : [];
    expect(criteria.length).toBeGreaterThan(1);
    for (const { passages } of criteria) expect(passages).toEqual([expect.stringMatching(/^guideline:\d+-\d+$/)]);
    expect(reward?.type === 'reward' && reward.passages.map(({ passage }) => passage)).toEqual(
      criteria.flatMap(({ passages }) => passages),
    );
  });
});
