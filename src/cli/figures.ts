import {
  auroc,
  balancedAccuracy,
  brierScore,
  expectedCalibrationError,
  macroF1,
  withinCriterion,
} from '../domain/agreement.ts';

/** One labelled row with what a method said about it. */
export interface Judged {
  readonly label: boolean;
  readonly probability: number;
  readonly met: boolean;
  /** Rows with the same key ask the same criterion about different responses. */
  readonly criterion: string;
  /** Rows of one group (a prompt) are drawn together by the bootstrap. */
  readonly group: string;
}

/** How well probabilities and decisions agree with labels. Missing: null where the rows leave a figure undefined. */
export interface Figures {
  readonly auroc: number | null;
  readonly macroF1: number | null;
  readonly balancedAccuracy: number | null;
  readonly withinCriterion: number | null;
  readonly ece: number | null;
  readonly brier: number | null;
}

/** The figures in the order they are shown. */
export const figureNames = {
  auroc: 'AUROC',
  macroF1: 'macro F1',
  balancedAccuracy: 'balanced accuracy',
  withinCriterion: 'within-criterion',
  ece: 'ECE',
  brier: 'Brier',
} as const satisfies Record<keyof Figures, string>;

export const figureKeys = Object.keys(figureNames) as readonly (keyof Figures)[];

/** Computes all figures over the same rows. */
export function figuresOf(rows: readonly Judged[]): Figures {
  return {
    auroc: auroc(rows),
    macroF1: macroF1(rows),
    balancedAccuracy: balancedAccuracy(rows),
    withinCriterion: withinCriterion(rows),
    ece: expectedCalibrationError(rows),
    brier: brierScore(rows),
  };
}
