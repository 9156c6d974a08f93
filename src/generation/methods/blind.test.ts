import { describe, expect, it } from 'vitest';
import type { Rubric } from '../../domain/rubric.ts';
import { createScriptedEngine } from '../../engine/scripted-engine.ts';
import { compareResponses } from '../../verification/judging/compare-responses.ts';
import { generateRubric } from '../generate-rubric.ts';
import { lockOf } from './blind.ts';
import type { GenerationInput } from './method.ts';

const conversation = [{ role: 'user', content: 'I take warfarin. Can I take aspirin for a headache?' }] as const;
const answers = ['Ask your doctor before you take aspirin with warfarin.', 'Yes, take two aspirin.'] as const;

function logging(write?: () => string) {
  const log: string[] = [];
  const note = (text: string) => {
    for (const answer of answers) if (text.includes(answer)) log.push('candidate');
  };
  const engine = createScriptedEngine((_, { response }) => ({ logit: response.startsWith('Ask') ? 3 : -3 }), {
    onRead: ({ response }) => note(response),
    ...(write && {
      write: ({ user }) => {
        note(user);
        return write();
      },
    }),
  });
  return { log, engine };
}

const criteria = [{ text: 'The response warns of bleeding.', points: 8, sources: ['conversation'] }];
const writing = () => JSON.stringify({ criteria });

describe('blind rubric', () => {
  it.each([undefined, writing])('GEN-115 A7 the lock is written before any answer is read', async (write) => {
    const { log, engine } = logging(write);
    const input: GenerationInput = { conversation, responses: answers, references: answers };
    const { rubric, trace } = await generateRubric(input, engine, { method: 'blind' });
    const locked = trace.steps.at(-1);
    log.push(`locked ${locked?.text}`);
    const [first, second] = answers;
    await compareResponses({ conversation, first, second }, rubric, { verifier: { engine, calibration: null } });
    expect(locked).toMatchObject({ kind: 'locked', text: await lockOf(rubric) });
    expect(log[0]).toBe(`locked ${await lockOf(rubric)}`);
    expect(log.slice(1).length).toBeGreaterThan(0);
    expect(log.slice(1).every((entry) => entry === 'candidate')).toBe(true);
  });

  it('GEN-115 A7 other answers give the same lock, another conversation another one', async () => {
    const { engine } = logging(writing);
    const lock = async (input: GenerationInput) =>
      (await generateRubric(input, engine, { method: 'blind' })).trace.steps.at(-1)?.text;
    const plain = await lock({ conversation });
    expect(await lock({ conversation, responses: answers })).toBe(plain);
    expect(await lock({ conversation, pair: { preferred: answers[1], rejected: answers[0] } })).toBe(plain);
    const other = [{ role: 'user', content: 'May I take ibuprofen with warfarin?' }] as const;
    expect(await lock({ conversation: other })).not.toBe(plain);
  });

  it('GEN-115 A7 the reward is 0 or 1 and mirrors when the answers are exchanged', async () => {
    const { engine } = logging();
    const { rubric } = await generateRubric({ conversation }, engine, { method: 'blind' });
    const positive: Rubric = { ...rubric, criteria: rubric.criteria.filter(({ points }) => points > 0) };
    const reward = async (first: string, second: string) => {
      const verifier = { engine, calibration: null };
      const { tally } = await compareResponses({ conversation, first, second }, positive, { verifier });
      return Number(tally.winner === 'first');
    };
    expect([await reward(answers[0], answers[1]), await reward(answers[1], answers[0])]).toEqual([1, 0]);
  });

  it('GEN-115 A7 writing that fails leaves the bank, and the trace says so', async () => {
    const { engine } = logging(() => 'no JSON');
    const { rubric, trace } = await generateRubric({ conversation }, engine, { method: 'blind' });
    const bank = await generateRubric({ conversation }, engine, {});
    expect(rubric.criteria).toEqual(bank.rubric.criteria.slice(0, rubric.criteria.length));
    expect(trace.notes).toContainEqual({ code: 'writing-failed', fault: 'output-invalid' });
  });
});
