import type { ErrorCode } from '../domain/errors.ts';
import type { InconsistentReason } from './refine/consistent-rubrics.ts';
import type { CaresKnown } from './stakeholder-cares.ts';

/** Why a step of a trace was taken: a closed list, so that each code has its words where it is shown. */
export type StepReason =
  | PlainReason
  /** A principle of the meta-rubric. */
  | `principle-${string}`
  /** The axis on which answers were compared. */
  | `axis-${string}`
  /** A method of a consensus that made nothing. */
  | `run-${ErrorCode}`;

/** The reasons that are one code each. */
export type PlainReason =
  // What the bank and every choice of criteria say.
  | 'emergency'
  | 'pinned'
  | 'rank'
  | 'negative'
  | 'user-demand'
  | 'near-duplicate'
  | 'below-size'
  | 'below-candidates'
  | 'negatives-full'
  | 'theme-full'
  | 'bank'
  | 'written'
  | 'no-text'
  | 'no-points'
  | 'unsourced'
  // Answers compared.
  | 'favours-preferred'
  | 'favours-rejected'
  | 'unquoted'
  | 'says-the-same'
  | 'enough-questions'
  | 'differs'
  | 'disagreement'
  | 'not-in-reference'
  | 'names-a-side'
  | 'reproduces-preference'
  | InconsistentReason
  | 'meta-rubric'
  | 'no-principle'
  | 'not-approved'
  | 'less-accurate'
  | 'as-accurate'
  | 'before-answers'
  // Borrowed from a library.
  | 'similar-case'
  | 'other-case'
  | 'none-meets'
  | 'all-meet'
  // Guidelines and references.
  | 'fact'
  | 'same-fact'
  | 'vital'
  | 'okay'
  | 'other-patients'
  | 'not-told'
  // A given rubric.
  | 'empty-cell'
  | 'nothing-fits'
  | 'sub-checks'
  | 'graded'
  | 'compound'
  | 'applies'
  | 'does-not-apply'
  | 'other-topic'
  | 'condition-absent'
  // Turns, people and runs.
  | 'turn-brought-news'
  | 'turn-brought-nothing'
  | 'settled'
  | 'question-of-its-turn'
  | 'new-in-this-turn'
  | 'still-open'
  | CaresKnown
  | 'for-stakeholder'
  | 'run'
  | 'agreed'
  | 'too-few-votes'
  // Stock rubrics.
  | 'stock'
  | 'taxonomy'
  | 'likeliest';
