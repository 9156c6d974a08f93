import type { Arguments, Options } from './command.ts';
import { type Figures, figureNames } from './figures.ts';

const thresholds = {
  'min-auroc': { figure: 'auroc', holds: (value: number, bound: number) => value >= bound },
  'min-macro-f1': { figure: 'macroF1', holds: (value: number, bound: number) => value >= bound },
  'min-within': { figure: 'withinCriterion', holds: (value: number, bound: number) => value >= bound },
  'max-ece': { figure: 'ece', holds: (value: number, bound: number) => value <= bound },
} as const satisfies Record<string, { figure: keyof Figures; holds: (value: number, bound: number) => boolean }>;

/** The threshold options for the command line. */
export const thresholdOptions = {
  'min-auroc': { type: 'string' },
  'min-macro-f1': { type: 'string' },
  'min-within': { type: 'string' },
  'max-ece': { type: 'string' },
} as const satisfies Options & Record<keyof typeof thresholds, unknown>;

/** A bound that was asked for, with what it applies to. */
export interface Bound {
  readonly option: string;
  readonly figure: keyof Figures;
  readonly bound: number;
  holds(value: number, bound: number): boolean;
}

/** Reads the bounds that were given. Throws: UsageError. */
export function readBounds(args: Arguments): readonly Bound[] {
  return Object.entries(thresholds).flatMap(([option, threshold]) => {
    const bound = args.number(option);
    return bound === null ? [] : [{ option, bound, ...threshold }];
  });
}

/** One sentence for each bound that does not hold. A figure that the rows leave undefined holds no bound. */
export function missedBounds(bounds: readonly Bound[], figures: Figures): readonly string[] {
  return bounds.flatMap(({ option, figure, bound, holds }) => {
    const value = figures[figure];
    if (value !== null && holds(value, bound)) return [];
    return [
      `--${option} ${bound} does not hold: ${figureNames[figure]} is ${value === null ? 'undefined' : value.toFixed(6)}`,
    ];
  });
}
