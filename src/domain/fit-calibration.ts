import type { CalibrationMap, PlattMap } from './calibration.ts';

/** A raw answer beside what people said. Rows of one `group` (a prompt, a case) are never split between fitting and testing. */
export interface CalibrationRow {
  readonly logit: number;
  readonly label: boolean;
  readonly group: string;
  readonly tags: readonly string[];
}

/** The slope never falls below this, so that a higher logit always gives a higher probability. */
export const leastSlope = 0.01;
/** Fewer rows with a tag than this, and it gets no arm of its own. */
const armAtLeast = 30;
/** An arm of this many rows stands half-way between its own fit and the global one. */
const halfWay = 200;
const steps = 100;

/**
 * The line on the logit that fits the labels best: Newton's method on the log loss with Platt's smoothed targets, the
 * slope held at `leastSlope` or above. Rows without both labels, or without spread, still give a finite map.
 * Source: Platt 1999; Lin, Lin and Weng 2007 for the Newton steps with backtracking.
 */
export function fitPlatt(rows: readonly Pick<CalibrationRow, 'logit' | 'label'>[]): PlattMap {
  if (rows.length === 0) return { a: 1, b: 0 };
  const targets = smoothedTargets(rows);
  const mean = sumOf(rows, ({ logit }) => logit) / rows.length;
  const spread = Math.sqrt(sumOf(rows, ({ logit }) => (logit - mean) ** 2) / rows.length);
  const points = rows.map(({ logit }, i) => ({ x: (logit - mean) / (spread || 1), t: targets[i] ?? 0 }));
  if (spread > 0) {
    const { a, b } = minimize(points, { a: 0, b: 0 }, true);
    if (a / spread >= leastSlope) return { a: a / spread, b: b - (a * mean) / spread };
  }
  // The loss is convex, so a slope below the bound means that the best one allowed is the bound itself.
  const slope = spread > 0 ? leastSlope : 1;
  const held = minimize(points, { a: slope * (spread || 1), b: 0 }, false);
  return { a: slope, b: held.b - slope * mean };
}

/**
 * A global map, and an arm for every tag that begins with `armsOf` and has rows enough with both labels. An arm is
 * drawn towards the global map by n / (n + 200): few rows move little. Without `armsOf` there are no arms.
 */
export function fitCalibration(rows: readonly CalibrationRow[], armsOf: string | null = null): CalibrationMap {
  const global = fitPlatt(rows);
  if (armsOf === null) return global;
  const tags = [...new Set(rows.flatMap((row) => row.tags))].filter((tag) => tag.startsWith(armsOf)).sort();
  const arms = tags.flatMap((tag): [string, PlattMap][] => {
    const tagged = rows.filter((row) => row.tags.includes(tag));
    if (tagged.length < armAtLeast || new Set(tagged.map(({ label }) => label)).size < 2) return [];
    const own = fitPlatt(tagged);
    const share = tagged.length / (tagged.length + halfWay);
    const blend = (mine: number, all: number): number => share * mine + (1 - share) * all;
    return [[tag, { a: blend(own.a, global.a), b: blend(own.b, global.b) }]];
  });
  return arms.length === 0 ? global : { ...global, byTag: Object.fromEntries(arms) };
}

interface Point {
  readonly x: number;
  readonly t: number;
}

/** Targets a little inside 0 and 1, so that labels that a threshold separates do not ask for certainty. */
function smoothedTargets(rows: readonly { readonly label: boolean }[]): readonly number[] {
  const met = rows.filter(({ label }) => label).length;
  const high = (met + 1) / (met + 2);
  const low = 1 / (rows.length - met + 2);
  return rows.map(({ label }) => (label ? high : low));
}

/** Newton with halved steps; with `slope` false only the shift moves. */
function minimize(points: readonly Point[], start: PlattMap, slope: boolean): PlattMap {
  let map = start;
  let loss = lossOf(points, map);
  for (let step = 0; step < steps; step += 1) {
    const move = newtonMove(points, map, slope);
    let length = 1;
    let next = map;
    let lower = loss;
    for (; length > 1e-10; length /= 2) {
      next = { a: map.a + length * move.a, b: map.b + length * move.b };
      lower = lossOf(points, next);
      if (lower < loss) break;
    }
    if (!(lower < loss)) return map;
    const gain = loss - lower;
    map = next;
    loss = lower;
    if (gain < 1e-14 * points.length) return map;
  }
  return map;
}

function newtonMove(points: readonly Point[], { a, b }: PlattMap, slope: boolean): PlattMap {
  let [ga, gb, haa, hab, hbb] = [0, 0, 1e-10, 0, 1e-10];
  for (const { x, t } of points) {
    const p = 1 / (1 + Math.exp(-(a * x + b)));
    const w = p * (1 - p);
    ga += (p - t) * x;
    gb += p - t;
    haa += w * x * x;
    hab += w * x;
    hbb += w;
  }
  if (!slope) return { a: 0, b: -gb / hbb };
  const det = haa * hbb - hab * hab;
  if (!(det > 0)) return { a: -ga / haa, b: -gb / hbb };
  return { a: (hab * gb - hbb * ga) / det, b: (hab * ga - haa * gb) / det };
}

/** Cross entropy written so that no logit overflows. */
function lossOf(points: readonly Point[], { a, b }: PlattMap): number {
  return sumOf(points, ({ x, t }) => {
    const z = a * x + b;
    return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - t * z;
  });
}

function sumOf<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
