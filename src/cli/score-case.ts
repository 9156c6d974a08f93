import { criticalFlags } from '../domain/critical-flags.ts';
import type { CaseWarning } from '../domain/judge-warning.ts';
import type { Marks } from '../domain/mark.ts';
import type { ProfileScore } from '../domain/profiles/profile.ts';
import { reduceRun } from '../domain/reduce-run.ts';
import type { Criterion } from '../domain/rubric.ts';
import type { RunHeader, RunState } from '../domain/run.ts';
import { effectiveVerdicts, scoreRun, unsureCount } from '../domain/score-rubric.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { Verifier } from '../verification/calibrate.ts';
import { caseWarnings } from '../verification/judge-warnings.ts';
import { marksForProfile } from '../verification/judging/marks-for-profile.ts';
import { verifySubmission } from '../verification/verify-submission.ts';
import { isOutside } from './note-scope.ts';
import type { ProfileChoice } from './profile-option.ts';
import type { InputCase } from './read-cases.ts';
import { type RowError, workError } from './row-error.ts';
import type { Terminal } from './terminal.ts';

type Id = string | number;

/** A critical failure, by its criterion's id. Missing: `quote` is null where nothing was quoted. */
export interface CaseFlag {
  readonly criterion: string;
  readonly type: string;
  readonly quote: string | null;
}

/** An output line of `rubricon score`. */
export type CaseResult =
  | {
      readonly id: Id;
      /** Critical failures: what a reader must see before any figure. */
      readonly flags: readonly CaseFlag[];
      readonly score: Readonly<Record<'earned' | 'possible' | 'decided' | 'undecided' | 'unsure', number>> &
        Readonly<Record<'fraction' | 'lowest' | 'highest', number | null>>;
      /** By the profile that was asked for; absent where none was. */
      readonly profile?: ProfileScore;
      readonly verdicts: readonly object[];
      /** False where the text is in a language that the model does not know: no verdict is calibrated there. */
      readonly inScope: boolean;
      /** Present where the response speaks to its judge, takes back what it said, or flatters by a criterion's words. */
      readonly warnings?: readonly CaseWarning[];
      readonly header: RunHeader;
    }
  | { readonly id: Id; readonly error: RowError };

/**
 * Runs one case to its end. A run that failed as a whole gives its fault and no score; one that did not is handed to
 * `onScored` as well, with the marks that its profile scores by.
 * Throws: AbortError when cancelled, so that half a case is never written.
 */
export async function scoreCase(
  { id, submission, rubric }: Extract<InputCase, { ok: true }>,
  verifier: Verifier,
  { now, newId, hash, signal }: Terminal,
  profileOf: ProfileChoice = () => null,
  onScored: (state: RunState, marks: Marks | null) => void = () => undefined,
): Promise<CaseResult> {
  let state: RunState | null = null;
  const request = { submission, rubric, verifier, runId: newId(), now, hash, signal };
  for await (const event of verifySubmission(request)) state = reduceRun(state, event);
  signal.throwIfAborted();
  if (!state || state.fault) {
    const { code, message } = state?.fault ?? { code: 'internal', message: 'The run never started. Try again.' };
    return { id, error: { code, message } };
  }
  const { earned, possible, fraction, lowest, highest, decided, undecided } = scoreRun(state);
  const { header, criteria } = state;
  const verdicts = effectiveVerdicts(state);
  const profile = profileOf(rubric);
  let marks: Marks | null = null;
  try {
    const judged = { document: submission, rubric, verdicts };
    marks = profile && (await marksForProfile(profile, judged, { verifier, signal }));
  } catch (thrown) {
    return { id, error: workError(thrown, signal) };
  }
  onScored(state, marks);
  const inScope = ![...criteria.values()].some(({ verdict }) => isOutside(verdict, verifier));
  const warnings = caseWarnings(submission.response, rubric);
  return {
    id,
    flags: criticalFlags(rubric, verdicts).map(({ criterion, type, quote }) => {
      return { criterion: criterion.id, type, quote: quote?.quote ?? null };
    }),
    score: { earned, possible, fraction, lowest, highest, decided, undecided, unsure: unsureCount(state) },
    ...(profile && marks ? { profile: profile.score(rubric, marks) } : {}),
    verdicts: rubric.criteria.map((criterion) => plainVerdict(criterion, criteria.get(criterion.id)?.verdict ?? null)),
    inScope,
    ...(warnings.length > 0 ? { warnings } : {}),
    header,
  };
}

function plainVerdict({ id, text, points, tags }: Criterion, verdict: Verdict | null): object {
  const criterion = { id, criterion: text, points, tags };
  if (verdict === null) return { ...criterion, met: null };
  if (verdict.kind === 'failed') {
    return { ...criterion, met: null, error: { code: verdict.code, message: verdict.message } };
  }
  if (verdict.kind === 'graded') {
    const { value, chances, evidence, source, calibrated } = verdict;
    return { ...criterion, met: null, mark: value, chances, evidence, source, calibrated };
  }
  const { probability, evidence } = verdict;
  if (verdict.kind === 'abstained') {
    const { calibrated = false, reason } = verdict;
    return { ...criterion, met: null, probability, evidence, calibrated, abstained: reason };
  }
  return {
    ...criterion,
    met: verdict.met,
    probability,
    evidence,
    source: verdict.source,
    calibrated: verdict.calibrated,
  };
}
