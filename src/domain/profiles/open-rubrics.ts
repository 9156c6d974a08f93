import type { Marks } from '../mark.ts';
import type { Rubric } from '../rubric.ts';
import type { Answered } from './answered.ts';
import { sizeOf, weightedGood } from './figures.ts';
import { makeProfile, turnedNote } from './make-profile.ts';
import { type Rule, scoreByRule } from './score-by-rule.ts';

/**
 * OpenRubrics: hard rules first. Each hard rule counts one and all principles together at most a half, so that no
 * principle outweighs a rule.
 * Source: OpenRubrics / CRG; the decision rule is from memory of the paper, as one number it is ours.
 */
export const openRubrics = makeProfile(
  {
    name: 'openrubrics',
    title: 'OpenRubrics, hard rules first',
    summary: 'Hard rules decide; principles count only where the hard rules are equally kept.',
    source: 'OpenRubrics; the decision rule is unconfirmed',
    rows: ['A1', '2.8'],
  },
  { rule: { of: hardFirst }, notes: turnedNote },
);

/** Which of two responses is better by the same rubric; null while undecided verdicts could turn it. */
export function preferByHardRules(rubric: Rubric, first: Marks, second: Marks): 'first' | 'second' | 'tie' | null {
  const rule: Rule = { of: hardFirst };
  const [a, b] = [scoreByRule(rubric, first, rule), scoreByRule(rubric, second, rule)];
  if (a.value !== null && b.value !== null) return a.value === b.value ? 'tie' : a.value > b.value ? 'first' : 'second';
  if (a.lowest !== null && b.highest !== null && a.lowest > b.highest) return 'first';
  return b.lowest !== null && a.highest !== null && b.lowest > a.highest ? 'second' : null;
}

function hardFirst(answers: readonly Answered[]): ReturnType<Rule['of']> {
  const hard = answers.filter(({ criterion }) => criterion.tier === 'hard-rule');
  const rest = answers.filter(({ criterion }) => criterion.tier !== 'hard-rule');
  const principles = weightedGood(rest, sizeOf);
  if (hard.length === 0) return principles;
  const kept = hard.reduce((sum, { good }) => sum + Math.floor(good), 0);
  if (typeof principles !== 'number') return kept / hard.length;
  return (kept + principles / 2) / (hard.length + 1 / 2);
}
