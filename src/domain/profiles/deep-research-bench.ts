import type { Marks } from '../mark.ts';
import type { Rubric } from '../rubric.ts';
import { axisOf, figuresBy, meanOf, nothingApplies } from './figures.ts';
import { makeProfile, turnedNote } from './make-profile.ts';
import { type Rule, scoreByRule } from './score-by-rule.ts';

const share: Rule = {
  of: (answers) =>
    meanOf(
      answers.map(({ good, blocked }) => (blocked ? 0 : Math.floor(good))),
      nothingApplies,
    ),
};

const blockedRate: Rule = {
  of: (answers) =>
    meanOf(
      answers.map(({ blocked }) => (blocked ? 1 : 0)),
      nothingApplies,
    ),
};

/**
 * DeepResearch Bench II: the share of items that are met by sources that count; an item met by a blocked source alone
 * is unmet, and its rate stands beside.
 * Source: DeepResearch Bench II.
 */
export const deepResearchBench = makeProfile(
  {
    name: 'deepresearch-bench-2',
    title: 'DeepResearch Bench II',
    summary: 'Share of met items by dimension; what only a blocked source supports is unmet, and counted beside.',
    source: 'DeepResearch Bench II',
    rows: ['D4', '2.4'],
  },
  {
    rule: share,
    figures: (rubric, marks) => [
      { name: 'blocked rate', ...scoreByRule(rubric, marks, blockedRate) },
      ...figuresBy(rubric, marks, share, axisOf),
    ],
    notes: (rubric, marks) => [...unseenNote(rubric, marks), ...turnedNote(rubric)],
  },
);

/** A rate of 0 is worth something only where somebody looked at the sources. */
function unseenNote({ references = [] }: Rubric, marks: Marks): readonly string[] {
  const named = references.some(({ kind }) => kind === 'blocked');
  if (!named || [...marks.values()].some(({ kind }) => kind === 'blocked')) return [];
  return [
    'No item is marked as supported by a blocked source alone; a judge that is not shown the sources marks none so.',
  ];
}
