import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { weightedMean } from '../domain/profiles/weighted-mean.ts';
import { replayRun } from '../domain/replay-run.ts';
import { scales } from '../domain/scale.ts';
import { scoreRun } from '../domain/score-rubric.ts';
import { answer, criterion, decided, logOf, rubricOf } from '../domain/testing/run-fixture.ts';
import type { Verdict } from '../domain/verdict.ts';
import { buildReport } from '../report/build-report.ts';
import { parseRun } from './parse-run.ts';
import { renderCsv } from './render-csv.ts';
import { renderHtml } from './render-html.ts';
import { renderMarkdown } from './render-markdown.ts';
import { renderRunJson } from './render-run-json.ts';

const levels = ['None', 'Some', 'All'].map((label, value) => ({ value, label, text: `It says ${label}.` }));
const graded = criterion('graded', 6, { scale: scales['zero-to-two'], levels });
const set = criterion('set', 4, { scale: scales['one-to-five'] });
const open = criterion('open', -2, { scale: scales.count });
const plain = criterion('plain', 2);
const chances = [0.2, 0.7, 0.1].map((chance, value) => ({ value, chance }));
const mark: Verdict = { kind: 'graded', value: 1, chances, evidence: [], source: 'model', calibrated: false };
const unsure: Verdict = { kind: 'abstained', probability: 0.5, evidence: [], reason: 'It can not count.' };
const log = logOf(
  rubricOf(graded, set, open, plain),
  answer(graded, mark),
  answer(open, unsure),
  answer(plain, decided(true)),
  { type: 'override', criterionId: 'set', met: true, value: 4, reason: 'close to it' },
  { type: 'run-end', outcome: 'complete' },
);
const report = buildReport(replayRun(log), weightedMean);

describe('marks in files', () => {
  it('FMT-88 a run with marks comes back as it was', () => {
    const { value, issues } = parseRun(renderRunJson(log));
    expect(issues).toEqual([]);
    expect(value).toEqual(log);
    expect(scoreRun(replayRun(value))).toMatchObject({ earned: 3 + 3 + 2, decided: 3, undecided: 1 });
  });

  it('FMT-88 the table holds marks, scales, chances and the profile with its bounds', () => {
    const { data } = Papa.parse<Record<string, string>>(renderCsv(report).slice(1), { header: true });
    const rows = new Map(data.map((row) => [row['id'], row]));
    expect(rows.get('graded')).toMatchObject({
      outcome: 'graded',
      earned: '3',
      mark: '1',
      scale: '0 to 2 in steps of 1',
      mark_chances: '0: 0.2; 1: 0.7; 2: 0.1',
      profile: 'weighted-mean',
      profile_value: '',
    });
    expect(rows.get('set')).toMatchObject({ mark: '4', earned: '3', decided_by: 'person' });
    expect(rows.get('open')).toMatchObject({ outcome: 'unscored', mark: '', earned: '', scale: 'a count from 0' });
    expect(Number(rows.get('plain')?.['profile_lowest'])).toBeLessThan(Number(rows.get('plain')?.['profile_highest']));
  });

  it('FMT-88 reports tell marks in words', () => {
    for (const text of [renderMarkdown(report), renderHtml(report)]) {
      expect(text).toContain('Some, 1 of 2');
      expect(text).toContain('4 of 5 by a person');
      expect(text).toContain('It can not count.');
    }
    expect(report.counts).toMatchObject({ graded: 2, met: 1, unscored: 1 });
  });
});
