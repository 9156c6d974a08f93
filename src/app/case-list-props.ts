import { healthBench } from '../domain/profiles/health-bench.ts';
import type { Profile } from '../domain/profiles/profile.ts';
import type { Score } from '../domain/score.ts';
import { summarizeFractions } from '../domain/summary.ts';
import type { CaseItem, CaseListProps, CaseSummary } from '../ui/case-list.ts';
import { runOf } from './case-run.ts';
import { reviewQueue } from './review-queue.ts';
import { profileOf, profileScoreOf, scoreOf } from './select-view.ts';
import type { AppState, CaseRecord } from './state.ts';

/** What the list of cases shows: each by its scoring profile, and their mean. */
export function caseListProps(state: AppState): CaseListProps {
  const profiles = state.cases.map((record) => profileOf(state, record));
  const [first = healthBench] = profiles;
  const alike = profiles.every(({ name }) => name === first.name);
  const items = state.cases.map((record, at) => caseItem(state, record, profiles[at] ?? first, alike));
  return {
    cases: items,
    summary: alike ? summaryOf(items, first) : null,
    batch: state.batch,
    done: items.filter((item) => item.status === 'scored').length,
    toReview: reviewQueue(state).length,
  };
}

/** A case whose verdicts leave its score open stands with its bounds, and is left out of the mean. */
function summaryOf(items: readonly CaseItem[], profile: Profile): CaseSummary | null {
  const values = items
    .filter(({ status }) => status === 'scored' || status === 'partly scored')
    .map(({ score }) => score?.value ?? null);
  if (values.length < 2) return null;
  const shared = { profile: profile.title, inPercent: profile.range.most === 1 };
  if (profile.name === healthBench.name) return { ...summarizeFractions(values, { seed: 1 }), ...shared };
  const n = values.filter((value) => value !== null).length;
  const mean = profile.combine(values)[0]?.value ?? null;
  return { ...shared, n, unscored: values.length - n, mean, low: null, high: null };
}

function caseItem(state: AppState, record: CaseRecord, profile: Profile, alike: boolean): CaseItem {
  return {
    id: record.id,
    title: record.title,
    status: statusOf(state, record, scoreOf(record)),
    score: profileScoreOf(state, record),
    profile: alike ? '' : profile.title,
    inPercent: profile.range.most === 1,
  };
}

function statusOf(state: AppState, record: CaseRecord, score: Score | null): CaseItem['status'] {
  if (state.running === record.id) return 'running';
  if (state.waiting.includes(record.id)) return 'waiting';
  if (record.response === null) return 'no response';
  const run = runOf(record);
  if (!run || !score) return 'new';
  if (score.undecided === 0) return 'scored';
  if (score.decided > 0) return 'partly scored';
  return run.status === 'failed' ? 'failed' : 'new';
}
