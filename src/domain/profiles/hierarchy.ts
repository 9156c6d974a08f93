import type { Marks } from '../mark.ts';
import type { Rubric } from '../rubric.ts';
import type { Answered } from './answered.ts';
import { axisOf, meanOf, meanShare, nothingApplies } from './figures.ts';
import { makeProfile, turnedNote } from './make-profile.ts';
import type { Figure } from './profile.ts';
import { type Outcome, type Rule, scoreByRule } from './score-by-rule.ts';

/**
 * DEER: means over items, of these over sub-dimensions, of these over dimensions, so that a dimension with many items
 * counts no more than one with few.
 * Source: DEER; the hierarchical mean and the scale are ours.
 */
export const deer = makeProfile(
  {
    name: 'deer',
    title: 'DEER hierarchy',
    summary:
      'Items are averaged into sub-dimensions, these into dimensions, these into the total, all without weights.',
    source: 'DEER; the form of the mean is ours',
    rows: ['D12', '2.17'],
  },
  { rule: { of: (answers) => nestedMean(answers, 0) }, figures: branchFigures, notes: turnedNote },
);

/** The mean over the branches at a depth, each the mean over its own branches; items that stand at a node are averaged first. */
function nestedMean(answers: readonly Answered[], depth: number): Outcome {
  const here = answers.filter((answer) => pathOf(answer).length <= depth);
  const names = new Set(answers.flatMap((answer) => pathOf(answer)[depth] ?? []));
  const branches = [...names].map((name) =>
    nestedMean(
      answers.filter((answer) => pathOf(answer)[depth] === name),
      depth + 1,
    ),
  );
  const values = [...branches, meanShare(here)].filter((outcome) => typeof outcome === 'number');
  return meanOf(values, nothingApplies);
}

function pathOf({ criterion }: Answered): readonly string[] {
  const named = axisOf(criterion);
  return criterion.axis ?? (named === null ? [] : [named]);
}

/** Every dimension and sub-dimension, told by its path. */
function branchFigures(rubric: Rubric, marks: Marks): readonly Figure[] {
  const paths = rubric.criteria.flatMap((criterion) => {
    const named = axisOf(criterion);
    const path = criterion.axis ?? (named === null ? [] : [named]);
    return path.map((_, at) => path.slice(0, at + 1));
  });
  const unique = new Map(paths.map((path) => [JSON.stringify(path), path]));
  return [...unique.values()].map((path) => {
    const under: Rule = {
      of: (answers) =>
        nestedMean(
          answers.filter((answer) => path.every((name, at) => pathOf(answer)[at] === name)),
          path.length,
        ),
    };
    const criteria = rubric.criteria.filter((criterion) =>
      path.every((name, at) => (criterion.axis?.[at] ?? (at === 0 ? axisOf(criterion) : null)) === name),
    );
    return { name: path.join(' / '), ...scoreByRule({ ...rubric, criteria }, marks, under) };
  });
}
