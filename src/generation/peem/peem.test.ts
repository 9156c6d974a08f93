import { describe, expect, it } from 'vitest';
import { robustness } from '../../domain/robustness.ts';
import type { EngineDocument, EnginePrompt } from '../../engine/port.ts';
import { createScriptedEngine, type Script, type ScriptedOptions } from '../../engine/scripted-engine.ts';
import { gradeByPeem } from './grade-by-peem.ts';
import { improvePrompt, paraphraseRobustness } from './improve-prompt.ts';
import { writeParaphrases } from './write-prompt.ts';

const document: EngineDocument = {
  conversation: [
    { role: 'user', content: 'Hello.' },
    { role: 'assistant', content: 'Hello, what is it?' },
    { role: 'user', content: 'Whats wrong wiht my bike' },
  ],
  response: 'Perhaps the chain is loose.',
};
/** Of an axis with grades in its levels the likeliest is the last where a text is good, else the first. */
const byLevel =
  (isGood: (document: EngineDocument) => boolean): Script =>
  (statement, read) => ({
    logit:
      isGood(read) ===
      /free of errors|nothing left to guess|neutral and open|right\.$|no word too many|without gaps|stays with it|shows the other side|plain throughout/.test(
        statement,
      )
        ? 3
        : -3,
  });
const engineOf = (script: Script, options: ScriptedOptions = {}) => ({
  verifier: { engine: createScriptedEngine(script, options), calibration: null },
});
const isLong = ({ conversation, response }: EngineDocument) =>
  [...conversation, { content: response }].some(({ content }) => content.startsWith('Please'));

describe('PEEM', () => {
  it('GEN-150 B13 the axes of the prompt never read the response, those of the response read both', async () => {
    const asked: { statement: string; text: string }[] = [];
    const options = engineOf((statement, read) => {
      asked.push({ statement, text: JSON.stringify(read) });
      return { logit: 1 };
    });
    const { axes } = await gradeByPeem(document, options);
    const blind = asked.filter(({ text }) => !text.includes('chain'));
    expect(blind).toHaveLength(15);
    for (const { statement, text } of blind) {
      expect(statement).not.toMatch(/user's message/i);
      expect(JSON.parse(text).response).toBe('Whats wrong wiht my bike');
    }
    const seeing = asked.filter(({ text }) => text.includes('chain'));
    expect(seeing).toHaveLength(30);
    for (const { text } of seeing) expect(text).toContain('my bike');
    expect(axes.map(({ of }) => of).join()).toMatch(/^(prompt,){3}(response,?){6}$/);
  });

  it('GEN-150 B13 all fives are 1, all ones 0, and each grade says what it means', async () => {
    const best = await gradeByPeem(document, engineOf(byLevel(() => true)));
    expect(best.axes.map(({ grade }) => grade)).toEqual(Array(9).fill(5));
    expect(best.score.value).toBe(1);
    const ones: Script = (statement) => ({
      logit:
        /cannot be made out|unreadable|demeans|wrong in its main|falls apart|something else|as if they were facts|cannot be understood|^Most of/.test(
          statement,
        )
          ? 3
          : -3,
    });
    const worst = await gradeByPeem(document, engineOf(ones));
    expect([worst.score.value, worst.axes[1]?.meaning]).toEqual([0, expect.stringContaining('unreadable')]);
    const none = await gradeByPeem(
      document,
      engineOf(() => ({ logit: Number.NaN })),
    );
    expect([none.score.value, none.axes[0]]).toEqual([null, expect.objectContaining({ grade: null, meaning: null })]);
  });

  it('GEN-151 B13 of 10 paraphrases 8 are within the tolerance: robustness 80 %', async () => {
    const scores = [0.5, 0.55, 0.45, 0.5, 0.52, 0.48, 0.5, 0.51, 0.7, 0.1];
    expect(robustness(0.5, scores, 0.05)).toEqual({ n: 10, within: 8, unscored: 0, share: 0.8 });
    expect(robustness(0.5, [null, 0.5], 0)).toEqual({ n: 1, within: 1, unscored: 1, share: 1 });
    expect(robustness(null, [0.5], 1).share).toBeNull();
    const options = engineOf(byLevel(isLong));
    const paraphrases = ['Please say what is wrong.', ...Array.from({ length: 4 }, (_, at) => `What is it, ${at}?`)];
    const grades = await gradeByPeem(document, options);
    const found = await paraphraseRobustness(document, grades, { ...options, paraphrases, tolerance: 0.05 });
    expect(found).toMatchObject({ n: 5, within: 4, share: 0.8 });
  });

  it('GEN-151 B13 a language model writes paraphrases, each told those before it; repeated ones and the prompt itself are none', async () => {
    const prompts: EnginePrompt[] = [];
    const write = (prompt: EnginePrompt) => {
      prompts.push(prompt);
      return JSON.stringify({ prompt: ['Why?', 'How so?', 'Why?', 'Whats wrong'][prompts.length - 1] });
    };
    const engine = createScriptedEngine(() => ({ logit: 0 }), { write });
    expect(await writeParaphrases('Whats wrong', 4, { engine })).toEqual(['Why?', 'How so?']);
    expect(prompts[1]?.user).toContain('<paraphrase>\nWhy?');
  });

  it('GEN-152 B13 a prompt is rewritten from grades and their meaning alone, answered and graded again, and the best stands', async () => {
    const rewrites: string[] = [];
    const write = ({ system, user }: EnginePrompt) => {
      if (!system.includes('rewrite')) return JSON.stringify({ response: `Answer ${rewrites.length}.` });
      rewrites.push(user);
      return JSON.stringify({ prompt: rewrites.length === 1 ? 'Please say what is wrong with my bike.' : 'Bike?' });
    };
    const options = engineOf(byLevel(isLong), { write });
    const { rounds, best, stop } = await improvePrompt(document, { ...options, rounds: 5 });
    expect(rounds.map(({ prompt }) => prompt)).toEqual([
      'Whats wrong wiht my bike',
      'Please say what is wrong with my bike.',
      'Bike?',
      'Bike?',
    ]);
    expect([best, stop, rounds[1]?.score.value, rounds[1]?.response]).toEqual([1, 'patience', 1, 'Answer 1.']);
    expect(rewrites[0]).toContain('prompt, Linguistic quality: ');
    // From the best, not from the last; and no answer is shown.
    expect(rewrites[2]).toContain('Please say what is wrong');
    for (const text of rewrites) expect(text).not.toMatch(/chain|Answer \d/);
  });

  it('GEN-152 B13 an empty rewrite ends the loop and what came before stands; a model that cannot write is refused', async () => {
    const empty = engineOf(byLevel(isLong), { write: () => JSON.stringify({ prompt: ' ' }) });
    expect(await improvePrompt(document, { ...empty, rounds: 2 })).toMatchObject({
      best: 0,
      stop: 'fault',
      rounds: [{}],
    });
    const silent = engineOf(byLevel(isLong));
    await expect(improvePrompt(document, { ...silent, rounds: 2 })).rejects.toMatchObject({
      code: 'model-unsupported',
    });
  });
});
