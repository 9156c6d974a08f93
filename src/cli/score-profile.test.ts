import { describe, expect, it } from 'vitest';
import { RubriconError } from '../domain/errors.ts';
import type { ProfileScore } from '../domain/profiles/profile.ts';
import { createScriptedEngine, type ScriptedOptions } from '../engine/scripted-engine.ts';
import { main } from './main.ts';
import { createFakeTerminal, lines, records } from './testing/fake-terminal.ts';

const item = {
  prompt_id: 'p1',
  prompt: 'My knee hurts.',
  response: 'Rest it.',
  rubrics: [
    { criterion: 'Met: advises rest.', points: 6, tags: ['axis:accuracy'] },
    { criterion: 'Unmet: asks how it began.', points: 4, tags: [] },
    { criterion: 'Met: promises a cure.', points: -3, tags: [] },
  ],
};
const score = async (...words: string[]) => {
  const terminal = createFakeTerminal({ files: { cases: lines(item) } });
  const code = await main(['score', 'cases', ...words], terminal);
  const [answer] = records<{ profile?: ProfileScore; score: { fraction: number } }>(terminal.stdout());
  return { code, answer, notes: terminal.notes.join('\n') };
};

describe('rubricon score --profile', () => {
  it('CLI-40 the case is scored by the named rule beside its own score', async () => {
    const { code, answer, notes } = await score('--profile', 'weighted-mean');
    expect(code).toBe(0);
    expect(answer?.score.fraction).toBe(0.3);
    expect(answer?.profile).toMatchObject({
      profile: 'weighted-mean',
      value: expect.closeTo(6 / 13, 12),
      reason: null,
    });
    expect(answer?.profile?.notes).toHaveLength(1);
    expect(notes).toContain('weighted-mean: mean 0.4615');
  });

  it('CLI-40 a rule that cannot speak says why, and no case is counted as zero', async () => {
    const { answer, notes } = await score('--profile', 'kwbench');
    expect(answer?.profile).toMatchObject({
      value: null,
      reason: 'No criterion has the tier mandatory, good or ideal.',
    });
    expect(notes).toContain('kwbench: no mean: No case has a score.');
    expect(notes).toContain('kwbench: 1 of 1 cases without a value');
  });

  it('CLI-40 --profile rubric takes the one that the rubric names, and none where it names none', async () => {
    const criteria = [{ text: 'Met: is short.', points: 2, tier: 'mandatory' }];
    const rubric = JSON.stringify({ id: 'r', title: 'R', profile: 'kwbench', criteria });
    const terminal = createFakeTerminal({ files: { cases: lines(item), rubric } });
    await main(['score', 'cases', '--rubric', 'rubric', '--profile', 'rubric'], terminal);
    expect(records(terminal.stdout())).toMatchObject([{ profile: { profile: 'kwbench', value: 1 } }]);
    expect(terminal.notes.join('\n')).toContain('kwbench: pass rate 1.0000');
    expect((await score('--profile', 'rubric')).answer).not.toHaveProperty('profile');
  });

  it('CLI-40 D2 ProImage-Bench: a rule that counts sub-checks has them asked one by one', async () => {
    const texts = ['Met: names rest.', 'Unmet: names ice.', 'Unmet: names height.'];
    const parts = texts.map((text, at) => ({ id: `p${at}`, text }));
    const rubric = JSON.stringify({ id: 'r', title: 'R', criteria: [{ text: 'Unmet: names all.', points: 2, parts }] });
    const terminal = createFakeTerminal({ files: { cases: lines(item), rubric } });
    await main(['score', 'cases', '--rubric', 'rubric', '--profile', 'proimage'], terminal);
    expect(records(terminal.stdout())).toMatchObject([{ profile: { value: 0.25, figures: [{ value: 1 / 3 }, {}] } }]);
    expect(terminal.notes.join('\n')).toContain('proimage: mean 0.2500');
  });

  it('CLI-40 D17 LLMEval-Med: a rule that wants one grade has it written where the model writes', async () => {
    const graded = async (options: ScriptedOptions) => {
      const files = { cases: lines(item, { ...item, prompt: 'My ear itches.' }) };
      const openEngine = async () => createScriptedEngine(() => ({ logit: 2 }), options);
      const terminal = { ...createFakeTerminal({ files }), openEngine };
      const code = await main(['score', 'cases', '--profile', 'llmeval-med'], terminal);
      return [code, records<{ profile?: ProfileScore; error?: object }>(terminal.stdout())[0], terminal.notes] as const;
    };
    const write = ({ user }: { user: string }) => (user.includes('knee') ? '{"grade": 4}' : 'none');
    const [, answer, notes] = await graded({ write });
    expect(answer?.profile).toMatchObject({ value: 4 });
    // A question without a grade is in no mean, and stays in the rate.
    expect(notes).toEqual(expect.arrayContaining(['llmeval-med: mean 4.0000', 'llmeval-med: usability rate 0.5000']));
    expect((await graded({}))[2]).toContain('llmeval-med: no usability rate: There is no question.');
    expect((await graded({}))[1]?.profile).toMatchObject({ value: null, reason: 'The judge gave no overall grade.' });
    const lost = () => Promise.reject(new RubriconError('worker-lost', 'The model is gone. Try again.'));
    expect(await graded({ write: lost })).toMatchObject([1, { error: { code: 'worker-lost' } }, {}]);
  });

  it('CLI-40 D13 MiroEval: the mean is that of the values, though an undecided dimension leaves them bounds', async () => {
    const criteria = [
      { text: 'Met: covers it.', points: 1, axis: ['coverage'] },
      { text: 'Depth.', points: 1, axis: ['depth'], scale: { kind: 'grade', least: 0, most: 10 } },
    ];
    const rubric = JSON.stringify({ id: 'r', title: 'R', criteria });
    const terminal = createFakeTerminal({ files: { cases: lines(item), rubric } });
    await main(['score', 'cases', '--rubric', 'rubric', '--profile', 'miroeval'], terminal);
    expect(records(terminal.stdout())).toMatchObject([{ profile: { value: 10, lowest: 5, highest: 10 } }]);
    expect(terminal.notes).toContain('miroeval: mean 10.0000');
  });

  it('CLI-40 a wrong name is refused and lists those there are; without a name nothing is added', async () => {
    const { code, notes } = await score('--profile', 'nothing');
    expect(code).toBe(1);
    expect(notes).toMatch(/healthbench, rar-explicit/);
    expect((await score()).answer).not.toHaveProperty('profile');
  });
});
