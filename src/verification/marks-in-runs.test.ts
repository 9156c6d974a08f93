import { describe, expect, it } from 'vitest';
import { marksOf } from '../domain/mark.ts';
import { replayRun } from '../domain/replay-run.ts';
import type { Criterion } from '../domain/rubric.ts';
import type { RunEvent } from '../domain/run.ts';
import { scales } from '../domain/scale.ts';
import { effectiveVerdicts, scoreRun } from '../domain/score-rubric.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { Script } from '../engine/scripted-engine.ts';
import {
  calibration,
  collect,
  criterion as plain,
  recorded,
  rubricOf,
  steady,
  submission,
} from './testing/fixtures.ts';
import { verifySubmission } from './verify-submission.ts';

const criterion = (id: string, text: string, more: Partial<Criterion> = {}): Criterion => ({
  ...plain(id, text),
  ...more,
});
const levels = ['It says nothing.', 'It says some.', 'It says all.'].map((text, value) => ({ value, text }));
const byLevels = criterion('levels', 'Says enough', { scale: scales['zero-to-two'], levels });
const byHalves = criterion('halves', 'Names the drug', { scale: scales.ternary });
const long = criterion('long', 'Is well written', { scale: scales['zero-to-ten'] });
const count = criterion('count', 'Errors', { scale: scales.count });
const script: Script = (statement) => {
  if (statement === 'It says some.') return { logit: 1, spans: [{ start: 0, end: 11, weight: 1 }] };
  return { logit: statement.startsWith('At least in part') ? 2 : -1 };
};

async function run(criteria: readonly Criterion[], options: Parameters<typeof recorded>[1] = {}, by: Script = script) {
  const spy = recorded(by, options);
  const request = {
    submission: submission(),
    rubric: rubricOf(...criteria),
    verifier: spy.verifier,
    runId: 'r',
    ...steady,
  };
  const events: readonly RunEvent[] = await collect(verifySubmission(request));
  const verdicts = new Map(
    events.flatMap((event): [string, Verdict][] =>
      event.type === 'verdict' ? [[event.criterionId, event.verdict]] : [],
    ),
  );
  return { ...spy, events, verdicts };
}

describe('marks in a run', () => {
  it('VER-80 K6 levels with words and three steps are marked by statements, with the chance of every mark', async () => {
    const { verdicts, asked, reads } = await run([byLevels, byHalves, criterion('yes', 'yes')]);
    expect(verdicts.get('levels')).toMatchObject({ kind: 'graded', value: 1, calibrated: false });
    expect(verdicts.get('halves')).toMatchObject({ kind: 'graded', value: 0.5 });
    expect(verdicts.get('yes')).toMatchObject({ kind: 'decided' });
    for (const id of ['levels', 'halves']) {
      const verdict = verdicts.get(id);
      const chances = verdict?.kind === 'graded' ? verdict.chances : [];
      expect(chances).toHaveLength(3);
      expect(chances.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 9);
    }
    const verdict = verdicts.get('levels');
    expect(verdict?.kind === 'graded' && verdict.evidence[0]?.role).toBe('supports');
    expect(reads).toHaveLength(1);
    expect(asked[0]).toHaveLength(6);
  });

  it('VER-81 K6 what cannot be marked stays undecided and widens the interval', async () => {
    const { events, verdicts } = await run([byHalves, long, count]);
    expect([verdicts.get('long')?.kind, verdicts.get('count')?.kind]).toEqual(['abstained', 'abstained']);
    const state = replayRun(events);
    expect(state.status).toBe('complete');
    expect(scoreRun(state)).toMatchObject({ decided: 1, undecided: 2, lowest: 3.5 / 21, highest: 17.5 / 21 });
    expect(marksOf(state.rubric, effectiveVerdicts(state)).get('long')).toMatchObject({ kind: 'undecided' });
  });

  it('VER-81 K6 one fault among the statements of a scale fails the criterion and is no number', async () => {
    const fault = { code: 'statement-too-long', message: 'Expected less.', details: {} } as const;
    const broken: Script = (statement, document) =>
      statement === 'It says all.' ? { fault } : script(statement, document);
    const { verdicts } = await run([byLevels, byHalves], {}, broken);
    expect(verdicts.get('levels')).toMatchObject({ kind: 'failed', code: 'statement-too-long' });
    expect(verdicts.get('halves')).toMatchObject({ kind: 'graded' });
    const noNumber: Script = () => ({ logit: Number.NaN });
    expect((await run([byLevels], {}, noNumber)).verdicts.get('levels')).toMatchObject({ kind: 'failed' });
  });

  it('VER-82 K6 a model that writes marks what statements cannot, and counts', async () => {
    const write = (): string => '{"1": 7, "2": 3}';
    const { events, verdicts } = await run([byHalves, long, count], { write });
    expect(verdicts.get('long')).toMatchObject({ kind: 'graded', value: 7, chances: [] });
    expect(verdicts.get('count')).toMatchObject({ kind: 'graded', value: 3 });
    expect(scoreRun(replayRun(events)).undecided).toBe(0);
    const silent = await run([long, count], { write: () => '{"1": -1}' });
    expect([...silent.verdicts.values()].map(({ kind }) => kind)).toEqual(['failed', 'failed']);
    const apart = await run([long], { write: () => '{"1": "not applicable"}' });
    expect(apart.verdicts.get('long')).toMatchObject({ kind: 'abstained' });
  });

  it('VER-83 a mark less likely than the abstention bound is left undecided, with what was weighed', async () => {
    const { verdicts } = await run([byLevels], { calibration: { ...calibration, abstainBelow: 0.9 } });
    expect(verdicts.get('levels')).toMatchObject({ kind: 'abstained', calibrated: false });
    const verdict = verdicts.get('levels');
    expect(verdict?.kind === 'abstained' && verdict.chances).toHaveLength(3);
  });
});
