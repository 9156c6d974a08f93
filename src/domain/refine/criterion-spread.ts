import { sumOf } from '../profiles/figures.ts';

/** Whether a response does well by a criterion: 1 in full, 0 not at all; null where nobody knows. */
export type Good = number | null;

/** Units: the mean of what is known, 0 to 1. Missing: null where nothing is known. */
export function meanGood(found: readonly Good[]): number | null {
  const known = found.filter((good) => good !== null);
  return known.length === 0 ? null : sumOf(known) / known.length;
}

/**
 * Whether a criterion tells no response from another: at least two are known and all are equal.
 * Source: ORBIT and RRD drop what everyone or no one meets.
 */
export function hasNoSpread(found: readonly Good[]): boolean {
  const known = found.filter((good) => good !== null);
  return known.length >= 2 && known.every((good) => good === known[0]);
}

/**
 * Whether a criterion favours the weak responses over the strong ones; false without labels of both kinds.
 * Source: RRD drops misaligned criteria.
 */
export function isMisaligned(found: readonly Good[], strong: readonly (boolean | null)[]): boolean {
  const mean = (side: boolean) => meanGood(found.filter((_, at) => strong[at] === side));
  const [best, worst] = [mean(true), mean(false)];
  return best !== null && worst !== null && best < worst;
}
