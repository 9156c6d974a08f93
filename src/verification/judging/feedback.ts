import type { Standing } from '../../domain/judging/round-rules.ts';
import { type Marks, partKey } from '../../domain/mark.ts';
import { answersTo, isDecided, type Question, questionsOf } from '../../domain/profiles/answered.ts';
import type { Rubric } from '../../domain/rubric.ts';
import { quoteText } from '../../engine/quote-text.ts';

/** One thing that a rewrite is told of: a criterion, or a sub-check of one. */
export interface FeedbackItem {
  readonly key: string;
  readonly text: string;
  /** Whether the text should hold, or should not. */
  readonly wanted: boolean;
}

/** What a response satisfies, what it fails, and what nobody knows. What does not apply is in none. */
export interface Feedback {
  readonly satisfied: readonly FeedbackItem[];
  readonly unsatisfied: readonly FeedbackItem[];
  readonly unclear: readonly FeedbackItem[];
}

/**
 * Sorts criteria, and sub-checks where there are some, by what was found. A graded criterion is satisfied at the good
 * end of its scale.
 * Source: HeRL's three blocks; ProImage feeds failed sub-checks back.
 */
export function feedbackOf(rubric: Rubric, marks: Marks): Feedback {
  const standing = standingOf(rubric, marks);
  const items = questionsOf(rubric, marks, 'part').map(itemOf);
  const having = (state: boolean | null) => items.filter(({ key }) => standing.get(key) === state);
  return { satisfied: having(true), unsatisfied: having(false), unclear: having(null) };
}

/** Whether each criterion or sub-check is satisfied; null where undecided. What does not apply is left out. */
export function standingOf(rubric: Rubric, marks: Marks): Standing {
  const questions = questionsOf(rubric, marks, 'part').filter(({ mark }) => mark.kind !== 'not-applicable');
  return new Map(
    questions.map((question) => [
      itemOf(question).key,
      isDecided(question) ? answersTo([question]).every(({ good }) => good === 1) : null,
    ]),
  );
}

/** Feedback as text for a model, every criterion between tags that it can't close. */
export function feedbackText({ satisfied, unsatisfied, unclear }: Feedback): string {
  return [
    block('Satisfied; keep these as they are', satisfied),
    block('Not satisfied; mend these', unsatisfied),
    block('Unclear; make these plain', unclear),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

function block(title: string, items: readonly FeedbackItem[]): string {
  if (items.length === 0) return '';
  const lines = items.map(
    ({ text, wanted }) => `${wanted ? 'Must hold' : 'Must not hold'}: ${quoteText('criterion', text)}`,
  );
  return [`${title}:`, ...lines].join('\n');
}

function itemOf({ criterion, part }: Question): FeedbackItem {
  return {
    key: part ? partKey(criterion, part) : criterion.id,
    text: part?.text ?? criterion.text,
    wanted: criterion.points > 0,
  };
}
