import { bradleyTerry } from '../../domain/judging/bradley-terry.ts';
import { marksOf } from '../../domain/mark.ts';
import { healthBench } from '../../domain/profiles/health-bench.ts';
import type { Profile } from '../../domain/profiles/profile.ts';
import { weightedMean } from '../../domain/profiles/weighted-mean.ts';
import type { Criterion } from '../../domain/rubric.ts';
import type { CriterionState } from '../../domain/run.ts';
import { scales } from '../../domain/scale.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { compareColumns } from '../../report/compare-columns.ts';
import type { CompareViewProps } from '../compare-view.ts';
import type { ExportDialogProps } from '../export-dialog.ts';
import { criteriaWith, response, rubric } from './gallery-case.ts';

const clear: Criterion = {
  id: 'c7',
  text: 'Explains the dose so that a tired parent can follow it.',
  points: 5,
  tags: [],
  provenance: { kind: 'imported', source: 'a rubric with scales' },
  scale: scales['zero-to-two'],
  levels: [
    { value: 0, label: 'Poor', text: 'The dose can not be worked out from the answer.' },
    { value: 1, label: 'Fair', text: 'The dose is there but takes work to apply.' },
    { value: 2, label: 'Good', text: 'The dose is there with an example.' },
  ],
};
const counted: Criterion = {
  id: 'c8',
  text: 'Counts how many warning signs are named.',
  points: 2,
  tags: [],
  provenance: { kind: 'person' },
  scale: scales.count,
};

/** The rubric of the gallery with two criteria on scales. */
export const scaledRubric = { ...rubric, criteria: [...rubric.criteria, clear, counted] };

const graded = (value: number, ...chances: readonly number[]): Verdict => ({
  kind: 'graded',
  value,
  chances: chances.map((chance, at) => ({ value: at, chance })),
  evidence: [],
  source: 'model',
  calibrated: false,
});
const reason = 'This model cannot count. Load a language model that writes, or set the count yourself.';
const uncounted: Verdict = { kind: 'abstained', probability: 0.5, evidence: [], reason };

/** Verdicts of that rubric: one mark with its chances, one that could not be given. */
export const scaledCriteria: ReadonlyMap<string, CriterionState> = new Map([
  ...criteriaWith(),
  ['c7', { verdict: graded(1, 0.2, 0.62, 0.18), override: null }],
  ['c8', { verdict: uncounted, override: null }],
]);

const no: Verdict = { kind: 'decided', met: false, probability: 0.08, evidence: [], source: 'model', calibrated: true };
const others: ReadonlyMap<string, CriterionState> = new Map([
  ...criteriaWith({ c1: { verdict: no }, c6: { verdict: no } }),
  ['c7', { verdict: graded(2, 0.1, 0.2, 0.7), override: null }],
  ['c8', { verdict: uncounted, override: null }],
]);
const thirds: ReadonlyMap<string, CriterionState> = new Map([
  ...criteriaWith({ c2: { verdict: no }, c3: { verdict: null } }),
  ['c8', { verdict: uncounted, override: null }],
]);

const scoreOf = (criteria: ReadonlyMap<string, CriterionState>, profile: Profile = healthBench) =>
  profile.score(scaledRubric, marksOf(scaledRubric, new Map([...criteria].map(([id, { verdict }]) => [id, verdict]))));
const column = (name: string, criteria: ReadonlyMap<string, CriterionState>, work = '') => ({
  id: name,
  name,
  removable: name !== 'Response A',
  response,
  score: scoreOf(criteria),
  work,
});
const rowsOf = (...columns: readonly ReadonlyMap<string, CriterionState>[]) =>
  compareColumns(columns.map((criteria) => ({ rubric: scaledRubric, criteria })));
const tally = { winner: 'first', first: 13, second: 5, ties: 5, flips: 0, undecided: 1 } as const;
const pair = { first: 'Response A', second: 'Response B', tally };

const common: CompareViewProps = {
  tab: 'responses',
  selected: null,
  issue: '',
  added: 0,
  columns: [column('Response A', scaledCriteria), column('Response B', others)],
  rows: rowsOf(scaledCriteria, others),
  profile: healthBench,
  winners: {
    apart: { pairs: [pair], ranking: null, best: null, by: '' },
    together: null,
    pairing: { phase: 'idle' },
    canAsk: true,
  },
  profiles: { first: { profile: healthBench, score: scoreOf(scaledCriteria) }, second: null },
  versions: [],
  models: null,
  canUndo: true,
  canRedo: false,
  canAdd: true,
};

/** Two responses with a row open. */
export const comparedTwo: CompareViewProps = { ...common, selected: common.rows[0]?.key ?? null };

const three = [
  { ...pair, tally },
  { ...pair, second: 'Response C', tally: { ...tally, winner: 'tie', second: 13 } },
  { first: 'Response B', second: 'Response C', tally: { ...tally, winner: 'second', first: 5, second: 9, flips: 2 } },
] as const;

/** Three responses, one still being checked, with a ranking. */
export const comparedThree: CompareViewProps = {
  ...common,
  columns: [...common.columns, column('Response C', thirds, '6 of 8 checked')],
  rows: rowsOf(scaledCriteria, others, thirds),
  winners: {
    apart: {
      pairs: three,
      ranking: bradleyTerry(three.map(({ first, second, tally: { winner } }) => ({ first, second, winner }))),
      best: 'Response A',
      by: '',
    },
    together: { pairs: three, ranking: null, best: null, by: 'qwen3-0.6b' },
    pairing: { phase: 'working', done: 1, total: 3 },
    canAsk: true,
  },
};

/** Another rubric that could not be read, and the rubric in use alone. */
export const comparedRubrics: CompareViewProps = {
  ...common,
  tab: 'rubrics',
  columns: [{ ...column('Response A', scaledCriteria), name: 'Fever in a young child (in use)' }],
  rows: rowsOf(scaledCriteria),
  winners: null,
  issue: 'No criteria could be read. Paste a rubric as JSON, CSV, or criteria one a line.',
  versions: [{ place: 0, name: 'as it came', at: '' }],
};

/** Two scoring profiles. */
export const comparedProfiles: CompareViewProps = {
  ...common,
  tab: 'profiles',
  profiles: {
    first: { profile: healthBench, score: scoreOf(scaledCriteria) },
    second: { profile: weightedMean, score: scoreOf(scaledCriteria, weightedMean) },
  },
};

/** A rubric about to be saved in a format that does not hold all of it. */
export const exportLossy: ExportDialogProps = {
  formats: [
    { id: 'rubricon', name: 'Rubricon', about: 'Our own.', containers: ['json'] },
    {
      id: 'rar',
      name: 'Rubrics as Rewards',
      about: 'Questions with a reference answer and weighted criteria labelled from Essential to Pitfall.',
      containers: ['jsonl', 'json', 'parquet'],
    },
  ],
  format: 'rar',
  container: 'jsonl',
  all: false,
  cases: 3,
  ready: true,
  losses: ['ids of criteria (8 times)', 'scales (2 times)', 'level anchors', 'answers'],
  fault: '',
};
