import type { Marks } from '../mark.ts';
import type { Criterion, Rubric } from '../rubric.ts';
import { type Answered, answersTo, questionsOf } from './answered.ts';
import { figure, meanOf, noCase, none, nothingApplies, scored, sumOf } from './figures.ts';
import type { Bounded, Profile } from './profile.ts';
import { isOpen, type Outcome, openReason } from './score-by-rule.ts';

const name = 'chexprompt';

/** The six kinds of error in a report that the twelve counters tell, each once significant and once not. */
export const chexPromptErrors = [
  'false finding',
  'omission',
  'location',
  'severity',
  'false comparison',
  'omitted comparison',
] as const;

/**
 * CheXprompt: counts of clinically significant and insignificant errors; the fewer the better.
 * Units: errors. A criterion counts as insignificant where its tier says so; one that is no count is one error where it
 * is not as it should be. Source: CheXprompt.
 */
export const chexPrompt: Profile = {
  name,
  title: 'CheXprompt counts',
  summary:
    'Counts errors, significant apart from insignificant; over many reports the share without a significant one.',
  source: 'CheXprompt',
  rows: ['D18', '2.21'],
  range: { least: 0, most: null },
  better: 'lower',
  score: (rubric, marks) => {
    const significant = rubric.criteria.filter(isSignificant);
    return {
      profile: name,
      ...countOf(rubric, significant, marks),
      figures: [
        {
          name: 'insignificant errors',
          ...countOf(
            rubric,
            rubric.criteria.filter((item) => !isSignificant(item)),
            marks,
          ),
        },
        ...rubric.criteria.map((criterion) => ({ name: criterion.id, ...countOf(rubric, [criterion], marks) })),
      ],
      notes: [],
    };
  },
  combine: (values) => [
    figure('mean significant errors', meanOf(scored(values), noCase)),
    figure('error-free share', errorFree(values)),
  ],
};

/** Sums errors. An undecided count could be any number, so it leaves a lower bound alone; anything else is one error at most. */
function countOf(rubric: Rubric, criteria: readonly Criterion[], marks: Marks): Bounded {
  const questions = questionsOf({ ...rubric, criteria }, marks, 'criterion');
  const open = questions.filter(isOpen);
  const answers = answersTo(questions);
  if (open.length + answers.length === 0) return none(nothingApplies);
  const lowest = sumOf(answers.map(errorsOf));
  if (open.length === 0) return { value: lowest, lowest, highest: lowest, reason: null };
  const endless = open.some(({ scale }) => scale.kind === 'count');
  const reason = openReason(open.length, questions.length);
  return { value: null, lowest, highest: endless ? null : lowest + open.length, reason };
}

function errorsOf({ criterion, value, good }: Answered): number {
  return criterion.scale?.kind === 'count' ? value : Number(good < 1);
}

function isSignificant({ tier }: Criterion): boolean {
  return tier !== 'insignificant';
}

function errorFree(values: readonly (number | null)[]): Outcome {
  const known = scored(values);
  return known.length === 0 ? { reason: noCase } : known.filter((value) => value === 0).length / known.length;
}
