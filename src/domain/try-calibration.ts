import {
  auroc,
  brierScore,
  expectedCalibrationError,
  logLoss,
  type Rated,
  type ReliabilityBin,
  reliabilityBins,
} from './agreement.ts';
import { type BootstrapOptions, bootstrapGroups, type Interval } from './bootstrap-groups.ts';
import { applyCalibration, type CalibrationMap } from './calibration.ts';
import { type CalibrationRow, fitCalibration } from './fit-calibration.ts';
import { groupBy } from './group-by.ts';
import { type RiskPoint, riskCoverage } from './risk-coverage.ts';

/** How good probabilities are. Missing: null where the rows leave a figure undefined. */
export interface CalibrationFigures {
  readonly ece: number | null;
  readonly brier: number | null;
  readonly logLoss: number | null;
  readonly auroc: number | null;
}

/** Figures of one way of reading the logits, with intervals over groups. */
export interface CalibrationSide {
  readonly figures: CalibrationFigures;
  readonly intervals: Readonly<Partial<Record<keyof CalibrationFigures, Interval | null>>>;
  readonly bins: readonly ReliabilityBin[];
}

/** What a new calibration would change. `after` and `curve` are cross-validated: no row was judged by a map that saw its group. */
export interface CalibrationTrial {
  /** Fitted on all rows. */
  readonly map: CalibrationMap;
  readonly rows: number;
  readonly met: number;
  readonly groups: number;
  readonly folds: number;
  /** What was kept together between the folds; single rows where there is one group alone. */
  readonly foldedBy: 'group' | 'row';
  readonly before: CalibrationSide;
  readonly after: CalibrationSide;
  readonly curve: readonly RiskPoint[];
}

/** How to try. `before` is the map in use; `armsOf` as in `fitCalibration`. */
export interface TrialOptions extends BootstrapOptions {
  readonly before: CalibrationMap;
  readonly armsOf?: string | null;
  readonly folds?: number;
}

/** The fewest rows a calibration is fitted on. */
const calibrationRowsAtLeast = 20;

/** What rows still lack before a calibration can be fitted on them: rows in all, and of each label. Null when nothing. */
export function missingForCalibration(rows: readonly Pick<CalibrationRow, 'label'>[]): Missing | null {
  const met = rows.filter(({ label }) => label).length;
  const missing = {
    rows: Math.max(0, calibrationRowsAtLeast - rows.length),
    met: met === 0,
    unmet: met === rows.length,
  };
  return missing.rows > 0 || missing.met || missing.unmet ? missing : null;
}

/** See `missingForCalibration`. `met` and `unmet` say that this label does not occur at all. */
export interface Missing {
  readonly rows: number;
  readonly met: boolean;
  readonly unmet: boolean;
}

/** Fits a calibration and says, cross-validated by group, what it would be worth beside the map in use. */
export function tryCalibration(rows: readonly CalibrationRow[], options: TrialOptions): CalibrationTrial {
  const { before, armsOf = null, folds = 5 } = options;
  const groups = new Set(rows.map(({ group }) => group)).size;
  const foldedBy = groups > 1 ? 'group' : 'row';
  const keyed = foldedBy === 'group' ? rows : rows.map((row, index) => ({ ...row, group: String(index) }));
  const crossed = crossFit(keyed, folds, (part) => fitCalibration(part, armsOf));
  const tried = keyed.map((row, index) => ({ ...row, probability: crossed[index] ?? 0.5 }));
  return {
    map: fitCalibration(rows, armsOf),
    rows: rows.length,
    met: rows.filter(({ label }) => label).length,
    groups,
    folds: Math.min(folds, new Set(keyed.map(({ group }) => group)).size),
    foldedBy,
    before: sideOf(
      keyed.map((row) => ({ ...row, probability: applyCalibration(row.logit, before, row.tags) })),
      options,
    ),
    after: sideOf(tried, options),
    curve: riskCoverage(tried.map((row) => ({ ...row, met: row.probability >= 0.5 }))),
  };
}

/**
 * For each row the probability by a map that never saw the row's group, in the order of the rows. Groups are dealt out
 * largest first to the fold that has least, so that the folds depend neither on chance nor on the order of rows.
 */
export function crossFit(
  rows: readonly CalibrationRow[],
  folds: number,
  fitTo: (rows: readonly CalibrationRow[]) => CalibrationMap,
): readonly number[] {
  const foldOf = dealGroups(rows, folds);
  const maps = new Map(
    [...new Set(foldOf.values())].map((fold) => [fold, fitTo(rows.filter(({ group }) => foldOf.get(group) !== fold))]),
  );
  return rows.map(({ logit, tags, group }) => {
    const map = maps.get(foldOf.get(group) ?? 0);
    return map ? applyCalibration(logit, map, tags) : Number.NaN;
  });
}

function dealGroups(rows: readonly CalibrationRow[], folds: number): ReadonlyMap<string, number> {
  const sizes = groupBy(rows, ({ group }) => group).map((group) => ({
    key: group[0]?.group ?? '',
    size: group.length,
  }));
  sizes.sort((a, b) => b.size - a.size || (a.key < b.key ? -1 : 1));
  const loads = Array.from({ length: Math.max(1, folds) }, () => 0);
  return new Map(
    sizes.map(({ key, size }) => {
      const fold = loads.indexOf(Math.min(...loads));
      loads[fold] = (loads[fold] ?? 0) + size;
      return [key, fold];
    }),
  );
}

function sideOf(rows: readonly (Rated & { readonly group: string })[], options: BootstrapOptions): CalibrationSide {
  return {
    figures: calibrationFigures(rows),
    intervals: bootstrapGroups(
      rows,
      ({ group }) => group,
      (groups) => ({ ...calibrationFigures(groups.flat()) }),
      options,
    ),
    bins: reliabilityBins(rows, Math.min(15, Math.max(4, Math.floor(rows.length / 10)))),
  };
}

function calibrationFigures(rows: readonly Rated[]): CalibrationFigures {
  return {
    ece: expectedCalibrationError(rows),
    brier: brierScore(rows),
    logLoss: logLoss(rows),
    auroc: auroc(rows),
  };
}
