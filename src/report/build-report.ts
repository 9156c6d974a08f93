import { criticalFlags } from '../domain/critical-flags.ts';
import type { CaseWarning } from '../domain/judge-warning.ts';
import { creditOf, marksOf } from '../domain/mark.ts';
import { healthBench } from '../domain/profiles/health-bench.ts';
import type { Profile } from '../domain/profiles/profile.ts';
import { rankProblems } from '../domain/rank-problems.ts';
import { effectiveVerdict } from '../domain/reduce-run.ts';
import type { Criterion } from '../domain/rubric.ts';
import type { CriterionState, RunState } from '../domain/run.ts';
import { effectiveVerdicts, scoreRun } from '../domain/score-rubric.ts';
import type { Verdict } from '../domain/verdict.ts';
import { profileFacts } from './profile-facts.ts';
import type { Report, ReportCounts, ReportFact, ReportRow } from './report.ts';
import { warningWords } from './warning-words.ts';

/**
 * Lays a run out as a document, scored by a profile beside its own score. Everything in it follows from the run, and from
 * the warnings on its response; nothing is asked or measured again.
 */
export function buildReport(
  state: RunState,
  profile: Profile = healthBench,
  warnings: readonly CaseWarning[] = [],
): Report {
  const { header, rubric, submission, log } = state;
  const rows = rubric.criteria.map((criterion, index) => ({
    ...rowOf(criterion, index + 1, state.criteria.get(criterion.id)),
    warnings: warnings.flatMap((one) =>
      !('criteria' in one) || one.criteria.includes(criterion.id) ? one.warning : [],
    ),
  }));
  const counts = countRows(rows);
  const byProfile = profile.score(rubric, marksOf(rubric, effectiveVerdicts(state)));
  const own = profile.name === healthBench.name;
  return {
    title: rubric.title.trim() || 'Untitled rubric',
    runId: header.runId,
    startedAt: log[0]?.event.at ?? '',
    updatedAt: log.at(-1)?.event.at ?? '',
    facts: [
      ...factsOf(state),
      ...(own ? [{ label: 'Scoring profile', value: profile.title }] : profileFacts(profile, byProfile)),
    ],
    submission,
    score: scoreRun(state),
    counts,
    flags: criticalFlags(rubric, effectiveVerdicts(state)),
    problems: rankProblems(rubric, effectiveVerdicts(state)),
    rows,
    profile: byProfile,
    notes: [...warningNotes(warnings), ...notesOn(state, rows, counts), ...(own ? [] : byProfile.notes)],
  };
}

function rowOf(criterion: Criterion, place: number, state: CriterionState | undefined): Omit<ReportRow, 'warnings'> {
  const machine = state?.verdict ?? null;
  const override = state?.override ?? null;
  const verdict = effectiveVerdict({ verdict: machine, override });
  const shared = { place, criterion, verdict, machine, override, mark: null };
  const credit = creditOf(criterion, verdict);
  if (credit === null || (verdict?.kind !== 'decided' && verdict?.kind !== 'graded')) {
    return { ...shared, outcome: 'unscored', why: whyUnscored(criterion, verdict), decidedBy: null, earned: null };
  }
  // A minus times nothing is no minus zero.
  const scored = {
    ...shared,
    why: '',
    decidedBy: verdict.source,
    earned: credit === 0 ? 0 : credit * criterion.points,
  };
  if (verdict.kind === 'graded') return { ...scored, outcome: 'graded', mark: verdict.value };
  return { ...scored, outcome: verdict.met ? 'met' : 'unmet' };
}

function whyUnscored(criterion: Criterion, verdict: Verdict | null): string {
  const mark = marksOf({ id: '', title: '', criteria: [criterion] }, new Map([[criterion.id, verdict]])).get(
    criterion.id,
  );
  return verdict !== null && mark?.kind === 'undecided' ? mark.reason : 'Not asked yet.';
}

function countRows(rows: readonly ReportRow[]): ReportCounts {
  const count = (test: (row: ReportRow) => boolean) => rows.filter(test).length;
  return {
    criteria: rows.length,
    met: count(({ outcome }) => outcome === 'met'),
    unmet: count(({ outcome }) => outcome === 'unmet'),
    graded: count(({ outcome }) => outcome === 'graded'),
    unscored: count(({ outcome }) => outcome === 'unscored'),
    overridden: count(({ override }) => override !== null),
  };
}

function factsOf({ header, log }: RunState): ReportFact[] {
  const versions = Object.entries(header.versions).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    { label: 'Run', value: header.runId },
    { label: 'Started', value: log[0]?.event.at ?? '' },
    { label: 'Model', value: `${header.model} ${header.revision}` },
    { label: 'Layout', value: header.layout },
    { label: 'Calibration', value: header.calibration ?? 'none' },
    ...(header.abstainBelow === undefined ? [] : [abstention(header.abstainBelow)]),
    { label: 'Precision', value: header.dtype },
    { label: 'Device', value: header.device },
    { label: 'Seed', value: String(header.seed) },
    { label: 'Rubric hash', value: header.rubricHash },
    { label: 'Submission hash', value: header.submissionHash },
    ...versions.map(([label, value]) => ({ label: `Version of ${label}`, value })),
  ];
}

function abstention(bound: number | null): ReportFact {
  return { label: 'Abstention', value: bound === null ? 'never' : `below a reliability of ${bound}` };
}

function notesOn(state: RunState, rows: readonly ReportRow[], { unscored, overridden }: ReportCounts): string[] {
  const uncalibrated = rows.filter(({ verdict }) => isUncalibrated(verdict)).length;
  const positive = rows.some(({ criterion }) => criterion.points > 0);
  const notes: (string | null)[] = [
    endNote(state),
    positive ? null : 'No criterion has positive points, so there is no score.',
    unscored > 0 ? `${criteriaAre(unscored)} unscored${positive ? ': the score is an interval' : ''}.` : null,
    uncalibrated > 0 ? `${criteriaAre(uncalibrated)} uncalibrated: the probability is an order, not a chance.` : null,
    overridden > 0 ? `${criteriaAre(overridden)} decided by a person.` : null,
    state.log.some(({ event }) => event.type === 'rubric-edit' && state.undoable.includes(event.seq))
      ? 'The rubric was edited during the run; its hash was taken when criteria were last asked.'
      : null,
  ];
  return notes.filter((note) => note !== null);
}

/** Warnings on the whole response, and how many criteria have one beside them. */
function warningNotes(warnings: readonly CaseWarning[]): string[] {
  const warned = warnings.flatMap((one) => ('criteria' in one ? one.criteria : [])).length;
  return [
    ...warnings.flatMap((one) => ('criteria' in one ? [] : warningWords(one.warning))),
    ...(warned > 0
      ? [`${warned === 1 ? '1 criterion has' : `${warned} criteria have`} a warning beside the verdict.`]
      : []),
  ];
}

function endNote({ status, fault }: RunState): string | null {
  if (status === 'running') return 'The run had not ended when this was written.';
  if (status === 'cancelled') return 'The run was stopped before its end.';
  return status === 'failed' ? `The run failed: ${fault?.message ?? 'no reason was recorded.'}` : null;
}

function criteriaAre(count: number): string {
  return count === 1 ? '1 criterion is' : `${count} criteria are`;
}

/** A mark without chances has no probability that could be taken for a chance. */
function isUncalibrated(verdict: Verdict | null): boolean {
  if (verdict?.kind === 'graded') return !verdict.calibrated && verdict.chances.length > 0;
  return verdict?.kind === 'decided' && !verdict.calibrated;
}
