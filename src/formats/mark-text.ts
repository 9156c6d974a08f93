import type { Evidence } from '../domain/evidence.ts';

/** Quotes of one criterion, named by its place in the rubric. */
export interface PlacedEvidence {
  readonly place: number;
  readonly evidence: Evidence;
}

/** A stretch of text under the same quotes; `places` is empty where nobody quotes it. `ends` are the quotes that end here. */
export interface MarkedPiece {
  readonly text: string;
  readonly places: readonly number[];
  readonly supports: boolean;
  readonly ends: readonly number[];
}

/** Cuts a text wherever a quote begins or ends; the pieces joined are the text. A pair of surrogates is never cut. */
export function markText(text: string, quotes: readonly PlacedEvidence[]): readonly MarkedPiece[] {
  const snapped = quotes
    .map(({ place, evidence }) => ({
      place,
      start: snap(text, evidence.start, -1),
      end: snap(text, evidence.end, 1),
      role: evidence.role,
    }))
    .filter(({ start, end }) => start >= 0 && start < end && end <= text.length);
  const cuts = new Set([0, text.length]);
  for (const { start, end } of snapped) cuts.add(start).add(end);
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1] ?? text.length;
    const over = snapped.filter((quote) => quote.start <= start && quote.end >= end);
    return {
      text: text.slice(start, end),
      places: unique(over.map(({ place }) => place)),
      supports: over.some(({ role }) => role === 'supports'),
      ends: unique(over.filter((quote) => quote.end === end).map(({ place }) => place)),
    };
  });
}

function snap(text: string, offset: number, step: 1 | -1): number {
  const inPair = /[\uD800-\uDBFF]/.test(text[offset - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[offset] ?? '');
  return inPair ? offset + step : offset;
}

const unique = (places: readonly number[]): readonly number[] => [...new Set(places)].sort((a, b) => a - b);
