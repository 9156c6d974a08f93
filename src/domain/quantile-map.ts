import { RubriconError } from './errors.ts';
import { meanOf, sumOf } from './profiles/figures.ts';

/** One step of a quantile map: what people gave where the judge gave this. */
export interface QuantileStep {
  readonly predicted: number;
  readonly human: number;
}

/** The fewest labels a map is fitted on: with fewer, a single label would move it visibly. */
const leastQuantileLabels = 4;

/**
 * Fits the map that carries the judge's distribution onto the human one: both lists are sorted and laid side by side,
 * and equal predictions share the mean of their partners. It never turns an order around.
 * Throws: RubriconError input-invalid for lists that differ in length or are too short.
 * Source: RULERS (the one-dimensional optimal transport map); sharing of ties and the least number are ours.
 */
export function fitQuantileMap(predicted: readonly number[], human: readonly number[]): readonly QuantileStep[] {
  assertPairs(predicted, human, leastQuantileLabels);
  const partners = new Map<number, number[]>();
  const people = human.toSorted(byValue);
  predicted.toSorted(byValue).forEach((value, at) => {
    partners.set(value, [...(partners.get(value) ?? []), people[at] ?? 0]);
  });
  return [...partners].map(([value, list]) => ({ predicted: value, human: sumOf(list) / list.length }));
}

/** Reads a prediction through a map: straight lines between its steps, held to the human range beyond them. */
export function applyQuantileMap(map: readonly QuantileStep[], prediction: number): number | null {
  const above = map.findIndex(({ predicted }) => predicted >= prediction);
  const [first, last] = [map[0], map.at(-1)];
  if (!first || !last || Number.isNaN(prediction)) return null;
  if (above === -1) return last.human;
  const [low, high] = [map[above - 1], map[above]];
  if (!low || !high) return first.human;
  const share = (prediction - low.predicted) / (high.predicted - low.predicted);
  return low.human + share * (high.human - low.human);
}

/**
 * How far two lists of one length stand from each other once both are sorted: the mean gap (Wasserstein's first).
 * Throws: RubriconError input-invalid for lists that differ in length or are empty.
 */
export function wassersteinDistance(first: readonly number[], second: readonly number[]): number {
  assertPairs(first, second, 1);
  const [a, b] = [first.toSorted(byValue), second.toSorted(byValue)];
  const gap = meanOf(
    a.map((value, at) => Math.abs(value - (b[at] ?? 0))),
    '',
  );
  return typeof gap === 'number' ? gap : 0;
}

function assertPairs(first: readonly number[], second: readonly number[], least: number): void {
  if (first.length === second.length && first.length >= least) return;
  throw new RubriconError(
    'input-invalid',
    `Expected two lists of one length, ${least} or more; found ${first.length} and ${second.length}. Give a label for each prediction.`,
    { details: { found: first.length } },
  );
}

function byValue(a: number, b: number): number {
  return a - b;
}
