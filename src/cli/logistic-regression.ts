import type { SparseRow } from './tf-idf.ts';

/** One training row: `met` of `count` rows with this text were labelled 1. */
export interface CountedRow {
  readonly row: SparseRow;
  readonly count: number;
  readonly met: number;
}

/** Gives the chance of label 1 for a row. */
export type Predict = (row: SparseRow) => number;

const steps = 400;

/**
 * Fits a logistic regression with a ridge on the weights (not on the bias) by accelerated gradient descent.
 * Deterministic: no randomness, fixed number of steps. `ridge` is per training set, as 1 / C elsewhere.
 */
export function fitLogisticRegression(rows: readonly CountedRow[], size: number, { ridge = 1 } = {}): Predict {
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const shrink = ridge / total;
  // Rows have length 1 and the bias adds 1, so the curvature of the logistic loss is at most (1 + 1) / 4.
  const stride = 1 / (0.5 + shrink);
  let weights = new Float64Array(size + 1);
  let ahead = weights.slice();
  for (let step = 1; step <= steps; step += 1) {
    const gradient = lossGradient(rows, ahead, total);
    const next = ahead.map((w, i) => w - stride * ((gradient[i] ?? 0) + (i < size ? shrink * w : 0)));
    const momentum = (step - 1) / (step + 2);
    ahead = next.map((w, i) => w + momentum * (w - (weights[i] ?? 0)));
    weights = next;
  }
  return (row) => logistic(margin(row, weights));
}

function lossGradient(rows: readonly CountedRow[], weights: Float64Array, total: number): Float64Array {
  const gradient = new Float64Array(weights.length);
  const bias = weights.length - 1;
  for (const { row, count, met } of rows) {
    const pull = (count * logistic(margin(row, weights)) - met) / total;
    row.index.forEach((place, i) => {
      gradient[place] = (gradient[place] ?? 0) + pull * (row.value[i] ?? 0);
    });
    gradient[bias] = (gradient[bias] ?? 0) + pull;
  }
  return gradient;
}

function margin(row: SparseRow, weights: Float64Array): number {
  let sum = weights[weights.length - 1] ?? 0;
  for (let i = 0; i < row.index.length; i += 1) sum += (row.value[i] ?? 0) * (weights[row.index[i] ?? -1] ?? 0);
  return sum;
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
