import type { Score } from '../domain/score.ts';
import { unsureCount } from '../domain/score-rubric.ts';
import { formatPercent } from '../ui/format-number.ts';
import { scoreSentence } from '../ui/score-view.ts';
import { openCriteria, runOf } from './case-run.ts';
import { reviewQueue } from './review-queue.ts';
import { openCase, scoreOf } from './select-view.ts';
import type { AppState, CaseRecord } from './state.ts';

/**
 * What a screen reader is told, politely: that work began, half of it, and the score. Not every verdict: a list that
 * is read aloud while it grows can't be used.
 */
export function announcement(state: AppState): string {
  const record = openCase(state);
  if (!record) return '';
  const score = scoreOf(record);
  if (state.running === record.id) {
    if (state.model.phase === 'loading') return 'Waiting for the model.';
    const run = runOf(record);
    const all = run?.rubric.criteria.length ?? 0;
    return run && openCriteria(run, false).length * 2 <= all
      ? 'Half of the criteria are checked.'
      : 'Checking the criteria.';
  }
  const waiting = reviewQueue(state).length;
  const review = waiting > 0 ? ` ${waiting} to review.` : '';
  return score && score.decided + waiting > 0 ? `${scoreSentence(score)}${review}` : '';
}

/** The window's title: the score, so that a tab tells it, and no word of the case: browsers keep titles in their history. */
export function windowTitle(state: AppState): string {
  const record = openCase(state);
  if (!record) return 'Rubricon';
  const score = state.running === record.id ? null : scoreOf(record);
  return `${numberOf(record, score)}Rubricon`;
}

/** Only a case that was answered whole has a number; unsure verdicts leave it two. */
function numberOf(record: CaseRecord, score: Score | null): string {
  const run = runOf(record);
  if (!run || !score || score.lowest === null || score.highest === null) return '';
  if (score.undecided > unsureCount(run)) return '';
  const [low, high] = [formatPercent(score.lowest), formatPercent(score.highest)];
  return `${low === high ? low : `${low} to ${high}`} · `;
}
