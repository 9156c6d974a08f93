/** A window over a text's tokens and the part of it that is kept. Units: token positions, ends exclusive. */
export interface Window {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Windows over a text of `length` tokens, one every `size - overlap`, and for each the tokens whose state it gives.
 * A token is taken from the window in which it is farthest from an edge; ties go to the earlier window. The kept parts
 * cover the text without gap or overlap.
 * Source: models/training/data.py, `windows` and `kept`; the card of the model says the same.
 */
export function cutWindows(length: number, size: number, overlap: number): readonly Window[] {
  const windows: Window[] = [];
  let from = 0;
  for (let start = 0; length > 0; start += size - overlap) {
    const end = Math.min(start + size, length);
    const next = start + size - overlap;
    const to = end === length ? length : cutBetween(start, end, next, Math.min(next + size, length));
    windows.push({ start, end, from, to });
    if (end === length) break;
    from = to;
  }
  return windows;
}

/** The first token of the overlap that is nearer to an edge of the earlier window than of the later one. */
function cutBetween(start: number, end: number, nextStart: number, nextEnd: number): number {
  const depth = (at: number, from: number, to: number): number => Math.min(at - from, to - 1 - at);
  let cut = nextStart;
  while (cut < end && depth(cut, start, end) >= depth(cut, nextStart, nextEnd)) cut += 1;
  return cut;
}
