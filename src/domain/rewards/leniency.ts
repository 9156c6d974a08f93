import { sumOf } from '../profiles/figures.ts';

/** A grade beside a person's. Units: points; `most` is what could be had. */
export interface GradedPair {
  readonly model: number;
  readonly human: number;
  readonly most: number;
}

/**
 * How much kinder a model grades than people, as a share of what could be had; above zero it is lenient.
 * Missing: null without a pair. Source: Rubric Is All You Need; the formula is from memory of the paper.
 */
export function leniency(pairs: readonly GradedPair[]): number | null {
  return pairs.length === 0
    ? null
    : sumOf(pairs.map(({ model, human, most }) => (model - human) / most)) / pairs.length;
}

/** The mean distance between grades. Missing: null without a pair. */
export function meanAbsoluteError(pairs: readonly Pick<GradedPair, 'model' | 'human'>[]): number | null {
  return pairs.length === 0 ? null : sumOf(pairs.map(({ model, human }) => Math.abs(model - human))) / pairs.length;
}
