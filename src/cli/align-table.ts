import { showLine } from './show-line.ts';

/** Lines of cells in columns: the first to the left, the others to the right. Cells may hold any text. */
export function alignTable(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => row.map(showLine));
  const widths = (lines[0] ?? []).map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A figure for a table; a dash where it is undefined. */
export function showFigure(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : value.toFixed(4);
}

/** An interval for a table. */
export function showInterval(interval: { readonly low: number; readonly high: number } | null | undefined): string {
  return interval ? `${showFigure(interval.low)} to ${showFigure(interval.high)}` : '–';
}
