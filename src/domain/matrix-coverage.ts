import type { MatrixCell, Rubric } from './rubric.ts';

/** How a rubric fills its matrix. `cells` is their number; `empty` lists those without a criterion, in matrix order. */
export interface MatrixCoverage {
  readonly cells: number;
  readonly filled: number;
  readonly empty: readonly Required<MatrixCell>[];
  /** Criteria whose coordinate is not one of the matrix. */
  readonly outside: readonly string[];
}

/** Counts the cells of a rubric's matrix that have a criterion. A rubric without a matrix has no cells. */
export function matrixCoverage({ criteria, matrix }: Rubric): MatrixCoverage {
  const { dimensions = [], scenarios = [], disciplines = [] } = matrix ?? {};
  const cells = dimensions.flatMap((dimension) =>
    scenarios.flatMap((scenario) => disciplines.map((discipline) => ({ dimension, scenario, discipline }))),
  );
  const known = new Set(cells.map(keyOf));
  const used = new Set(criteria.flatMap(({ cell }) => (cell ? [keyOf(cell)] : [])));
  const empty = cells.filter((cell) => !used.has(keyOf(cell)));
  const outside = criteria.filter(({ cell }) => cell && !known.has(keyOf(cell))).map(({ id }) => id);
  return { cells: cells.length, filled: cells.length - empty.length, empty, outside };
}

function keyOf({ dimension, scenario, discipline }: MatrixCell): string {
  return JSON.stringify([dimension ?? null, scenario ?? null, discipline ?? null]);
}
