import { describe, expect, it } from 'vitest';
import { readErrorCounts } from '../../domain/judging/error-counts.ts';
import { chexPrompt } from '../../domain/profiles/chex-prompt.ts';
import type { Engine } from '../../engine/port.ts';
import { createScriptedEngine } from '../../engine/scripted-engine.ts';
import { chexPrompt as reports } from '../../formats/rubrics/chex-prompt.ts';
import { documentOf } from '../../formats/rubrics/containers/read-text.ts';
import { createNotes } from '../../formats/rubrics/kit/notes.ts';
import { countErrors } from './count-errors.ts';

const list = (counts: readonly number[]) => counts.map((count, at) => `(${'ABCDEF'[at]}, ${count})`).join(', ');
const square = (one: readonly number[], two: readonly number[]) =>
  `Number of clinically significant errors by type: [${list(one)}]\n` +
  `Number of clinically insignificant errors by type: [${list(two)}]`;
const round = (one: readonly number[], two: readonly number[]) =>
  square(one, two).replaceAll('[', '(').replaceAll(']', ')');
const falseFinding = [1, 0, 0, 0, 0, 0];
const none = [0, 0, 0, 0, 0, 0];

function writer(...answers: readonly string[]): { engine: Engine; prompts: string[] } {
  const prompts: string[] = [];
  const write = ({ user }: { user: string }) => answers[prompts.push(user) - 1] ?? '';
  return { engine: createScriptedEngine(() => ({ logit: 0 }), { write }), prompts };
}
const pair = { reference: 'normal heart', candidate: 'severe cardiomegaly' };

describe('errors counted in a report', () => {
  it('JDG-43 D18 CheXprompt: both bracket styles are read into the same twelve counters', () => {
    const [one, other] = [square, round].map((style) =>
      readErrorCounts(style([1, 2, 0, 0, 3, 0], [0, 0, 4, 0, 0, 12])),
    );
    expect(one?.size).toBe(12);
    expect(other).toEqual(one);
    const counts = [...(one ?? [])].map(([, mark]) => (mark.kind === 'grade' ? mark.value : -1));
    expect(counts).toEqual([1, 2, 0, 0, 3, 0, 0, 0, 4, 0, 0, 12]);
  });

  it('JDG-43 D18 CheXprompt: what lacks a counter, has one twice or no whole number is no answer', () => {
    for (const answer of [
      '',
      'No errors.',
      square(none, none).split('\n')[0] ?? '',
      square(none, none).replace('(C, 0), ', ''),
      square(none, none).replace('(C, 0)', '(B, 0)'),
      square(none, none).replace('(C, 0)', '(C, some)'),
      square(none, none).replace('(C, 0)', '(C, -1)'),
      square(none, none).replace('(C, 0)', '(C, 1.5)'),
      `${square(none, none)}\n${square(falseFinding, none)}`,
    ])
      expect([answer, readErrorCounts(answer)]).toEqual([answer, null]);
  });

  it('JDG-43 D18 CheXprompt: normal heart against severe cardiomegaly is one significant false finding', async () => {
    const { engine, prompts } = writer(round(falseFinding, none));
    const marks = await countErrors({ engine, ...pair });
    const [report] = reports.parse(documentOf('json', [{ id: 'x', ...pair }]), createNotes());
    expect(report?.rubric && chexPrompt.score(report.rubric, marks)).toMatchObject({ value: 1, reason: null });
    expect(marks.get('significant-false-finding')).toEqual({ kind: 'grade', value: 1 });
    expect(prompts[0]).toContain('<reference>\nnormal heart\n</reference>');
  });

  it('JDG-43 D18 CheXprompt: a faulty answer is tried again, then every counter is undecided and no report is free of error', async () => {
    const second = writer('I see none.', square(none, none));
    const read = await countErrors({ engine: second.engine, ...pair });
    expect([second.prompts.length, read.get('significant-omission')]).toEqual([2, { kind: 'grade', value: 0 }]);
    const faulty = writer('I see none.', 'None at all.');
    const marks = await countErrors({ engine: faulty.engine, ...pair });
    expect([...marks.values()].every(({ kind }) => kind === 'undecided')).toBe(true);
    const [report] = reports.parse(documentOf('json', [{ id: 'x', ...pair }]), createNotes());
    const score = report?.rubric ? chexPrompt.score(report.rubric, marks) : null;
    expect(score).toMatchObject({ value: null, lowest: 0, highest: null });
    expect(chexPrompt.combine([score?.value ?? null])).toMatchObject([{ value: null }, { value: null }]);
    await expect(countErrors({ engine: createScriptedEngine(() => ({ logit: 0 })), ...pair })).rejects.toMatchObject({
      code: 'model-unsupported',
    });
  });
});
