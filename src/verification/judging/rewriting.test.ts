import { describe, expect, it } from 'vitest';
import { type Marks, partKey } from '../../domain/mark.ts';
import { proImage } from '../../domain/profiles/pro-image.ts';
import type { Criterion } from '../../domain/rubric.ts';
import type { Script, ScriptedOptions } from '../../engine/scripted-engine.ts';
import { criterion as plain, recorded, rubricOf } from '../testing/fixtures.ts';
import { feedbackOf, feedbackText } from './feedback.ts';
import { judgeResponse, marksOfJudged } from './judge-marks.ts';
import { rewriteLoop } from './rewrite-loop.ts';
import { rewriteSections } from './rewrite-sections.ts';

const conversation = [{ role: 'user', content: 'My knee is swollen.' }] as const;
const document = { conversation, response: 'version 0' };
const criterion = (id: string, points: number, more: Partial<Criterion> = {}): Criterion => ({
  ...plain(id, `Advises ${id}`),
  points,
  ...more,
});
const byWord: Script = (statement, { response }) => ({
  logit: response.includes(statement.split(' ')[1] ?? '') ? 2 : -2,
});
const five = ['one', 'two', 'three', 'four', 'five'].map((id) => criterion(id, 20));
const twenty = rubricOf(...Array.from({ length: 20 }, (_, at) => criterion(`c${at}`, 1)));
const firstMet = (count: number): Marks =>
  new Map(twenty.criteria.map(({ id }, at) => [id, { kind: 'grade', value: Number(at < count) }]));

describe('feedback', () => {
  it('JDG-40 E9 HeRL: three blocks, a negative criterion said as what must not hold', () => {
    const rubric = rubricOf(
      criterion('a', 5),
      criterion('b', 5),
      criterion('c', -5),
      criterion('d', 5),
      criterion('e', 1),
    );
    const marks: Marks = new Map([
      ['a', { kind: 'grade', value: 1 }],
      ['b', { kind: 'grade', value: 0 }],
      ['c', { kind: 'grade', value: 1 }],
      ['d', { kind: 'undecided', reason: 'unsure' }],
      ['e', { kind: 'not-applicable' }],
    ]);
    const feedback = feedbackOf(rubric, marks);
    const keys = Object.values(feedback).map((items: typeof feedback.satisfied) => items.map(({ key }) => key));
    expect(keys).toEqual([['a'], ['b', 'c'], ['d']]);
    expect(feedbackText(feedback)).toContain('Must not hold: <criterion>\nAdvises c\n</criterion>');
  });

  it('JDG-40 D2 ProImage-Bench: failed sub-checks are asked and named one by one', async () => {
    const parts = ['rest', 'ice', 'height'].map((id) => ({ id, text: `Advises ${id}` }));
    const rubric = rubricOf(criterion('care', 10, { parts }));
    const { verifier } = recorded(byWord);
    const marks = marksOfJudged(rubric, await judgeResponse({ ...document, response: 'rest' }, rubric, { verifier }));
    expect(feedbackOf(rubric, marks).unsatisfied.map(({ text }) => text)).toEqual(['Advises ice', 'Advises height']);
    expect(marks.has(partKey({ id: 'care' }, { id: 'ice' }))).toBe(true);
    expect(proImage.score(rubric, marks).value).toBe(0.25);
  });
});

describe('rewriting', () => {
  it('JDG-41 B6 DeepVerifier: 0.4, 0.6, 0.55 with patience 1 stop after the third round and return the second', async () => {
    const { verifier } = recorded(byWord);
    const met = [8, 12, 11];
    let version = 0;
    const outcome = await rewriteLoop(document, twenty, {
      verifier,
      policy: 'score',
      rounds: 9,
      judge: async (response) => firstMet(met[Number(response.slice(-1))] ?? 20),
      rewrite: async () => `version ${++version}`,
    });
    expect(outcome.rounds.map(({ score }) => score)).toEqual([0.4, 0.6, 0.55]);
    expect(outcome).toMatchObject({ best: 1, stop: 'patience' });
  });

  it('JDG-41 E9 HeRL: a rewrite that gains two and loses one is not accepted under the strict policy', async () => {
    const texts = ['two three', 'one two three'];
    const { verifier } = recorded(byWord, { write: () => JSON.stringify({ response: texts.shift() ?? 'none' }) });
    const outcome = await rewriteLoop({ ...document, response: 'one' }, rubricOf(...five), {
      verifier,
      patience: 2,
      rounds: 2,
    });
    expect(outcome.rounds.map(({ accepted }) => accepted)).toEqual([true, false, true]);
    expect(outcome.rounds[1]?.change).toEqual({ gained: ['two', 'three'], lost: ['one'] });
    expect(outcome).toMatchObject({ best: 2, stop: 'rounds' });
  });

  it('JDG-41 E8 RGR-GRPO: a rewrite that does not raise the score is not usable', async () => {
    const { verifier } = recorded(byWord, { write: () => '{"response": "one again"}' });
    const outcome = await rewriteLoop({ ...document, response: 'one' }, rubricOf(...five), { verifier });
    expect(outcome.rounds.map(({ accepted }) => accepted)).toEqual([true, false]);
    expect(outcome).toMatchObject({ best: 0, stop: 'patience' });
  });

  it('JDG-41 K14 repair loop: nothing left to mend stops before any rewrite; a mute engine is model-unsupported', async () => {
    const { verifier } = recorded(byWord);
    const done = await rewriteLoop({ ...document, response: 'one' }, rubricOf(criterion('one', 1)), { verifier });
    expect(done).toMatchObject({ best: 0, stop: 'nothing-left', rounds: [{ score: 1 }] });
    await expect(rewriteLoop(document, rubricOf(...five), { verifier })).rejects.toMatchObject({
      code: 'model-unsupported',
    });
  });

  it('JDG-41 K14 repair loop: the writer sees what was satisfied and what failed, between tags', async () => {
    const prompts: string[] = [];
    const { verifier } = recorded(byWord, {
      write: ({ user }) => {
        prompts.push(user);
        return '{"response": "one two three four five"}';
      },
    });
    const outcome = await rewriteLoop({ ...document, response: 'one' }, rubricOf(...five), { verifier });
    expect(outcome).toMatchObject({ best: 1, stop: 'nothing-left' });
    expect(prompts[0]).toMatch(/Satisfied[\s\S]*Advises one[\s\S]*Not satisfied[\s\S]*Advises two/);
  });

  it('JDG-41 K14 repair loop: a rewrite may have lines and quotations, and after a blank one what came before stands', async () => {
    const grammars: unknown[] = [];
    const write =
      (text: string): NonNullable<ScriptedOptions['write']> =>
      (_, { grammar }) => {
        grammars.push(grammar);
        return JSON.stringify({ response: text });
      };
    const rubric = rubricOf(...five);
    const { verifier } = recorded(byWord, { write: write('one "two"\nthree') });
    const outcome = await rewriteLoop({ ...document, response: 'one' }, rubric, { verifier, rounds: 1 });
    expect(outcome.rounds[1]?.response).toBe('one "two"\nthree');
    expect(JSON.stringify(grammars)).not.toContain('Length');
    const { verifier: blank } = recorded(byWord, { write: write(' ') });
    expect(await rewriteLoop(document, rubric, { verifier: blank })).toMatchObject({ best: 0, stop: 'fault' });
  });

  it('JDG-42 B14 ARISE: no section at 4 or above is rewritten, and there are at most five rounds', async () => {
    const asked: string[] = [];
    const sections = await rewriteSections(['5 fine', '2 poor', '1 stuck', '? unknown'], {
      grade: async (text) => (text.startsWith('?') ? null : Number(text[0])),
      rewrite: async (text, grade) => {
        asked.push(text);
        return text.endsWith('stuck') ? '1 stuck' : `${grade + 1} better`;
      },
    });
    expect(sections).toEqual([
      { text: '5 fine', grade: 5, rewrites: 0 },
      { text: '4 better', grade: 4, rewrites: 2 },
      { text: '1 stuck', grade: 1, rewrites: 5 },
      { text: '? unknown', grade: null, rewrites: 0 },
    ]);
    expect(asked.filter((text) => text === '5 fine' || text.startsWith('?'))).toEqual([]);
  });
});
