import { groupBy } from '../group-by.ts';
import { meanOf, scored, sumOf } from '../profiles/figures.ts';
import type { Criterion } from '../rubric.ts';
import { type NeutralKind, neutralKinds } from './neutral-variants.ts';

/** The chance that each criterion is met, by its id; null where nobody answered. */
export type Chances = ReadonlyMap<string, number | null>;

/** What an edit does to its criterion: makes it met, or no longer met. */
export type Effect = 'adds' | 'removes';

/** One edit or variant and how the chances moved. */
export type Tried = { readonly criteria: readonly Criterion[]; readonly before: Chances; readonly after: Chances } & (
  | { readonly kind: 'causal'; readonly criterion: Criterion; readonly effect: Effect }
  | { readonly kind: NeutralKind }
);

/** Units: shares of `n` edits; `spillover` a mean movement of chances. Missing: null without an answered edit. */
export interface CriterionSensitivity {
  readonly criterion: string;
  readonly n: number;
  readonly sensitivity: number | null;
  readonly spillover: number | null;
}

/** Units: shares. Missing: null without an answered edit or variant. */
export interface AuditFigures {
  readonly sensitivity: number | null;
  readonly spillover: number | null;
  readonly criteria: readonly CriterionSensitivity[];
  readonly invariance: readonly { readonly kind: NeutralKind; readonly n: number; readonly share: number | null }[];
}

/** Units: `tolerance` in shares of the expected score; the others are shares. */
export interface AuditBounds {
  readonly tolerance: number;
  readonly leastSensitivity: number;
  readonly leastInvariance: number;
}

/** Movements at the level of rounding are none. */
const noise = 1e-9;

/**
 * How a verifier answers to edits that matter and to those that do not.
 * Source: Crome (causal and neutral pairs); the measures are ours.
 */
export function auditFigures(tried: readonly Tried[], { tolerance }: Pick<AuditBounds, 'tolerance'>): AuditFigures {
  const causal = tried.flatMap((one) => {
    if (one.kind !== 'causal') return [];
    const [before, after] = [one.before.get(one.criterion.id) ?? null, one.after.get(one.criterion.id) ?? null];
    if (before === null || after === null) return [];
    const moved = one.effect === 'adds' ? after - before : before - after;
    return [{ text: one.criterion.text, right: moved > noise, others: othersMoved(one, one.criterion.id) }];
  });
  const summed = (edits: readonly (typeof causal)[number][]) => ({
    sensitivity: shareOf(edits, ({ right }) => right),
    spillover: meanOrNull(edits.flatMap(({ others }) => others)),
  });
  return {
    ...summed(causal),
    criteria: groupBy(causal, ({ text }) => text).map((edits) => {
      return { criterion: edits[0]?.text ?? '', n: edits.length, ...summed(edits) };
    }),
    invariance: neutralKinds.map((kind) => {
      const moves = scored(tried.filter((one) => one.kind === kind).map(scoreMoved));
      return { kind, n: moves.length, share: shareOf(moves, (move) => move <= tolerance + noise) };
    }),
  };
}

/** What an audit failed by, in sentences; empty when it passes. */
export function auditFailures({ sensitivity, invariance }: AuditFigures, bounds: AuditBounds): readonly string[] {
  const { leastSensitivity, leastInvariance } = bounds;
  const below = (share: number | null, least: number): share is number => share !== null && share < least;
  return [
    ...(below(sensitivity, leastSensitivity)
      ? [`sensitivity ${sensitivity.toFixed(4)} is below ${leastSensitivity}`]
      : []),
    ...invariance.flatMap(({ kind, share }) =>
      kind !== 'other prompt' && below(share, leastInvariance)
        ? [`invariance to ${kind} ${share.toFixed(4)} is below ${leastInvariance}`]
        : [],
    ),
  ];
}

/** How far the expected score moved, in shares of all that could be earned, or lost where nothing can be earned. */
function scoreMoved({ criteria, before, after }: Tried): number | null {
  const moves = criteria.flatMap(({ id, points }) => {
    const [from, to] = [before.get(id) ?? null, after.get(id) ?? null];
    return from === null || to === null ? [] : [{ points, moved: (to - from) * points }];
  });
  const earned = sumOf(moves.map(({ points }) => Math.max(0, points)));
  const whole = earned > 0 ? earned : sumOf(moves.map(({ points }) => Math.abs(points)));
  return whole > 0 ? Math.abs(sumOf(moves.map(({ moved }) => moved))) / whole : null;
}

function othersMoved({ criteria, before, after }: Tried, edited: string): readonly number[] {
  return criteria.flatMap(({ id }) => {
    const [from, to] = [before.get(id) ?? null, after.get(id) ?? null];
    return id === edited || from === null || to === null ? [] : [Math.abs(to - from)];
  });
}

function shareOf<T>(items: readonly T[], holds: (item: T) => boolean): number | null {
  return items.length === 0 ? null : items.filter(holds).length / items.length;
}

function meanOrNull(numbers: readonly number[]): number | null {
  const mean = meanOf(numbers, '');
  return typeof mean === 'number' ? mean : null;
}
