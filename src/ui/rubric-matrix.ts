import { matrixCoverage } from '../domain/matrix-coverage.ts';
import type { Criterion, MatrixCell, Rubric } from '../domain/rubric.ts';
import { axisOf } from './rubric-tree.ts';

/** One table of the matrix: dimensions down, scenarios across. */
export interface MatrixTable {
  /** The discipline that it shows; empty where there is but one without a name. */
  readonly discipline: string;
  readonly rows: readonly { readonly dimension: string; readonly cells: readonly MatrixCellView[] }[];
}

export interface MatrixCellView {
  readonly key: string;
  readonly scenario: string;
  readonly criteria: readonly Criterion[];
}

/** A rubric in its matrix. */
export interface RubricMatrix {
  /** Whether the places come from tags, since the rubric declares none. */
  readonly derived: boolean;
  readonly scenarios: readonly string[];
  readonly tables: readonly MatrixTable[];
  readonly cells: number;
  readonly filled: number;
  /** Criteria without a place in the matrix. */
  readonly outside: readonly Criterion[];
}

/**
 * A rubric as a matrix of dimension by scenario by discipline. Without declared places, axis and theme tags stand in.
 * Missing: null where neither says anything.
 */
export function rubricMatrix(rubric: Rubric): RubricMatrix | null {
  const declared = rubric.matrix !== undefined || rubric.criteria.some(({ cell }) => cell !== undefined);
  const placed = declared ? rubric : fromTags(rubric);
  if (placed.criteria.every(({ cell }) => cell === undefined) && !rubric.matrix) return null;
  const matrix = placed.matrix ?? valuesOf(placed.criteria);
  const coverage = matrixCoverage({ ...placed, matrix });
  const inCell = (where: Required<MatrixCell>): readonly Criterion[] =>
    rubric.criteria.filter((_, at) => {
      const cell = placed.criteria[at]?.cell;
      return cell !== undefined && keyOf(cell) === keyOf(where);
    });
  const tables = matrix.disciplines.map((discipline) => ({
    discipline,
    rows: matrix.dimensions.map((dimension) => ({
      dimension,
      cells: matrix.scenarios.map((scenario) => {
        const where = { dimension, scenario, discipline };
        return { key: keyOf(where), scenario, criteria: inCell(where) };
      }),
    })),
  }));
  const placeless = new Set(coverage.outside);
  const outside = rubric.criteria.filter(({ id }, at) => placeless.has(id) || placed.criteria[at]?.cell === undefined);
  return {
    derived: !declared,
    scenarios: matrix.scenarios,
    tables,
    cells: coverage.cells,
    filled: coverage.filled,
    outside,
  };
}

const keyOf = ({ dimension = '', scenario = '', discipline = '' }: MatrixCell): string =>
  JSON.stringify([dimension, scenario, discipline]);

/** Every coordinate that occurs; one that a cell leaves open is a value of its own. */
function valuesOf(criteria: readonly Criterion[]): NonNullable<Rubric['matrix']> {
  const cells = criteria.flatMap(({ cell }) => cell ?? []);
  const all = (name: keyof MatrixCell): readonly string[] => [...new Set(cells.map((cell) => cell[name] ?? ''))];
  return { dimensions: all('dimension'), scenarios: all('scenario'), disciplines: all('discipline') };
}

function fromTags(rubric: Rubric): Rubric {
  const criteria = rubric.criteria.map((criterion): Criterion => {
    const dimension = axisOf(criterion)[0] ?? '';
    const theme = criterion.tags.find((tag) => tag.startsWith('theme:'))?.slice('theme:'.length) ?? '';
    if (dimension === '' && theme === '') return criterion;
    return { ...criterion, cell: { dimension, scenario: theme.replaceAll('_', ' '), discipline: '' } };
  });
  return { ...rubric, criteria };
}
