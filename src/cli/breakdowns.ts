import { groupBy } from '../domain/group-by.ts';
import type { EvaluatedRow } from './evaluation.ts';
import { type Figures, figuresOf } from './figures.ts';

/** The ways of cutting an evaluation into parts. */
export const breakdownNames = ['tag', 'sign', 'length', 'responder'] as const;
export type BreakdownName = (typeof breakdownNames)[number];

/** One part of the rows with its figures. A row with several tags stands in each of their parts. */
export interface Part {
  readonly part: string;
  readonly n: number;
  readonly met: number;
  readonly figures: Figures;
}

export type Breakdowns = Readonly<Record<BreakdownName, readonly Part[]>>;

/** All breakdowns of the rows. Missing: rows without the field stand in no part, so a breakdown may be empty. */
export function breakDown(rows: readonly EvaluatedRow[]): Breakdowns {
  return {
    tag: partsBy(rows, shownTags),
    sign: partsBy(rows, ({ points }) => (points === undefined ? [] : [points > 0 ? 'positive' : 'negative'])),
    length: partsBy(rows, ({ text, responseWords }) => [
      `criterion, ${band(wordsIn(text), criterionBands)} words`,
      `response, ${band(responseWords, responseBands)} words`,
    ]),
    responder: partsBy(rows, ({ responder }) => (responder === undefined ? [] : [responder])),
  };
}

/** Words of a text as they are counted here: runs without spaces. */
export function wordsIn(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== '').length;
}

/** Lowest words of each band but the first. */
const criterionBands = [10, 20, 40];
const responseBands = [100, 200, 400];

/** Padded, so that bands sort as numbers do. */
function band(words: number, bounds: readonly number[]): string {
  const at = bounds.filter((bound) => words >= bound).length;
  const [from, to] = [bounds[at - 1] ?? 0, bounds[at]];
  const padded = (n: number): string => String(n).padStart(3);
  return to === undefined ? `${padded(from)} or more` : `${padded(from)} to ${to - 1}`;
}

/** Axes and themes where there are any: a folder's other tags are many and small. */
function shownTags({ tags }: EvaluatedRow): readonly string[] {
  const main = tags.filter((tag) => /^(axis|theme):/.test(tag));
  return main.length > 0 ? main : tags;
}

function partsBy(rows: readonly EvaluatedRow[], partsOf: (row: EvaluatedRow) => readonly string[]): readonly Part[] {
  const placed = rows.flatMap((row) => partsOf(row).map((part) => ({ part, row })));
  return groupBy(placed, ({ part }) => part)
    .map((members) => ({ part: members[0]?.part ?? '', rows: members.map(({ row }) => row) }))
    .sort((a, b) => (a.part < b.part ? -1 : 1))
    .map(({ part, rows: own }) => ({
      part,
      n: own.length,
      met: own.filter(({ label }) => label).length,
      figures: figuresOf(own),
    }));
}
