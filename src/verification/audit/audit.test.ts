import { describe, expect, it } from 'vitest';
import { type AuditBounds, auditFailures, auditFigures } from '../../domain/audit/audit-figures.ts';
import { neutralKinds, neutralVariants } from '../../domain/audit/neutral-variants.ts';
import type { Rubric } from '../../domain/rubric.ts';
import { createScriptedEngine, type Script, type ScriptedOptions } from '../../engine/scripted-engine.ts';
import { auditResponse, type GivenEdit } from './audit-response.ts';

const provenance = { kind: 'person' } as const;
const rubric: Rubric = {
  id: 'r',
  title: 'Ankle',
  criteria: [
    { id: 'cool', text: 'Advises cooling.', points: 5, tags: [], provenance },
    { id: 'weight', text: 'Asks the user to bear weight.', points: 4, tags: [], provenance },
    { id: 'run', text: 'Recommends running.', points: -6, tags: [], provenance },
  ],
};
const document = {
  conversation: [{ role: 'user', content: 'My ankle hurts.' }] as const,
  response: 'Have it seen soon, for example tomorrow.\n\n- Try cooling it.\n- Keep it raised.',
};
const bounds: AuditBounds = { tolerance: 0.05, leastSensitivity: 0.5, leastInvariance: 0.5 };
/** Right: a criterion is met where the response has its last word, which is where the evidence stands. */
const oracle: Script = (statement, { response }) => {
  const word = /(\w+)\.$/.exec(statement)?.[1] ?? '';
  const at = response.indexOf(word);
  return at < 0 ? { logit: -4 } : { logit: 4, spans: [{ start: at, end: at + word.length, weight: 1 }] };
};
const wordCounter: Script = (_, { response }) => ({ logit: response.split(/\s+/).length / 8 - 2 });
const audit = (script: Script, options: ScriptedOptions = {}, edits: readonly GivenEdit[] = []) =>
  auditResponse(document, rubric, {
    verifier: { engine: createScriptedEngine(script, options), calibration: null },
    edits,
  });

describe('the audit of a verifier', () => {
  it('AUD-4 C1 a verifier that is right has sensitivity 1, invariance 1 and spill-over 0', async () => {
    const { tried, unedited } = await audit(oracle);
    const figures = auditFigures(tried, bounds);
    expect(figures).toMatchObject({ sensitivity: 1, spillover: 0 });
    expect(figures.criteria.map(({ criterion, n, sensitivity }) => [criterion, n, sensitivity])).toEqual(
      rubric.criteria.map(({ text }) => [text, 1, 1]),
    );
    expect(figures.invariance).toEqual(neutralKinds.map((kind) => ({ kind, n: 1, share: 1 })));
    expect([unedited, auditFailures(figures, bounds)]).toEqual([0, []]);
  });

  it('AUD-4 C1 a verifier that counts words has an invariance below 0.5 on padding and fails', async () => {
    const figures = auditFigures((await audit(wordCounter)).tried, bounds);
    expect(figures.invariance.find(({ kind }) => kind === 'padding')?.share).toBeLessThan(0.5);
    expect(auditFailures(figures, bounds)).toContain('invariance to padding 0.0000 is below 0.5');
  });

  it('AUD-1 C1 each causal edit is for one declared criterion and changes the response along it alone', async () => {
    const { tried } = await audit(oracle);
    const edits = tried.flatMap((one) => (one.kind === 'causal' ? [one] : []));
    expect(edits.map(({ criterion, effect, by }) => [criterion.id, effect, by])).toEqual([
      ['cool', 'removes', 'code'],
      ['weight', 'adds', 'code'],
      ['run', 'adds', 'code'],
    ]);
    expect(edits.map(({ document: { response } }) => response.replace(document.response, '…'))).toEqual([
      'Have it seen soon, for example tomorrow.\n\n- \n- Keep it raised.',
      '…\n\nI ask you to bear weight.',
      '…\n\nI recommend running.',
    ]);
    for (const { criterion, before, after } of edits) {
      const moved = rubric.criteria.filter(({ id }) => before.get(id) !== after.get(id)).map(({ id }) => id);
      expect(moved).toEqual([criterion.id]);
    }
  });

  it('AUD-1 C1 neutral variants differ from the answer; without a list, markdown or such words there are fewer', () => {
    for (const { kind, response } of neutralVariants(document)) {
      expect(response !== document.response).toBe(kind !== 'other prompt');
    }
    const of = (response: string, kind: string) =>
      neutralVariants({ ...document, response }).find((one) => one.kind === kind)?.response;
    expect(of('- a\n- b\n- c\nEnd', 'list order')).toBe('- c\n- b\n- a\nEnd');
    expect(of('1. a\n2. b', 'list order')).toBeUndefined();
    expect(of('## So\nIt is **big**.', 'markdown')).toBe('So\nIt is big.');
    expect(of('So.\nBe.', 'markdown')).toBe('**So.**\nBe.');
    expect(of('It often helps.', 'synonyms')).toBe('It frequently helps.');
    expect(of('Yes.', 'synonyms')).toBeUndefined();
  });

  it('AUD-2 C1 what was not answered is in no figure, and without an edit or a variant they are null', async () => {
    expect(auditFigures([], bounds)).toMatchObject({ sensitivity: null, spillover: null, criteria: [] });
    const { tried, unedited } = await audit(() => ({ logit: Number.NaN }));
    const figures = auditFigures(tried, bounds);
    expect([figures.sensitivity, unedited, figures.invariance.map(({ n }) => n)]).toEqual([null, 3, [0, 0, 0, 0, 0]]);
  });

  it('AUD-3 C1 a change under another prompt is told and fails nothing', async () => {
    const asked: Script = (statement, read) => {
      const mine = read.conversation.some(({ content }) => content.includes('ankle'));
      return mine ? oracle(statement, read) : { logit: -4 };
    };
    const figures = auditFigures((await audit(asked)).tried, bounds);
    expect(figures.invariance.find(({ kind }) => kind === 'other prompt')?.share).toBe(0);
    expect(auditFailures(figures, bounds)).toEqual([]);
  });

  it('AUD-5 C1 a language model writes the edits where one is loaded, and a person’s stand before them', async () => {
    const write: ScriptedOptions['write'] = ({ user }) =>
      JSON.stringify({ response: user.includes('running') ? 'Go running.' : '' });
    const mine = { criterionId: 'cool', effect: 'removes', response: 'Keep it raised.' } as const;
    const { tried, unedited } = await audit(oracle, { write }, [mine]);
    const edits = tried.flatMap((one) => (one.kind === 'causal' ? [[one.criterion.id, one.by]] : []));
    expect(edits).toEqual([
      ['cool', 'person'],
      ['run', 'model'],
    ]);
    expect(unedited).toBe(1);
  });
});
