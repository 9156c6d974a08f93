/** The eigenvalues of a symmetric matrix, each with its unit vector. */
export interface Eigen {
  readonly values: readonly number[];
  /** `vectors[k]` belongs to `values[k]`. */
  readonly vectors: readonly (readonly number[])[];
}

/**
 * Finds eigenvalues and vectors by Jacobi's rotations: plain, exact enough for the few dozen criteria of a rubric, and
 * the same on every machine.
 */
export function symmetricEigen(matrix: readonly (readonly number[])[]): Eigen {
  const size = matrix.length;
  const a = Float64Array.from(matrix.flat());
  const v = Float64Array.from({ length: size * size }, (_, at) => (at % (size + 1) === 0 ? 1 : 0));
  for (let sweep = 0; sweep < 100 && offDiagonal(a, size) > 1e-24; sweep += 1) {
    for (let p = 0; p < size; p += 1) for (let q = p + 1; q < size; q += 1) rotate(a, v, size, p, q);
  }
  const places = Array.from({ length: size }, (_, at) => at);
  return {
    values: places.map((at) => a[at * size + at] ?? 0),
    vectors: places.map((at) => places.map((row) => v[row * size + at] ?? 0)),
  };
}

/** Turns the plane of rows p and q so that their shared entry becomes zero. */
function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const shared = at(a, size, p, q);
  if (shared === 0) return;
  const theta = (at(a, size, q, q) - at(a, size, p, p)) / (2 * shared);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (let k = 0; k < size; k += 1) turn(a, k * size + p, k * size + q, c, s);
  for (let k = 0; k < size; k += 1) turn(a, p * size + k, q * size + k, c, s);
  for (let k = 0; k < size; k += 1) turn(v, k * size + p, k * size + q, c, s);
}

function turn(values: Float64Array, first: number, second: number, c: number, s: number): void {
  const [x, y] = [values[first] ?? 0, values[second] ?? 0];
  values[first] = c * x - s * y;
  values[second] = s * x + c * y;
}

function at(values: Float64Array, size: number, row: number, column: number): number {
  return values[row * size + column] ?? 0;
}

function offDiagonal(a: Float64Array, size: number): number {
  return a.reduce((sum, value, place) => (place % (size + 1) === 0 ? sum : sum + value * value), 0);
}
