import type { Evaluation } from './evaluation.ts';
import { type Figures, figureKeys, figureNames } from './figures.ts';

/** The evaluation as a table for reading: one line a figure, the verifier first, baselines beside it. */
export function evaluationTable(evaluation: Evaluation): string {
  const { figures, baselines, intervals } = evaluation;
  const columns: readonly (readonly [string, Figures])[] = [
    ['verifier', figures],
    ['always-majority', baselines.alwaysMajority],
    ...(baselines.criterionOnly ? [['criterion-only', baselines.criterionOnly] as const] : []),
  ];
  const head = ['', ...columns.map(([name]) => name), ...(intervals ? ['95 % interval'] : [])];
  const lines = figureKeys.map((key) => {
    const interval = intervals?.[key];
    const bounds = interval ? `${show(interval.low)} to ${show(interval.high)}` : '–';
    return [figureNames[key], ...columns.map(([, values]) => show(values[key])), ...(intervals ? [bounds] : [])];
  });
  return `${counts(evaluation)}\n\n${align([head, ...lines])}\n`;
}

function counts({ n, met, prompts, errors, abstained }: Evaluation): string {
  const share = ((100 * met) / n).toFixed(1);
  return `n ${n} (${share} % met) · prompts ${prompts} · errors ${errors} · abstained ${abstained}`;
}

const show = (value: number | null): string => (value === null ? '–' : value.toFixed(4));

function align(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  return lines
    .map((line) =>
      line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
    )
    .join('\n');
}
