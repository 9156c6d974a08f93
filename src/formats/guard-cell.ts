const runs = '[=+\\-@\\t\\r\\n＝＋－＠]';
const dangerous = new RegExp(`^'*${runs}`);
const guarded = new RegExp(`^'(?='*${runs})`);
const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** Sets an apostrophe before a cell that a spreadsheet would run. Plain numbers stay; `unguardCell` gives the cell back. */
export function guardCell(cell: string): string {
  return dangerous.test(cell) && !number.test(cell) ? `'${cell}` : cell;
}

/** Takes back the apostrophe that `guardCell` sets. */
export function unguardCell(cell: string): string {
  return cell.replace(guarded, '');
}
