import { endsOf } from './text-ends.ts';

/** A passage of a text. Units: UTF-16 offsets, end exclusive. */
export interface Passage {
  readonly start: number;
  readonly end: number;
}

/** Passages of a text that show any of some signs, in order of place, none overlapping. Of a long text its ends alone are read. */
export function findSigns(response: string, signs: readonly RegExp[]): readonly Passage[] {
  const found = endsOf(response).flatMap(({ text, at }) =>
    signs.flatMap((sign) =>
      [...text.matchAll(sign)].map((match) => ({
        start: at(match.index),
        end: at(match.index + match[0].length),
      })),
    ),
  );
  const merged: { start: number; end: number }[] = [];
  for (const one of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last && one.start <= last.end) last.end = Math.max(last.end, one.end);
    else merged.push({ ...one });
  }
  return merged;
}
