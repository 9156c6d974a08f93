import { groupBy } from '../group-by.ts';
import type { Rubric } from '../rubric.ts';
import type { Answered } from './answered.ts';
import { nothingApplies, sumOf } from './figures.ts';
import { makeProfile } from './make-profile.ts';
import type { Outcome } from './score-by-rule.ts';
import { earnedPoints } from './signed-fraction.ts';

/**
 * SedarEval: scoring points, some part by part, less deductions; between floor and ceiling, told in percent.
 * Units: 0 to 100. Source: SedarEval; its ceiling is 5 unless the rubric says otherwise.
 */
export const sedarEval = makeProfile(
  {
    name: 'sedareval',
    title: 'SedarEval',
    summary: 'Scoring points less deductions, part by part where a point has parts, within 0 to 5, told in percent.',
    source: 'SedarEval',
    rows: ['D5', '2.20'],
    range: { least: 0, most: 100 },
    asks: 'parts',
  },
  { rule: { of: examMark, level: 'part', direction: ({ criterion }) => (criterion.points > 0 ? 1 : -1) } },
);

function examMark(answers: readonly Answered[], { bounds = { least: 0, most: 5 } }: Rubric): Outcome {
  if (answers.length === 0) return { reason: nothingApplies };
  if (!(bounds.least < bounds.most)) return { reason: 'The floor of the rubric is not below its ceiling.' };
  const total = sumOf(groupBy(answers, ({ criterion }) => criterion.id).map(groupPoints));
  const within = Math.min(bounds.most, Math.max(bounds.least, total));
  return ((within - bounds.least) / (bounds.most - bounds.least)) * 100;
}

/** Parts never earn more than their criterion is worth, and parts of a deduction take off, whatever their own sign. */
function groupPoints(group: readonly Answered[]): number {
  const [first] = group;
  if (!first?.part) return earnedPoints(group);
  const { points } = first.criterion;
  const earned = sumOf(group.map((answer) => Math.abs(answer.points) * answer.share));
  return Math.sign(points) * Math.min(Math.abs(points), earned);
}

/** How far two markers agree. Units: `exact` and `close` are shares of pairs; null where there is no pair. */
export interface MarkerAgreement {
  readonly exact: number | null;
  readonly close: number | null;
}

/** One minus the share of pairs that differ, and one minus the share that differs by more than one. */
export function markerAgreement(pairs: readonly (readonly [number, number])[]): MarkerAgreement {
  if (pairs.length === 0) return { exact: null, close: null };
  const share = (bound: number) => pairs.filter(([a, b]) => Math.abs(a - b) <= bound).length / pairs.length;
  return { exact: share(0), close: share(1) };
}
