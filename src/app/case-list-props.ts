import { healthBench } from '../domain/profiles/health-bench.ts';
import type { Profile } from '../domain/profiles/profile.ts';
import type { Score } from '../domain/score.ts';
import { unsureCount } from '../domain/score-rubric.ts';
import { summarizeBounds } from '../domain/summary.ts';
import type { CaseItem, CaseListProps, CaseSummary } from '../ui/case-list.ts';
import { timeLeft } from './case-line.ts';
import { runOf } from './case-run.ts';
import { orderedCases } from './order-cases.ts';
import { reviewQueue } from './review-queue.ts';
import { profileOf, profileScoreOf, scoreOf } from './select-view.ts';
import type { AppState, CaseRecord } from './state.ts';

/** What the list of cases shows: each by its scoring profile, and their mean. Thousands of cases are drawn in parts. */
export function caseListProps(state: AppState): CaseListProps {
  const records = orderedCases(state);
  const profiles = records.map((record) => profileOf(state, record));
  const [first = healthBench] = profiles;
  const alike = profiles.every(({ name }) => name === first.name);
  const waiting = new Set(state.waiting);
  const items = records.map((record, at) => caseItem(state, waiting, record, profiles[at] ?? first, alike));
  return {
    cases: items.slice(0, state.casesShown),
    hidden: Math.max(0, items.length - state.casesShown),
    summary: alike ? knownSummary(state, items, first) : null,
    batch: state.batch,
    timeLeft: timeLeft(state),
    done: items.filter((item) => item.status === 'scored').length,
    toReview: reviewQueue(state).length,
    removed: state.removed?.record.title ?? null,
    order: state.caseOrder.length > 0 ? 'worst' : 'brought',
  };
}

/** Case ids, the worst score first; an open one counts by its lowest, and cases without any stand last. */
export function worstFirst(state: AppState): readonly string[] {
  const rankOf = (record: CaseRecord): number => {
    const profile = profileOf(state, record);
    const { score } = standingOf(state, record, profile);
    if (!score) return Number.POSITIVE_INFINITY;
    const { value, lowest, highest } = score;
    const worst = profile.better === 'lower' ? (value ?? highest) : (value ?? lowest);
    if (worst === null) return Number.POSITIVE_INFINITY;
    return profile.better === 'lower' ? -worst : worst;
  };
  const ranks = state.cases.map((record) => ({ id: record.id, rank: rankOf(record) }));
  // Two infinities have no difference.
  return ranks.sort((a, b) => (a.rank === b.rank ? 0 : a.rank - b.rank)).map(({ id }) => id);
}

const summaries = new WeakMap<readonly CaseRecord[], { readonly key: string; readonly summary: CaseSummary | null }>();

/** The interval is drawn a thousand times from all cases: it is worked out once for the same cases, and not while more come in. */
function knownSummary(state: AppState, items: readonly CaseItem[], profile: Profile): CaseSummary | null {
  const resamples = state.batch === 'running' ? 0 : 1000;
  const key = `${profile.name} ${resamples} ${state.running}`;
  const known = summaries.get(state.cases);
  if (known?.key === key) return known.summary;
  const summary = summaryOf(items, profile, resamples);
  summaries.set(state.cases, { key, summary });
  return summary;
}

/** Unsure verdicts leave a case its bounds, and the mean has theirs. A case that was not answered whole is left out. */
function summaryOf(items: readonly CaseItem[], profile: Profile, resamples: number): CaseSummary | null {
  const bounds = items
    .filter(({ status }) => status === 'scored' || status === 'partly scored')
    .map(({ status, score }) => (status === 'scored' && score ? score : unbounded));
  if (bounds.length < 2) return null;
  const toReview = items.reduce((sum, item) => sum + (item.status === 'scored' ? item.toReview : 0), 0);
  const shared = { profile: profile.title, inPercent: profile.range.most === 1, toReview };
  if (profile.name === healthBench.name) return { ...summarizeBounds(bounds, { seed: 1, resamples }), ...shared };
  const known = bounds.filter(({ lowest }) => lowest !== null);
  const meanOf = (values: readonly (number | null)[]): number | null => profile.combine(values)[0]?.value ?? null;
  const lowest = meanOf(known.map((score) => score.lowest));
  // A case without an upper bound leaves the mean without one.
  const highest = known.some((score) => score.highest === null) ? null : meanOf(known.map((score) => score.highest));
  const counts = { n: known.length, unscored: bounds.length - known.length };
  return { ...shared, ...counts, mean: lowest === highest ? lowest : null, lowest, highest, low: null, high: null };
}

const unbounded = { lowest: null, highest: null } as const;

function caseItem(
  state: AppState,
  waiting: ReadonlySet<string>,
  record: CaseRecord,
  profile: Profile,
  alike: boolean,
): CaseItem {
  const { status, score, toReview } = standingOf(state, record, profile);
  const working = state.model.phase === 'ready' ? 'running' : 'waiting';
  return {
    id: record.id,
    title: record.title,
    status: state.running === record.id ? working : waiting.has(record.id) ? 'waiting' : status,
    score,
    toReview,
    profile: alike ? '' : profile.title,
    inPercent: profile.range.most === 1,
  };
}

interface Standing extends Pick<CaseItem, 'status' | 'score' | 'toReview'> {
  readonly profile: string;
}

const standings = new WeakMap<CaseRecord, Standing>();

/** What follows from a record alone is worked out once: records are replaced, never changed. */
function standingOf(state: AppState, record: CaseRecord, profile: Profile): Standing {
  const known = standings.get(record);
  if (known?.profile === profile.name) return known;
  const standing = {
    profile: profile.name,
    status: statusOf(record, scoreOf(record)),
    score: profileScoreOf(state, record),
    toReview: unsureIn(record),
  };
  standings.set(record, standing);
  return standing;
}

function unsureIn(record: CaseRecord): number {
  const run = runOf(record);
  return run ? unsureCount(run) : 0;
}

/** A case is scored when every criterion was answered, though some are unsure: those wait for a person, not for the model. */
function statusOf(record: CaseRecord, score: Score | null): CaseItem['status'] {
  if (record.response === null) return 'no response';
  const run = runOf(record);
  if (!run || !score) return 'new';
  if (score.undecided === unsureIn(record)) return 'scored';
  if (score.decided > 0) return 'partly scored';
  return run.status === 'failed' ? 'failed' : 'new';
}
