import { alignTable, showFigure, showInterval } from './align-table.ts';
import type { BreakdownName, Part } from './breakdowns.ts';
import type { CaseAgreement } from './case-agreement.ts';
import type { Evaluation } from './evaluation.ts';
import type { EvidenceAgreement, Share } from './evidence-agreement.ts';
import { type Figures, figureKeys, figureNames } from './figures.ts';

/** The evaluation as tables for reading: the verifier beside its baselines, then what was asked for beside that. */
export function evaluationTable(evaluation: Evaluation, by: readonly BreakdownName[]): string {
  const { figures, baselines, intervals, cases, evidence, breakdowns } = evaluation;
  const columns: readonly (readonly [string, Figures])[] = [
    ['verifier', figures],
    ['always-majority', baselines.alwaysMajority],
    ...(baselines.criterionOnly ? [['criterion-only', baselines.criterionOnly] as const] : []),
  ];
  const head = ['', ...columns.map(([name]) => name), ...(intervals ? ['95 % interval'] : [])];
  const lines = figureKeys.map((key) => {
    const bounds = intervals ? [showInterval(intervals[key])] : [];
    return [figureNames[key], ...columns.map(([, values]) => showFigure(values[key])), ...bounds];
  });
  const blocks = [
    counts(evaluation),
    alignTable([head, ...lines]),
    ...(cases ? [casesTable(cases)] : []),
    ...(evidence ? [evidenceTable(evidence)] : []),
    ...by.map((name) => partsTable(name, breakdowns[name])),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function counts({ n, met, prompts, errors, abstained }: Evaluation): string {
  const share = ((100 * met) / n).toFixed(1);
  return `n ${n} (${share} % met) · prompts ${prompts} · errors ${errors} · abstained ${abstained}`;
}

function casesTable({
  n,
  pearson,
  pearsonExpected,
  pearsonClipped,
  flags,
  meanOurs,
  meanTheirs,
  intervals,
}: CaseAgreement): string {
  return alignTable([
    [`case scores, ${n} responses`, 'Pearson', ...(intervals ? ['95 % interval'] : [])],
    ['by verdicts', showFigure(pearson), ...(intervals ? [showInterval(intervals.pearson)] : [])],
    ['by probabilities', showFigure(pearsonExpected), ...(intervals ? [showInterval(intervals.pearsonExpected)] : [])],
    [
      'by verdicts, clipped to 0..1',
      showFigure(pearsonClipped),
      ...(intervals ? [showInterval(intervals.pearsonClipped)] : []),
    ],
    ['share with the very score', showFigure(flags.exact)],
    ['share alike in having a critical failure', showFigure(flags.critical)],
    ['mean, ours', showFigure(meanOurs)],
    ['mean, labels', showFigure(meanTheirs)],
  ]);
}

function evidenceTable({ hit, hitWhereMet, chance, deletion }: EvidenceAgreement): string {
  const line = (name: string, { n, share, interval }: Share): readonly string[] => [
    name,
    String(n),
    showFigure(share),
    showInterval(interval),
  ];
  return alignTable([
    ['evidence', 'n', 'share', '95 % interval'],
    line("quote overlaps the grader's, labelled met", hit),
    line('  of these where the verdict is met', hitWhereMet),
    ['  a sentence at random', '', showFigure(chance), ''],
    line('deleting the quote lowers more than another', deletion),
  ]);
}

const partHeads: Readonly<Record<BreakdownName, string>> = {
  tag: 'by tag',
  sign: 'by sign of points',
  length: 'by length',
  responder: 'by responder',
};

function partsTable(name: BreakdownName, parts: readonly Part[]): string {
  if (parts.length === 0) return `${partHeads[name]}: no row says`;
  const shown = figureKeys.filter((key) => key !== 'balancedAccuracy');
  return alignTable([
    [partHeads[name], 'n', 'met', ...shown.map((key) => figureNames[key])],
    ...parts.map(({ part, n, met, figures }) => [
      part,
      String(n),
      `${((100 * met) / n).toFixed(0)} %`,
      ...shown.map((key) => showFigure(figures[key])),
    ]),
  ]);
}
