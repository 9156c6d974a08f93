/** Units: points. Within these bounds no sum overflows or is lost. */
const pointsBounds = { least: 1e-6, most: 1e9 } as const;

/** Whether a number can be the worth of a criterion. */
export function isPoints(value: number): boolean {
  const size = Math.abs(value);
  return size >= pointsBounds.least && size <= pointsBounds.most;
}
