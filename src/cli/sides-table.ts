import type { Criterion } from '../domain/rubric.ts';
import { alignTable, showFigure } from './align-table.ts';
import type { AloneSide, RubricSides, Sides, WorthSides } from './disagreements.ts';
import { showLine } from './show-line.ts';

/** One side's score of a response. Missing: `value` is null while anything is undecided; the bounds then tell. */
export interface SideScore {
  readonly name: string;
  readonly value: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
}

/** Two rubrics, profiles or models on one response. */
export type ComparedSides = { readonly first: SideScore; readonly second: SideScore } & (
  | ({ readonly kind: 'rubrics' } & RubricSides)
  | { readonly kind: 'profiles'; readonly criteria: readonly WorthSides[] }
  | { readonly kind: 'models'; readonly criteria: readonly Sides[] }
);

/** How many criteria of a comparison disagree. */
export function countDisagreements(compared: ComparedSides): number {
  const rows = compared.kind === 'rubrics' ? compared.matched : compared.criteria;
  return rows.filter(({ disagree }) => disagree).length;
}

/** A comparison as text for a terminal: both scores, then criterion by criterion, disagreements marked. */
export function describeSides(compared: ComparedSides): string {
  const { first, second } = compared;
  const scores = alignTable([
    ['', first.name, second.name],
    ['score', showScore(first), showScore(second)],
  ]);
  return [scores, ...partsOf(compared)].map((part) => `${part}\n`).join('\n');
}

/** A comparison as an output line. */
export function sidesRecord(compared: ComparedSides): object {
  const { kind, first, second } = compared;
  if (kind !== 'rubrics') return { kind, first, second, criteria: compared.criteria.map(plainSides) };
  return {
    kind,
    first,
    second,
    matched: compared.matched.map(({ other, likeness, ...sides }) => ({
      ...plainSides(sides),
      other: plain(other),
      likeness,
    })),
    onlyFirst: compared.onlyFirst.map(plainAlone),
    onlySecond: compared.onlySecond.map(plainAlone),
  };
}

function partsOf(compared: ComparedSides): readonly string[] {
  switch (compared.kind) {
    case 'models':
      return [rowsOf(compared.criteria, showShare)];
    case 'profiles':
      return [`what meeting each criterion moves, all others as they stand:\n${rowsOf(compared.criteria, showFigure)}`];
    case 'rubrics':
      return [
        `in both, by their words:\n${rowsOf(compared.matched, showShare)}`,
        `only in ${compared.first.name}:\n${alone(compared.onlyFirst)}`,
        `only in ${compared.second.name}:\n${alone(compared.onlySecond)}`,
      ];
  }
}

type Shown = (value: number | null) => string;

function rowsOf(rows: readonly (Sides | WorthSides)[], show: Shown): string {
  if (rows.length === 0) return '  none';
  return rows
    .map(({ criterion, first, second, disagree }) => {
      const sides = `${show(first).padStart(9)} ${show(second).padStart(9)}`;
      return `${disagree ? '!' : ' '} ${sides}  ${worded(criterion)}`;
    })
    .join('\n');
}

function alone(rows: readonly AloneSide[]): string {
  if (rows.length === 0) return '  none';
  return rows.map(({ criterion, share }) => `  ${showShare(share).padStart(9)}  ${worded(criterion)}`).join('\n');
}

const worded = ({ text, points }: Criterion): string => `${showLine(text)} (${points > 0 ? '+' : ''}${points})`;

function showShare(share: number | null): string {
  if (share === null) return 'undecided';
  return share === 1 ? 'met' : share === 0 ? 'unmet' : share.toFixed(2);
}

function showScore({ value, lowest, highest }: SideScore): string {
  if (value !== null || lowest === null || highest === null) return showFigure(value);
  return `${showFigure(lowest)} to ${showFigure(highest)}`;
}

const plain = ({ id, text, points }: Criterion): object => ({ id, criterion: text, points });
const plainSides = ({ criterion, ...sides }: Sides | WorthSides): object => ({ ...plain(criterion), ...sides });
const plainAlone = ({ criterion, share }: AloneSide): object => ({ ...plain(criterion), share });
