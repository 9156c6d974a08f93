import { describe, expect, it } from 'vitest';
import { createScriptedEngine } from '../engine/scripted-engine.ts';
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

  it('CLI-42 a reward is what the rule gave the case: sub-checks and a grade of the whole count, and that grade is of no part', async () => {
    const rewarded = async (profile: string, criteria: readonly object[]) => {
      const files = {
        cases: lines(item('one', 'Take rest.')),
        rubric: JSON.stringify({ id: 'r', title: 'R', criteria }),
      };
      const openEngine = async () => createScriptedEngine(script, { write: () => '{"grade": 4}' });
      const terminal = { ...createFakeTerminal({ files }), openEngine };
      await main(['score', 'cases', '--rubric', 'rubric', '--profile', profile, '--rewards', 'out'], terminal);
      const [reward] = parseRewardRecords(terminal.files.get('out') ?? '').value;
      return [records<{ profile?: { value: number } }>(terminal.stdout())[0]?.profile?.value, reward] as const;
    };
    const parts = ['rest', 'ice', 'height'].map((id) => ({ id, text: `Advises ${id}` }));
    const split = await rewarded('proimage', [{ text: 'Advises all', points: 2, parts }]);
    expect(split).toMatchObject([0.25, { reward: 0.25 }]);
    const whole = await rewarded('llmeval-med', [{ text: 'Advises rest', points: 2, tags: ['axis:accuracy'] }]);
    expect(whole).toMatchObject([4, { reward: 4, parts: [{ name: 'axis:accuracy', reward: null }] }]);
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

  it('CLI-42 E4 no pair has a margin below --min-margin, and options of records want --rewards', async () => {
    const files = { cases: lines(item('one', 'Take rest.'), item('two', 'Put ice on it.')) };
    const pairs = async (least: string) => {
      const terminal = createFakeTerminal({ files, script });
      expect(await main(['score', 'cases', '--rewards', 'out', '--min-margin', least], terminal)).toBe(0);
      return parseRewardRecords(terminal.files.get('out') ?? '').value.filter(({ type }) => type === 'pair');
    };
    expect(await pairs('0.1')).toMatchObject([{ chosenReward: 0.6, rejectedReward: 0.4, differs: [{}, {}] }]);
    expect(await pairs('0.3')).toEqual([]);
    const terminal = createFakeTerminal({ files, script });
    expect(await main(['score', 'cases', '--turns'], terminal)).toBe(1);
    expect(terminal.notes.join()).toContain('Give --rewards');
  });

  it('CLI-42 E5 by the prognosis rubric there is a reward for each answer and criterion', async () => {
    const ask = { id: 'p', prompt: 'What does this tumour mean for me?' };
    const maker = createFakeTerminal({ files: { ask: lines(ask) } });
    expect(await main(['generate', 'ask', '--method', 'prognosis'], maker)).toBe(0);
    const [made] = records<{ rubric: { rubric: { criteria: object[] } } }>(maker.stdout());
    const cases = lines({ ...ask, response: 'It depends.' }, { ...ask, id: 'q', response: 'Good odds.' });
    const terminal = createFakeTerminal({ files: { cases, rubric: JSON.stringify(made?.rubric) } });
    expect(await main(['score', 'cases', '--rubric', 'rubric', '--rewards', 'out'], terminal)).toBe(0);
    const rewards = parseRewardRecords(terminal.files.get('out') ?? '').value.filter((one) => one.type === 'reward');
    const rows = rewards.flatMap(({ criteria }) => criteria);
    expect(rows).toHaveLength(2 * (made?.rubric.rubric.criteria.length ?? 0));
    expect(rows.length).toBeGreaterThan(8);
  });

  it('CLI-42 E6 mean and variance of a domain, recomputed from the file, are those shown', async () => {
    const tagged = (id: string, response: string, ...tags: string[]) => item(id, response, { example_tags: tags });
    const cases = [
      tagged('1', 'Take rest.', 'knee'),
      tagged('2', 'Put ice.', 'knee', 'home'),
      tagged('3', 'Run.', 'knee'),
    ];
    const terminal = createFakeTerminal({ files: { cases: lines(...cases) }, script });
    expect(await main(['score', 'cases', '--rewards', 'out'], terminal)).toBe(0);
    const { value } = parseRewardRecords(terminal.files.get('out') ?? '');
    const rewards = value.flatMap((one) =>
      one.type === 'reward' && one.domains.includes('knee') && one.reward !== null ? [one.reward] : [],
    );
    const mean = rewards.reduce((sum, reward) => sum + reward, 0) / rewards.length;
    const variance = rewards.reduce((sum, reward) => sum + (reward - mean) ** 2, 0) / rewards.length;
    expect(terminal.notes).toContain(
      `domain knee: mean ${mean.toFixed(4)}, variance ${variance.toFixed(4)} over 3 responses`,
    );
    expect(value).toContainEqual(
      expect.objectContaining({ type: 'domain', domain: 'home', n: 1, mean: 0.4, variance: 0 }),
    );
  });

  it('CLI-42 E12 --turns gives a row an answer, each on what was said before it', async () => {
    const talk = ['My knee hurts.', 'Take rest.', 'It does not help.', 'Then put ice on it, please.', 'And now?'];
    const dialogue = talk.map((content, at) => ({ role: at % 2 === 0 ? 'user' : 'assistant', content }));
    const cases = lines(item('d', 'Go on with rest and with ice, and wait today.', { prompt: dialogue }));
    const terminal = createFakeTerminal({ files: { cases }, script });
    expect(await main(['score', 'cases', '--rewards', 'out', '--turns'], terminal)).toBe(0);
    const { value, issues } = parseRewardRecords(terminal.files.get('out') ?? '');
    expect(issues).toEqual([]);
    expect(value.filter((one) => one.type === 'turn').map(({ turn, reward, words }) => [turn, reward, words])).toEqual([
      [1, 0.6, 2],
      [2, 0.4, 6],
      [3, 1, 10],
    ]);
    expect(value.at(-1)).toMatchObject({ type: 'dialogue', turns: 3, lengthSlope: 4 });
    // Its earlier answers are no responses of their own.
    expect(value.filter(({ type }) => type === 'reward')).toHaveLength(1);
  });

  it('CLI-42 E15 E17 E22 what cases know of their outcome routes them, orders are told, and what fails often is a lesson', async () => {
    const outcome = (id: string, response: string, correct?: boolean) => item(id, response, { correct });
    const cases = lines(
      outcome('a', 'Take rest and ice.', true),
      outcome('b', 'Take rest.', true),
      outcome('c', 'Only rest.', false),
      outcome('d', 'Run.', false),
      outcome('e', 'Jump.'),
    );
    const terminal = createFakeTerminal({ files: { cases }, script });
    expect(await main(['score', 'cases', '--rewards', 'out'], terminal)).toBe(0);
    const { value } = parseRewardRecords(terminal.files.get('out') ?? '');
    const routes = value.flatMap((one) => (one.type === 'reward' ? [one.route] : []));
    expect(routes).toEqual(['correct', 'correct', 'incorrect', 'incorrect', 'incorrect']);
    expect(terminal.notes).toContain('order: 0.8750 of 4 pairs of a correct and an incorrect response');
    expect(value.filter(({ type }) => type === 'lesson')).toMatchObject([
      { lesson: 'Missed in 4 of 5 responses: Advises ice' },
    ]);
    expect(terminal.notes).toContain('lessons: 1 criteria failed three times or more');
  });
});
