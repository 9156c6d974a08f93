import { groupBy } from './group-by.ts';

/** A probability beside what people said. */
export interface Rated {
  readonly label: boolean;
  readonly probability: number;
}

/** A decision beside what people said. */
export interface Decided {
  readonly label: boolean;
  readonly met: boolean;
}

/** Rows whose probabilities lie near each other. Units: shares, 0 to 1. */
export interface ReliabilityBin {
  readonly count: number;
  readonly meanProbability: number;
  readonly metShare: number;
}

/**
 * Chance that a met row gets a higher probability than an unmet one, ties half.
 * Missing: null unless both labels occur.
 */
export function auroc(rows: readonly Rated[]): number | null {
  const met = rows.filter(({ label }) => label).length;
  const unmet = rows.length - met;
  if (met === 0 || unmet === 0) return null;
  let below = 0;
  let wins = 0;
  for (const tie of tiesOf(rows)) {
    const metHere = tie.filter(({ label }) => label).length;
    const unmetHere = tie.length - metHere;
    wins += metHere * (below + unmetHere / 2);
    below += unmetHere;
  }
  return wins / (met * unmet);
}

/** Mean of the F1 of met and of unmet. Missing: null when one of them occurs neither as label nor as decision. */
export function macroF1(rows: readonly Decided[]): number | null {
  const f1 = [true, false].map((side) => {
    const hits = rows.filter(({ label, met }) => label === side && met === side).length;
    const said = rows.filter(({ met }) => met === side).length;
    const rightful = rows.filter(({ label }) => label === side).length;
    return ratio(2 * hits, said + rightful);
  });
  return meanOrNull(f1);
}

/** Mean of the shares found among met and among unmet rows. Missing: null unless both labels occur. */
export function balancedAccuracy(rows: readonly Decided[]): number | null {
  const recalls = [true, false].map((side) => {
    const rightful = rows.filter(({ label }) => label === side);
    return ratio(rightful.filter(({ met }) => met === side).length, rightful.length);
  });
  return meanOrNull(recalls);
}

/**
 * AUROC within each criterion that has both labels over different responses, averaged over those criteria. It shows
 * verification rather than knowledge of base rates. Missing: null when no criterion has both labels.
 */
export function withinCriterion(rows: readonly (Rated & { readonly criterion: string })[]): number | null {
  const known = groupBy(rows, ({ criterion }) => criterion)
    .map(auroc)
    .filter((value) => value !== null);
  return ratio(sumOf(known), known.length);
}

/** Mean squared distance of the probability from the label. Missing: null without rows. */
export function brierScore(rows: readonly Rated[]): number | null {
  return ratio(sumOf(rows.map(({ label, probability }) => (probability - Number(label)) ** 2)), rows.length);
}

/** Mean negative logarithm of the probability given to the label, no probability nearer to 0 than 1e-12. Missing: null without rows. */
export function logLoss(rows: readonly Rated[]): number | null {
  const losses = rows.map(
    ({ label, probability }) => -Math.log(Math.max(1e-12, label ? probability : 1 - probability)),
  );
  return ratio(sumOf(losses), rows.length);
}

/** Pearson correlation of pairs. Missing: null unless both sides vary. */
export function pearson(pairs: readonly (readonly [number, number])[]): number | null {
  const n = pairs.length;
  if (n < 2) return null;
  const mean = (side: 0 | 1): number => sumOf(pairs.map((pair) => pair[side])) / n;
  const [x, y] = [mean(0), mean(1)];
  const spread = (side: 0 | 1, centre: number): number =>
    Math.sqrt(sumOf(pairs.map((pair) => (pair[side] - centre) ** 2)));
  const scale = spread(0, x) * spread(1, y);
  if (!(scale > 1e-12)) return null;
  return Math.min(1, Math.max(-1, sumOf(pairs.map(([a, b]) => (a - x) * (b - y))) / scale));
}

/**
 * Mean distance between probability and met share over bins of equal mass, weighted by their rows.
 * Missing: null without rows.
 */
export function expectedCalibrationError(rows: readonly Rated[], bins = 15): number | null {
  const gaps = reliabilityBins(rows, bins).map((bin) => bin.count * Math.abs(bin.meanProbability - bin.metShare));
  return ratio(sumOf(gaps), rows.length);
}

/**
 * Rows by rising probability in bins of as equal a number as can be, never empty. Rows of one probability share their
 * labels' mean, so that a bin's border within a tie does not make the order of rows matter.
 */
export function reliabilityBins(rows: readonly Rated[], bins = 15): ReliabilityBin[] {
  const sorted = tiesOf(rows).flatMap((tie) => {
    const metShare = tie.filter(({ label }) => label).length / tie.length;
    return tie.map(({ probability }) => ({ probability, metShare }));
  });
  const count = Math.min(bins, sorted.length);
  return Array.from({ length: count }, (_, index) => {
    const part = sorted.slice(
      Math.round((index * sorted.length) / count),
      Math.round(((index + 1) * sorted.length) / count),
    );
    return {
      count: part.length,
      meanProbability: sumOf(part.map(({ probability }) => probability)) / part.length,
      metShare: sumOf(part.map(({ metShare }) => metShare)) / part.length,
    };
  });
}

/** Rows by rising probability, those of one probability together. */
function tiesOf(rows: readonly Rated[]): Rated[][] {
  const ties: Rated[][] = [];
  for (const row of rows.toSorted((a, b) => a.probability - b.probability)) {
    const last = ties.at(-1);
    if (last?.[0]?.probability === row.probability) last.push(row);
    else ties.push([row]);
  }
  return ties;
}

function meanOrNull(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === values.length ? ratio(sumOf(known), known.length) : null;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
