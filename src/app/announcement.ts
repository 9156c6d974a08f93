import { scoreSentence } from '../ui/score-view.ts';
import { runOf } from './case-run.ts';
import { reviewQueue } from './review-queue.ts';
import { openCase, scoreOf } from './select-view.ts';
import type { AppState } from './state.ts';

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
    const all = runOf(record)?.rubric.criteria.length ?? 0;
    return score && score.decided * 2 >= all ? 'Half of the criteria are checked.' : 'Checking the criteria.';
  }
  const waiting = reviewQueue(state).length;
  const review = waiting > 0 ? ` ${waiting} to review.` : '';
  return score && score.decided > 0 ? `${scoreSentence(score)}${review}` : '';
}

/** The window's title: the score first, so that a tab tells it. */
export function windowTitle(state: AppState): string {
  const record = openCase(state);
  if (!record) return 'Rubricon';
  const score = state.running === record.id ? null : scoreOf(record);
  const number =
    score && score.fraction !== null && score.undecided === 0 ? `${Math.round(score.fraction * 100)}\u202f% · ` : '';
  return `${number}${record.title} · Rubricon`;
}
