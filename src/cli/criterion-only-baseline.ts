import { type CountedRow, fitLogisticRegression } from './logistic-regression.ts';
import { fitTfIdf } from './tf-idf.ts';

/** What the baseline may see of a labelled row: never the response. */
export interface LabelledCriterion {
  readonly criterion: string;
  readonly label: 0 | 1;
}

/**
 * Learns from criterion texts alone how often such a criterion is met: the figure that a verifier must beat
 * to show that it reads the response.
 */
export function fitCriterionOnly(train: readonly LabelledCriterion[]): (criterion: string) => number {
  const counts = new Map<string, { count: number; met: number }>();
  for (const { criterion, label } of train) {
    const entry = counts.get(criterion) ?? { count: 0, met: 0 };
    counts.set(criterion, { count: entry.count + 1, met: entry.met + label });
  }
  const terms = fitTfIdf([...counts.keys()]);
  const rows = [...counts].map(([text, tally]): CountedRow => ({ row: terms.toRow(text), ...tally }));
  const predict = fitLogisticRegression(rows, terms.size);
  return (criterion) => predict(terms.toRow(criterion));
}
