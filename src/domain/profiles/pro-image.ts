import type { Marks } from '../mark.ts';
import type { Rubric } from '../rubric.ts';
import type { Answered } from './answered.ts';
import { meanOf, nothingApplies } from './figures.ts';
import { makeProfile, turnedNote } from './make-profile.ts';
import { type Rule, scoreByRule } from './score-by-rule.ts';

/**
 * ProImage-Bench: every sub-check that fails halves its criterion; the score is the mean over criteria. A criterion
 * without sub-checks is its own only one.
 * Source: ProImage-Bench.
 */
export const proImage = makeProfile(
  {
    name: 'proimage',
    title: 'ProImage halving',
    summary:
      'Each failed sub-check halves its criterion; criteria are averaged, with the share of passed checks beside.',
    source: 'ProImage-Bench',
    rows: ['D2', '2.13'],
    asks: 'parts',
  },
  {
    rule: { of: (answers) => meanOf(halvings(answers), nothingApplies), level: 'part' },
    figures: (rubric, marks) => [
      { name: 'accuracy', ...scoreByRule(rubric, marks, accuracy) },
      ...rubric.criteria.map((criterion) => criterionFigure({ ...rubric, criteria: [criterion] }, marks)),
    ],
    notes: turnedNote,
  },
);

const accuracy: Rule = {
  of: (answers) =>
    meanOf(
      answers.map((answer) => (isFailed(answer) ? 0 : 1)),
      nothingApplies,
    ),
  level: 'part',
};

function criterionFigure(rubric: Rubric, marks: Marks) {
  const name = rubric.criteria.map(({ id }) => id).join();
  return { name, ...scoreByRule(rubric, marks, { of: (all) => meanOf(halvings(all), nothingApplies), level: 'part' }) };
}

function halvings(answers: readonly Answered[]): readonly number[] {
  const failed = new Map<string, number>();
  for (const answer of answers) {
    const { id } = answer.criterion;
    failed.set(id, (failed.get(id) ?? 0) + (isFailed(answer) ? 1 : 0));
  }
  return [...failed.values()].map((count) => 0.5 ** count);
}

function isFailed({ good }: Answered): boolean {
  return good < 1;
}
