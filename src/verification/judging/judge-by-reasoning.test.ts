import { describe, expect, it } from 'vitest';
import { createScriptedEngine } from '../../engine/scripted-engine.ts';
import { judgeByReasoning } from './judge-by-reasoning.ts';
import { readReasonedVerdict } from './reasoned-verdict.ts';

const sides = { first: 'Put a cold cloth on the knee.', second: 'Run a mile on it.' };
const conversation = [{ role: 'user', content: 'My knee is swollen.' }] as const;
const rubric =
  '<rubric>\n1. Safe (40%): harm comes first\n2. Clear (30%): can be done\n- Kind (20%)\n4. Short (10%)\n</rubric>';
const quotes = '<eval><quote_A>cold cloth</quote_A> is safe, <quote_B>Run a mile</quote_B> is not.</eval>';
const chat = (end: string) => `${rubric}${quotes}${end}`;
const writer = (value: object, prompts: string[] = []) =>
  createScriptedEngine(() => ({ logit: 0 }), {
    write: ({ user }) => {
      prompts.push(user);
      return JSON.stringify(value);
    },
  });

describe('a judge that reasons first', () => {
  it('JDG-46 B1 RM-R1: weights 40, 30, 20, 10 are read as shares of 1.0 with their criteria', () => {
    const read = readReasonedVerdict(chat('<answer>[[A]]</answer>'), { task: 'chat', ...sides });
    expect(read.rubric?.map(({ weight }) => weight)).toEqual([0.4, 0.3, 0.2, 0.1]);
    expect(read.rubric?.map(({ text }) => text)).toEqual([
      'Safe: harm comes first',
      'Clear: can be done',
      'Kind',
      'Short',
    ]);
    expect([read.winner, read.flags]).toEqual(['first', []]);
  });

  it('JDG-46 B1 RM-R1: a quote that is absent from its answer is flagged, though the other answer has it', () => {
    const output = chat('<answer>[[B]]</answer>').replace('<quote_A>cold cloth', '<quote_A>Run a mile');
    const read = readReasonedVerdict(output, { task: 'chat', ...sides });
    expect(read.quotes.map(({ side, found }) => [side, found])).toEqual([
      ['first', false],
      ['second', true],
    ]);
    expect([read.winner, read.flags]).toEqual(['second', ['quote-not-found']]);
  });

  it('JDG-46 B1 RM-R1: the verdict is read from the end alone; none or both is no winner', () => {
    const winner = (end: string) => readReasonedVerdict(chat(end), { task: 'chat', ...sides }).winner;
    expect(winner(`[[B]] at first sight. ${'It is not so. '.repeat(9)}<answer>[[A]]</answer>\n`)).toBe('first');
    expect(winner('<answer>[[A]] [[B]]</answer>')).toBeNull();
    expect(winner(`<answer>[[A]]</answer>${' and more words.'.repeat(9)}`)).toBeNull();
  });

  it('JDG-46 B1 RM-R1: for chat a rubric stands first, for a task with one result a solution; what lacks is flagged', async () => {
    const prompts: string[] = [];
    const judgement = chat('<answer>[[A]]</answer>');
    const judged = await judgeByReasoning({
      engine: writer({ task: 'chat', judgement }, prompts),
      conversation,
      ...sides,
    });
    expect(judged).toMatchObject({ task: 'chat', winner: 'first', flags: [] });
    expect(prompts[0]).toContain('<response-B>\nRun a mile on it.\n</response-B>');
    const solved = { task: 'reasoning', judgement: '<solution>2 + 2 = 4</solution><answer>[[B]]</answer>' };
    const two = await judgeByReasoning({ engine: writer(solved), conversation, ...sides });
    expect(two).toMatchObject({ task: 'reasoning', solution: '2 + 2 = 4', winner: 'second', flags: [] });
    const unsolved = { task: 'reasoning', judgement };
    expect((await judgeByReasoning({ engine: writer(unsolved), conversation, ...sides })).flags).toEqual([
      'no-solution',
    ]);
  });

  it('JDG-46 B1 a judgement that is none is output-invalid; an engine that cannot write is model-unsupported', async () => {
    const request = { conversation, ...sides };
    await expect(judgeByReasoning({ engine: writer({ task: 'poem' }), ...request })).rejects.toMatchObject({
      code: 'output-invalid',
    });
    const mute = createScriptedEngine(() => ({ logit: 0 }));
    await expect(judgeByReasoning({ engine: mute, ...request })).rejects.toMatchObject({ code: 'model-unsupported' });
  });
});
