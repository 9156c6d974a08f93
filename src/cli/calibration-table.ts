import { chooseAbstention } from '../domain/risk-coverage.ts';
import type { CalibrationFigures, CalibrationTrial } from '../domain/try-calibration.ts';
import type { EngineInfo } from '../engine/port.ts';
import { alignTable, showFigure, showInterval } from './align-table.ts';

const names: Readonly<Record<keyof CalibrationFigures, string>> = {
  ece: 'ECE',
  brier: 'Brier',
  logLoss: 'log loss',
  auroc: 'AUROC',
};
const risks = [0.05, 0.1, 0.15, 0.2];

/** What a calibration would change, for reading. */
export function calibrationTable(parts: {
  readonly info: EngineInfo;
  readonly before: string;
  readonly trial: CalibrationTrial;
  readonly abstain: number | null;
}): string {
  const { info, before, trial, abstain } = parts;
  const { rows, met, groups, folds, foldedBy, map } = trial;
  const figures = (Object.keys(names) as (keyof CalibrationFigures)[]).map((key) => [
    names[key],
    showFigure(trial.before.figures[key]),
    showInterval(trial.before.intervals[key]),
    showFigure(trial.after.figures[key]),
    showInterval(trial.after.intervals[key]),
  ]);
  const bins = trial.after.bins.map(({ count, meanProbability, metShare }) => [
    '',
    showFigure(meanProbability),
    showFigure(metShare),
    String(count),
  ]);
  const blocks = [
    [
      `${info.model} ${info.revision} ${info.dtype} on ${info.device}`,
      `rows ${rows} (${((100 * met) / rows).toFixed(1)} % met) · prompts ${groups} · ${folds} folds by ${foldedBy === 'row' ? 'row (one prompt alone)' : 'prompt'}`,
      `before: ${before}`,
      `after: probability = 1 / (1 + exp(-(${map.a.toFixed(4)} · logit ${map.b < 0 ? '-' : '+'} ${Math.abs(map.b).toFixed(4)})))${armsOf(trial)}`,
    ].join('\n'),
    alignTable([['', 'before', '95 % interval', 'after', '95 % interval'], ...figures]),
    alignTable([['reliability after', 'said', 'met', 'n'], ...bins]),
    riskLines(trial),
    abstain === null ? 'abstention: none set' : `abstention: unsure below ${abstain}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function armsOf({ map: { byTag } }: CalibrationTrial): string {
  if (!byTag) return '';
  const arms = Object.entries(byTag).map(([tag, { a, b }]) => `\n  ${tag}: ${a.toFixed(4)}, ${b.toFixed(4)}`);
  return arms.join('');
}

function riskLines({ curve }: CalibrationTrial): string {
  const lines = risks.map((maxRisk) => {
    const point = chooseAbstention(curve, { maxRisk });
    return point
      ? [`${100 * maxRisk} %`, point.reliability.toFixed(4), `${(100 * point.coverage).toFixed(1)} %`]
      : [`${100 * maxRisk} %`, '–', 'not a fifth'];
  });
  return alignTable([['wrong at most', 'bound', 'decides'], ...lines]);
}
