import type { Mark, Marks } from '../mark.ts';
import type { Rubric } from '../rubric.ts';
import {
  type Answered,
  answersTo,
  type Level,
  leastOf,
  mostOf,
  pointsOf,
  type Question,
  questionsOf,
} from './answered.ts';
import type { Bounded } from './profile.ts';

/** What a rule gives: a number, or why there is none. */
export type Outcome = number | { readonly reason: string };

/** A rule over answers, and what is needed to bound it while some are missing. */
export interface Rule {
  readonly of: (answers: readonly Answered[], rubric: Rubric) => Outcome;
  readonly level?: Level;
  /** 1 where a higher grade never lowers the outcome, -1 where it never raises it; the sign of the points where absent. */
  readonly direction?: (question: Question) => 1 | -1;
  /** For a rule that is not monotone: every grade that a missing answer could be is tried, where they are few. */
  readonly tryAll?: boolean;
}

/** The outcome of a rule with bounds over everything that undecided questions could turn out to be. */
export function scoreByRule(rubric: Rubric, marks: Marks, rule: Rule): Bounded {
  const questions = questionsOf(rubric, marks, rule.level ?? 'criterion');
  const open = questions.filter(isOpen);
  if (open.length === 0) return decided(rule.of(answersTo(questions), rubric));
  const bounds = rule.tryAll ? triedBounds(rubric, questions, rule) : monotoneBounds(rubric, questions, rule);
  if ('reason' in bounds) return { value: null, lowest: null, highest: null, reason: bounds.reason };
  const { lowest, highest } = bounds;
  // Where no missing answer can change the outcome, it stands.
  const value = lowest === highest ? lowest : null;
  return { value, lowest, highest, reason: value === null ? openReason(open.length, questions.length) : null };
}

/** Why there is no number while questions are open. */
export function openReason(open: number, all: number): string {
  return `${open} of ${all} answers ${open === 1 ? 'is' : 'are'} undecided.`;
}

/** Whether nobody knows the answer yet. */
export function isOpen({ mark }: Question): boolean {
  return mark.kind === 'undecided';
}

function decided(outcome: Outcome): Bounded {
  if (typeof outcome !== 'number') return { value: null, lowest: null, highest: null, reason: outcome.reason };
  return { value: outcome, lowest: outcome, highest: outcome, reason: null };
}

type Bounds = { readonly lowest: number; readonly highest: number } | { readonly reason: string };

function monotoneBounds(rubric: Rubric, questions: readonly Question[], rule: Rule): Bounds {
  const direction = rule.direction ?? signOf;
  const filled = (side: 1 | -1): Outcome => {
    const end = (question: Question) =>
      direction(question) === side ? mostOf(question.scale) : leastOf(question.scale);
    return rule.of(answersTo(questions.map((question) => settle(question, end(question)))), rubric);
  };
  const [lowest, highest] = [filled(-1), filled(1)];
  if (typeof lowest !== 'number') return lowest;
  return typeof highest === 'number' ? { lowest, highest } : highest;
}

function triedBounds(rubric: Rubric, questions: readonly Question[], rule: Rule): Bounds {
  const ways = questions.map((question) => (isOpen(question) ? gradesOf(question) : [null]));
  if (ways.reduce((product, list) => product * list.length, 1) > mostTries) {
    return { reason: 'Too many answers are undecided to bound this rule.' };
  }
  const every = ways.reduce<readonly (readonly (number | null)[])[]>(
    (rows, list) => rows.flatMap((row) => list.map((value) => [...row, value])),
    [[]],
  );
  const outcomes = every.map((row) =>
    rule.of(answersTo(questions.map((question, at) => settle(question, row[at] ?? null))), rubric),
  );
  const none = outcomes.find((outcome) => typeof outcome !== 'number');
  if (none !== undefined && typeof none !== 'number') return none;
  const numbers = outcomes.filter((outcome) => typeof outcome === 'number');
  return { lowest: Math.min(...numbers), highest: Math.max(...numbers) };
}

const mostTries = 1024;

function gradesOf({ scale }: Question): readonly number[] {
  const [least, most] = [leastOf(scale), mostOf(scale)];
  const step = scale.kind === 'count' ? 1 : (scale.step ?? most - least);
  return Array.from({ length: Math.round((most - least) / step) + 1 }, (_, at) => least + at * step);
}

function settle(question: Question, value: number | null): Question {
  if (!isOpen(question) || value === null) return question;
  const mark: Mark = { kind: 'grade', value };
  return { ...question, mark };
}

function signOf(question: Question): 1 | -1 {
  return pointsOf(question) > 0 ? 1 : -1;
}
