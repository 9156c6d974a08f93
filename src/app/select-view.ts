import { criticalFlags } from '../domain/critical-flags.ts';
import { creditOf, marksOf } from '../domain/mark.ts';
import { healthBench } from '../domain/profiles/health-bench.ts';
import type { Profile, ProfileScore } from '../domain/profiles/profile.ts';
import { findProfile } from '../domain/profiles/registry.ts';
import type { RunState } from '../domain/run.ts';
import type { Score } from '../domain/score.ts';
import { effectiveVerdicts, leaningScore, scoreRun, unsureCount } from '../domain/score-rubric.ts';
import type { ChecklistProps } from '../ui/checklist.ts';
import type { DeskProps } from '../ui/desk.ts';
import type { TopBarProps } from '../ui/top-bar.ts';
import { benchProps } from './bench-props.ts';
import { openCriteria, rubricOf, runOf } from './case-run.ts';
import { addressesOf, findRecord } from './compare/beside.ts';
import { generationNotes } from './generation-notes.ts';
import { suspectPassages, warnedCriteria } from './judge-warnings.ts';
import { orderedCases } from './order-cases.ts';
import { arrange } from './order-criteria.ts';
import { staleCriteria } from './reading.ts';
import { reviewQueue } from './review-queue.ts';
import { currentMaking, withoutLastMaking } from './rubric-versions.ts';
import type { AppState, CaseRecord } from './state.ts';

/** The open case; null at home. */
export function openCase(state: AppState): CaseRecord | null {
  return state.cases.find(({ id }) => id === state.openId) ?? null;
}

/** The score of a case by the verdicts that count; null before its first run. */
export function scoreOf(record: CaseRecord): Score | null {
  const run = runOf(record);
  return run && scoreRun(run);
}

/** The scoring profile that was chosen, else the rubric's own. */
export function profileOf(state: AppState, record: CaseRecord): Profile {
  return findProfile(state.profile) ?? ownProfile(record);
}

/** The profile that a case's rubric was written for; HealthBench where it names none that we know. */
function ownProfile(record: CaseRecord): Profile {
  return findProfile(rubricOf(record)?.profile ?? '') ?? healthBench;
}

/** The verdicts of a case by the chosen profile; null before its first run. Follows from the log: no model is asked. */
export function profileScoreOf(state: AppState, record: CaseRecord): ProfileScore | null {
  const run = runOf(record);
  return run && profileOf(state, record).score(run.rubric, marksOf(run.rubric, effectiveVerdicts(run)));
}

export function topBarProps(state: AppState): TopBarProps {
  const record = openCase(state);
  const run = record && runOf(record);
  const running = record !== null && isUnderWay(state, record);
  return {
    title: record?.title ?? null,
    place: record ? { at: orderedCases(state).indexOf(record) + 1, of: state.cases.length } : null,
    work: record === null ? 'none' : running ? 'running' : 'idle',
    scoreLabel: record ? scoreLabel(state, record, run) : '',
    canExport: run !== null && run !== undefined,
    canCompare: record !== null && record.response !== null && !state.comparing.open,
    theme: state.theme,
  };
}

/** Whether a case waits or is worked on; in the comparison also one of those beside it. */
function isUnderWay({ running, waiting, comparing }: AppState, record: CaseRecord): boolean {
  const ids = [record.id, ...(comparing.open ? addressesOf(record) : [])];
  return ids.some((id) => running === id || waiting.includes(id));
}

function scoreLabel(state: AppState, record: CaseRecord, run: RunState | null): string {
  if (record.response === null) return '';
  if (!run) return record.rubric ? 'Score' : '';
  const others = state.comparing.open ? addressesOf(record) : [];
  const beside = others.map((id) => findRecord(state.cases, id)).map((other) => other && runOf(other));
  if ([run, ...beside].some((one) => !one || openCriteria(one, true).length > 0)) return 'Resume';
  return staleCriteria(run, state.scope, state).length > 0 ? 'Score again' : '';
}

export function deskProps(state: AppState, record: CaseRecord): DeskProps {
  const run = runOf(record);
  const verdicts: ChecklistProps['effective'] = run ? effectiveVerdicts(run) : new Map();
  const credits = (rubricOf(record)?.criteria ?? []).map((criterion) =>
    creditOf(criterion, verdicts.get(criterion.id)),
  );
  const working = state.running === record.id || state.waiting.includes(record.id);
  return {
    text: {
      conversation: record.conversation,
      response: record.response,
      evidence: evidenceOf(run, state.selected),
      ...suspectPassages(record),
    },
    flags: run ? criticalFlags(run.rubric, verdicts) : [],
    score: {
      score: scoreOf(record),
      floor: floorOf(record),
      work: working ? workWords(state, record) : '',
      met: credits.filter((credit) => credit === 1).length,
      unmet: credits.filter((credit) => credit === 0).length,
      unsure: run ? unsureCount(run) : 0,
      leaning: run && leaningScore(run),
      partial: credits.filter((credit) => credit !== null && credit > 0 && credit < 1).length,
    },
    profile: {
      profile: profileOf(state, record),
      own: ownProfile(record),
      chosen: findProfile(state.profile)?.name ?? '',
      score: profileScoreOf(state, record),
    },
    checklist: checklistProps(state, record, verdicts),
    rubricNote: rubricNote(state, record, working),
    notes: notesOf(record),
    canGenerate: !working && record.response !== null,
    review: reviewCount(state, record),
    bench: benchProps(state, record),
    pane: record.response === null ? 'text' : state.pane,
  };
}

/** What a reader should know of how the rubric in use was made; kept cases of earlier versions hold the words alone. */
function notesOf(record: CaseRecord): readonly string[] {
  const making = currentMaking(record);
  if (!making && (record.makings ?? []).length > 0) return [];
  return making?.kind === 'generated' ? generationNotes(making.trace) : (record.notes ?? []);
}

function reviewCount(state: AppState, record: CaseRecord): DeskProps['review'] {
  const queue = reviewQueue(state);
  return { all: queue.length, here: queue.filter(({ caseId }) => caseId === record.id).length };
}

const noEvidence: DeskProps['text']['evidence'] = [];

function workWords(state: AppState, record: CaseRecord): string {
  if (state.running !== record.id) return 'Waiting for another case';
  if (state.model.phase !== 'ready') return 'Waiting for the model';
  const run = runOf(record);
  if (!run) return 'Reading the case';
  const all = run.rubric.criteria.length;
  return `Checking, ${all - openCriteria(run, false).length} of ${all} done`;
}

function evidenceOf(run: RunState | null, selected: string | null): DeskProps['text']['evidence'] {
  const verdict = run?.criteria.get(selected ?? '')?.verdict;
  return verdict && verdict.kind !== 'failed' ? verdict.evidence : noEvidence;
}

/** How far below zero the score could fall: all negative points over all positive ones. */
function floorOf(record: CaseRecord): number {
  const points = rubricOf(record)?.criteria.map((criterion) => criterion.points) ?? [];
  const sum = (list: readonly number[]): number => list.reduce((total, value) => total + value, 0);
  const possible = sum(points.filter((value) => value > 0));
  return possible === 0 ? 0 : sum(points.filter((value) => value < 0)) / possible;
}

function checklistProps(
  state: AppState,
  record: CaseRecord,
  effective: ChecklistProps['effective'],
): ChecklistProps | null {
  const run = runOf(record);
  const rubric = rubricOf(record);
  if (!rubric) return null;
  return {
    rubric,
    shown: arrange(rubric.criteria, state.shownOrder),
    criteria: run?.criteria ?? new Map(),
    effective,
    selected: state.selected,
    order: state.order,
    inline: state.inline,
    canUndo: run ? run.undoable.length > 0 : withoutLastMaking(record) !== null,
    canRedo: (run?.redoable.length ?? 0) > 0,
    warned: run ? warnedCriteria(record, rubric) : none,
  };
}

const none: NonNullable<ChecklistProps['warned']> = new Map();

function rubricNote(state: AppState, record: CaseRecord, working: boolean): string {
  if (record.response === null) return 'The checklist follows once there is a response to check.';
  if (!working) return 'This case has no rubric yet.';
  return state.model.phase === 'ready'
    ? 'Making a rubric from the conversation.'
    : 'A rubric is made once the model is loaded.';
}
