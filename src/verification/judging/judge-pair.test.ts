import { describe, expect, it } from 'vitest';
import type { Criterion } from '../../domain/rubric.ts';
import type { Tier } from '../../domain/tier.ts';
import type { Script } from '../../engine/scripted-engine.ts';
import { criterion as plain, recorded, rubricOf } from '../testing/fixtures.ts';
import { judgePair } from './judge-pair.ts';

/** Met where the response has the last word. */
const byWord: Script = (statement, { response }) => ({
  logit: response.includes(statement.match(/(\w+)\W*$/)?.[1] ?? '') ? 2 : -2,
});
const criterion = (word: string, tier: Tier, more: Partial<Criterion> = {}): Criterion => ({
  ...plain(word, `Advises ${word}`),
  tier,
  points: 1,
  ...more,
});
const rest = criterion('rest', 'core');
const ice = criterion('ice', 'important');
const calm = criterion('calm', 'important');
const harm = criterion('harm', 'fatal', { points: -1 });
const base = { conversation: [{ role: 'user', content: 'My knee is swollen.' }] as const, group: 'p', labels: {} };

async function judge(chosen: string, rejected: string, criteria: readonly Criterion[], script = byWord) {
  const { verifier, asked } = recorded(script);
  const pair = { ...base, chosen, rejected, rubric: rubricOf(...criteria) };
  const { winner } = await judgePair(pair, { verifier, by: 'openrs' });
  return { winner, asked: asked.flat().length };
}

describe('pairs by the rule of OpenRS', () => {
  it('JDG-50 B2 OpenRS: core weighs more than two important ones, and a fatal difference decides alone', async () => {
    const criteria = [rest, ice, calm, harm];
    expect((await judge('rest', 'ice calm', criteria)).winner).toBe('first');
    expect((await judge('rest harm', 'ice calm', criteria)).winner).toBe('second');
    expect((await judge('rest harm', 'ice calm harm', criteria)).winner).toBe('first');
    expect((await judge('rest', 'rest too', criteria)).winner).toBe('tie');
    expect((await judge('ice calm', 'rest', criteria)).winner).toBe('second');
  });

  it('JDG-50 B2 OpenRS: a constraint that one response alone keeps decides with nothing asked', async () => {
    const short = criterion('short', 'highlight', { check: { kind: 'words', max: 1 } });
    expect(await judge('ice', 'rest and more rest', [rest, short])).toEqual({ winner: 'first', asked: 0 });
  });

  it('JDG-50 B2 OpenRS: what nobody could answer leaves a winner where it cannot turn it', async () => {
    const fault = { code: 'statement-too-long', message: 'Expected less.', details: {} } as const;
    const failing =
      (word: string): Script =>
      (statement, document) =>
        statement.endsWith(word) ? { fault } : byWord(statement, document);
    expect((await judge('rest', 'ice', [rest, ice], failing('ice'))).winner).toBe('first');
    expect((await judge('rest', 'ice', [rest, ice, harm], failing('harm'))).winner).toBeNull();
  });

  it('JDG-50 B2 OpenRS: no difference to ask about is a tie; a criterion without a tier of its own is refused', async () => {
    expect((await judge('rest', 'rest', [])).winner).toBe('tie');
    await expect(judge('rest', 'ice', [rest, plain('x', 'Advises ice')])).rejects.toMatchObject({
      code: 'input-invalid',
    });
  });
});
