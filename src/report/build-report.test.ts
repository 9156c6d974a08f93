import { describe, expect, it } from 'vitest';
import { chexPrompt } from '../domain/profiles/chex-prompt.ts';
import { healthBench } from '../domain/profiles/health-bench.ts';
import { kwBench } from '../domain/profiles/kw-bench.ts';
import type { Profile } from '../domain/profiles/profile.ts';
import { weightedMean } from '../domain/profiles/weighted-mean.ts';
import { replayRun } from '../domain/replay-run.ts';
import type { RunEvent } from '../domain/run.ts';
import { scoreRun } from '../domain/score-rubric.ts';
import {
  answer,
  criterion,
  decided,
  failed,
  header,
  logOf,
  rubricOf,
  submission,
} from '../domain/testing/run-fixture.ts';
import type { Verdict } from '../domain/verdict.ts';
import { buildReport } from './build-report.ts';
import { warningWords } from './warning-words.ts';

const a = criterion('a', 5);
const b = criterion('b', -3);
const c = criterion('c', 2);
const rubric = rubricOf(a, b, c);
const end = { type: 'run-end', outcome: 'complete' } as const;
const cool = { quote: 'cool it', start: 12, end: 19, weight: 0.7, role: 'supports' } as const;
const supported: Verdict = { ...decided(true), evidence: [cool] };
const report = (...log: Parameters<typeof logOf>) => buildReport(replayRun(logOf(...log)));
const full = report(
  rubric,
  answer(a, supported),
  answer(b, decided(false)),
  answer(c, failed),
  { type: 'override', criterionId: 'b', met: true, reason: 'It does say so.' },
  end,
);

describe('buildReport', () => {
  it('REP-1 the same run gives the same report', () => {
    const log: readonly RunEvent[] = logOf(rubric, answer(a, supported), end);
    expect(buildReport(replayRun(log))).toEqual(buildReport(replayRun(structuredClone(log))));
  });

  it('REP-2 the head names what made the verdicts', () => {
    const facts = Object.fromEntries(full.facts.map(({ label, value }) => [label, value]));
    expect(facts).toEqual({
      Run: 'run-1',
      Started: '2026-01-01T00:00:00.000Z',
      Model: 'mini r1',
      Layout: 'l1',
      Calibration: 'cal-1',
      Precision: 'q8',
      Device: 'scripted',
      Seed: '7',
      'Rubric hash': 'aa',
      'Submission hash': 'bb',
      'Version of rubricon': '0.1.0',
      'Scoring profile': 'HealthBench',
    });
    expect(full).toMatchObject({ title: 'Ankle', runId: 'run-1', updatedAt: '2026-01-01T00:00:05.000Z', submission });
    expect(report({ ...rubric, title: ' ' }).title).toBe('Untitled rubric');
  });

  it('REP-2 a run without calibration says none', () => {
    const [start, ...rest] = logOf(rubric);
    if (start?.type !== 'run-start') throw new Error('a log starts with run-start');
    const bare = buildReport(replayRun([{ ...start, header: { ...header, calibration: null } }, ...rest]));
    expect(bare.facts).toContainEqual({ label: 'Calibration', value: 'none' });
  });

  it('REP-2 the abstention bound is told where the run recorded one', () => {
    const [start, ...rest] = logOf(rubric);
    if (start?.type !== 'run-start') throw new Error('a log starts with run-start');
    const fact = (abstainBelow: number | null) =>
      buildReport(replayRun([{ ...start, header: { ...header, abstainBelow } }, ...rest])).facts.find(
        ({ label }) => label === 'Abstention',
      )?.value;
    expect(fact(0.7)).toBe('below a reliability of 0.7');
    expect(fact(null)).toBe('never');
    expect(full.facts.some(({ label }) => label === 'Abstention')).toBe(false);
  });

  it('REP-3 rows stand in rubric order with verdict, evidence, who decided and what a person replaced', () => {
    expect(
      full.rows.map(({ place, criterion: { id }, outcome, decidedBy }) => [place, id, outcome, decidedBy]),
    ).toEqual([
      [1, 'a', 'met', 'model'],
      [2, 'b', 'met', 'person'],
      [3, 'c', 'unscored', null],
    ]);
    expect(full.rows[0]).toMatchObject({ verdict: { evidence: [cool] }, override: null, earned: 5 });
    expect(full.rows[1]).toMatchObject({
      verdict: { met: true, source: 'person', probability: 1 },
      machine: { met: false, source: 'model' },
      override: { met: true, reason: 'It does say so.', at: '2026-01-01T00:00:04.000Z' },
      earned: -3,
    });
  });

  it('REP-4 what is pending, abstained or failed says why and earns null', () => {
    const unsure: Verdict = { kind: 'abstained', probability: 0.5, evidence: [], reason: 'The model is not sure.' };
    const { rows } = report(rubric, answer(a, unsure), answer(b, failed));
    expect(rows.map(({ outcome, why, earned }) => [outcome, why, earned])).toEqual([
      ['unscored', 'The model is not sure.', null],
      ['unscored', 'Expected a number, found none.', null],
      ['unscored', 'Not asked yet.', null],
    ]);
  });

  it('REP-5 score, counts and problems agree with the rows', () => {
    const state = replayRun(
      logOf(rubric, answer(a, decided(false)), answer(b, decided(true)), answer(c, decided(true))),
    );
    const { score, counts, problems, rows } = buildReport(state);
    expect(score).toEqual(scoreRun(state));
    expect(rows.reduce((sum, { earned }) => sum + (earned ?? 0), 0)).toBe(score.earned);
    expect(counts).toEqual({ criteria: 3, met: 2, unmet: 1, graded: 0, unscored: 0, overridden: 0 });
    expect(problems.map(({ criterion: { id } }) => id)).toEqual(['b', 'a']);
    expect(full.counts).toEqual({ criteria: 3, met: 2, unmet: 0, graded: 0, unscored: 1, overridden: 1 });
  });

  it('REP-8 C4 critical failures are told with their kind and quote', () => {
    const harm = criterion('harm', -9, { tags: ['failure:reasoning/invented-fact'] });
    const { flags } = report(rubricOf(a, harm), answer(a, decided(false)), answer(harm, supported), end);
    expect(flags).toEqual([
      { criterion: harm, kind: 'met-negative', cost: 9, type: 'reasoning/invented-fact', quote: cool },
    ]);
  });

  it('REP-6 a clean run has no notes', () => {
    const verdicts = [a, b, c].map((item) => answer(item, decided(false)));
    expect(report(rubric, ...verdicts, end).notes).toEqual([]);
  });

  it('REP-9 warnings on the response stand first, those of a criterion beside it', () => {
    const state = replayRun(
      logOf(rubric, answer(a, supported), answer(b, decided(false)), answer(c, decided(true)), end),
    );
    const warned = buildReport(state, healthBench, [
      { warning: 'takes-back' },
      { warning: 'names-criterion', criteria: ['a', 'c'] },
    ]);
    expect(warned.notes).toEqual([warningWords('takes-back'), '2 criteria have a warning beside the verdict.']);
    expect(warned.rows.map(({ warnings }) => warnings)).toEqual([
      ['takes-back', 'names-criterion'],
      ['takes-back'],
      ['takes-back', 'names-criterion'],
    ]);
    expect(full.rows.flatMap(({ warnings }) => warnings)).toEqual([]);
  });

  it('REP-6 notes say what a reader must know first', () => {
    expect(full.notes).toEqual([
      '1 criterion is unscored: the score is an interval.',
      '1 criterion is decided by a person.',
    ]);
    const raw: Verdict = { ...decided(true), calibrated: false };
    expect(report(rubric, answer(a, raw), answer(c, raw)).notes).toEqual([
      'The run had not ended when this was written.',
      '1 criterion is unscored: the score is an interval.',
      '2 criteria are uncalibrated: the probability is an order, not a chance.',
    ]);
  });

  it('REP-6 a run that did not complete, or can have no score, says so', () => {
    const fault = { code: 'worker-lost', message: 'The worker stopped.', details: {} } as const;
    expect(report(rubric, { type: 'run-end', outcome: 'cancelled' }).notes[0]).toBe(
      'The run was stopped before its end.',
    );
    expect(report(rubric, { type: 'run-end', outcome: 'failed', fault }).notes[0]).toBe(
      'The run failed: The worker stopped.',
    );
    expect(report(rubricOf(b), answer(b, decided(true)), end).notes).toEqual([
      'No criterion has positive points, so there is no score.',
    ]);
    expect(report(rubricOf(b), end).notes.at(-1)).toBe('1 criterion is unscored.');
  });

  it('REP-6 an edited rubric is said, one whose edit was undone is not', () => {
    const log = [{ type: 'rubric-edit', rubric: rubricOf(a) }, end] as const;
    expect(report(rubric, ...log).notes.at(-1)).toMatch(/^The rubric was edited/);
    expect(report(rubric, ...log, { type: 'revert', target: 1 }).notes.join()).not.toMatch(/edited/);
  });

  it('REP-7 another profile is named with its source, value and notes', () => {
    const state = replayRun(
      logOf(rubric, answer(a, decided(true)), answer(b, decided(true)), answer(c, decided(false)), end),
    );
    const { profile, facts, notes } = buildReport(state, weightedMean);
    expect(profile).toMatchObject({ profile: 'weighted-mean', value: 0.5 });
    expect(facts).toContainEqual({ label: 'Score by Weighted mean', value: '0.5 on a scale of 0 to 1' });
    expect(facts.find(({ label }) => label === 'Scoring profile')?.value).toContain('DiagBench');
    expect(notes).toEqual(profile.notes);
  });

  it('REP-7 without a value the bounds or the reason stand there', () => {
    const state = replayRun(logOf(rubric, answer(a, decided(true)), answer(b, failed), answer(c, decided(true)), end));
    const value = (by: Profile) =>
      buildReport(state, by).facts.find(({ label }) => label === `Score by ${by.title}`)?.value;
    expect(value(weightedMean)).toBe('between 0.7 and 1 on a scale of 0 to 1');
    expect(value(kwBench)).toMatch(/^none: No criterion has the tier/);
    expect(value(chexPrompt)).toBe('between 0 and 1 on a scale of 0 to no most');
  });
});
