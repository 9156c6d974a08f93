import { bootstrapGroups, type Interval } from '../domain/bootstrap-groups.ts';
import { groupBy } from '../domain/group-by.ts';
import { alignTable, showFigure } from './align-table.ts';
import type { MethodOutcome } from './measure-methods.ts';
import { tableRow } from './table-row.ts';

type Measure = 'precision' | 'recall' | 'f1' | 'tau';
const measures: readonly Measure[] = ['precision', 'recall', 'f1', 'tau'];

/** One method, or a baseline, over all its cases. Missing: null where no case defined a figure. */
export interface MethodFigures extends Readonly<Record<Measure, number | null>> {
  readonly name: string;
  /** Cases it had the inputs for. */
  readonly cases: number;
  /** Cases of these that it left without a rubric. */
  readonly failed: number;
  /** Mean number of criteria. */
  readonly size: number | null;
  readonly intervals: Readonly<Partial<Record<Measure, Interval | null>>>;
}

/** Means over cases, with intervals over cases, for each method in the order of first appearance. */
export function methodFigures(
  outcomes: readonly MethodOutcome[],
  { resamples, random }: { readonly resamples: number; readonly random: () => number },
): readonly MethodFigures[] {
  return groupBy(outcomes, ({ name }) => name).map((rows) => ({
    name: rows[0]?.name ?? '',
    cases: rows.length,
    failed: rows.filter(({ fault }) => fault !== null).length,
    size: meanOf(rows, 'size'),
    ...meansOf(rows),
    intervals: bootstrapGroups(
      rows,
      ({ group }) => group,
      (groups) => meansOf(groups.flat()),
      { resamples, random },
    ),
  }));
}

/** The figures as a table for a terminal, methods by how well they rank. */
export function methodTable(figures: readonly MethodFigures[]): string {
  const rows = inOrder(figures).map((row) => [
    row.name,
    `${row.cases - row.failed}${row.failed > 0 ? ` of ${row.cases}` : ''}`,
    row.size === null ? '–' : row.size.toFixed(1),
    ...measures.map((measure) => short(row[measure])),
    span(row.intervals.f1),
    span(row.intervals.tau),
  ]);
  return alignTable([['', 'cases', 'criteria', 'precision', 'recall', 'F1', 'tau', 'F1, 95 %', 'tau, 95 %'], ...rows]);
}

/** The same as Markdown. */
export function methodMarkdown(figures: readonly MethodFigures[]): string {
  const rows = inOrder(figures).map(({ name, cases, failed, size, precision, recall, f1, tau, intervals }) => [
    name,
    String(cases - failed),
    size === null ? '–' : size.toFixed(1),
    short(precision),
    short(recall),
    short(f1),
    `${short(tau)} (${span(intervals.tau)})`,
  ]);
  const head = ['rubric made by', 'n', 'criteria', 'precision', 'recall', 'F1', 'Kendall τ (95 %)'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `${tableRow(cells)}\n`).join('');
}

function inOrder(figures: readonly MethodFigures[]): readonly MethodFigures[] {
  return figures.toSorted((a, b) => (b.tau ?? -2) - (a.tau ?? -2));
}

function meansOf(rows: readonly MethodOutcome[]): Record<Measure, number | null> {
  const [precision, recall, f1, tau] = measures.map((measure) => meanOf(rows, measure));
  return { precision: precision ?? null, recall: recall ?? null, f1: f1 ?? null, tau: tau ?? null };
}

function meanOf(rows: readonly MethodOutcome[], measure: Measure | 'size'): number | null {
  const values = rows.flatMap((row) => row[measure] ?? []);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

const short = (value: number | null): string => (value === null ? '–' : showFigure(value).slice(0, -1));
const span = (interval: Interval | null | undefined): string =>
  interval ? `${short(interval.low)} to ${short(interval.high)}` : '–';
