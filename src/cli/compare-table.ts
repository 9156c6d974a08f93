import type { Interval } from '../domain/bootstrap-groups.ts';
import {
  type JudgedPair,
  macroAccuracy,
  type PairFigures,
  pairFigures,
  pairFiguresBy,
  pairIntervals,
} from '../domain/judging/pair-figures.ts';
import { seededRandom } from '../domain/seeded-random.ts';
import { labelNames } from '../formats/parse-pair-rows.ts';
import { alignTable, showFigure, showInterval } from './align-table.ts';

/** What a benchmark came to, with how often to resample. */
export interface CompareOutcome {
  readonly pairs: readonly JudgedPair[];
  readonly seed: number;
  readonly resamples: number;
}

/** The figures of a benchmark as tables: over all pairs, then by each label that pairs carry. */
export function compareTable({ pairs, seed, resamples }: CompareOutcome): string {
  const figures = pairFigures(pairs);
  const intervals = pairIntervals(pairs, { resamples, random: seededRandom(seed) });
  const row = (name: string, value: number | null, interval: Interval | null) => [
    name,
    showFigure(value),
    showInterval(interval),
  ];
  const main = alignTable([
    ['', 'value', '95 % interval'],
    row('accuracy, ties as wrong', figures.accuracy, intervals.accuracy),
    row('accuracy, ties as half', figures.tiesHalf, intervals.tiesHalf),
  ]);
  const parts = labelNames.flatMap((label) => {
    const by = [...pairFiguresBy(pairs, label)];
    if (by.length === 0) return [];
    const head = [`by ${label}`, 'accuracy', 'pairs', 'ties', 'skipped'];
    const macro = ['macro mean', showFigure(macroAccuracy(pairs, label)), '', '', ''];
    return [alignTable([head, ...by.map(([name, found]) => cells(name, found)), macro])];
  });
  return [main, counts(figures), ...parts].map((part) => `${part}\n`).join('\n');
}

function counts({ imported, scored, skipped, right, wrong, ties, flips }: PairFigures): string {
  return `${imported} pairs: ${scored} scored (${right} right, ${wrong} wrong, ${ties} ties, of which ${flips} by flips), ${skipped} skipped`;
}

function cells(name: string, { accuracy, scored, ties, skipped }: PairFigures): readonly string[] {
  return [name, showFigure(accuracy), String(scored), String(ties), String(skipped)];
}
