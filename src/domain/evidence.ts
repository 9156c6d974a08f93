/**
 * A quote from the response. `role` says whether it supports the verdict or is the nearest miss: what comes closest to words
 * that were not found. A criterion that denies ("fails to…") is met without words and supported, when unmet, by those it denies.
 * Units: offsets are UTF-16 code units into the response, end exclusive; `weight` is the share of the model's
 * attention on the quote, 0 to 1. `quote` equals `response.slice(start, end)`; `checkEvidence` holds this.
 */
export interface Evidence {
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly weight: number;
  readonly role: 'supports' | 'nearest-miss';
}

/** Whether the quote stands in the response exactly where the evidence says. */
export function checkEvidence(response: string, { quote, start, end }: Evidence): boolean {
  const inside =
    Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= response.length;
  return inside && response.slice(start, end) === quote;
}
