import type { Winner } from '../../domain/judging/winner.ts';
import type { Rubric } from '../../domain/rubric.ts';

/** Why a rubric does not reproduce a known preference. */
export type InconsistentReason = 'contradicts' | 'tie' | 'flips' | 'undecided';

/** Judges two responses by a rubric in the order given; null where it came to nothing. */
export type PairJudge = (rubric: Rubric, first: string, second: string) => Promise<Winner | null>;

/** A pair of which one response is known to be better. */
export interface KnownPair {
  readonly preferred: string;
  readonly rejected: string;
}

/** What came of rubrics that were tried on a known preference. */
export interface ConsistencyRecord {
  readonly kept: readonly Rubric[];
  readonly rejected: readonly { readonly rubric: Rubric; readonly reason: InconsistentReason }[];
}

/**
 * Keeps the rubrics that reproduce a known preference in both orders.
 * Throws: what the judge throws. Source: OpenRubrics (preference-label consistency).
 */
export async function keepConsistent(
  rubrics: readonly Rubric[],
  pair: KnownPair,
  judge: PairJudge,
): Promise<ConsistencyRecord> {
  const kept: Rubric[] = [];
  const rejected: { rubric: Rubric; reason: InconsistentReason }[] = [];
  for (const rubric of rubrics) {
    const reason = await whyInconsistent(rubric, pair, judge);
    if (reason === null) kept.push(rubric);
    else rejected.push({ rubric, reason });
  }
  return { kept, rejected };
}

/**
 * Proposes rubrics until one reproduces the preference, so many times at most; `rubric` is null where none did.
 * Throws: what proposing and judging throw.
 */
export async function findConsistent(
  propose: (attempt: number) => Promise<Rubric>,
  pair: KnownPair,
  judge: PairJudge,
  attempts: number,
): Promise<{ readonly rubric: Rubric | null; readonly rejected: ConsistencyRecord['rejected'] }> {
  const rejected: ConsistencyRecord['rejected'][number][] = [];
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const rubric = await propose(attempt);
    const reason = await whyInconsistent(rubric, pair, judge);
    if (reason === null) return { rubric, rejected };
    rejected.push({ rubric, reason });
  }
  return { rubric: null, rejected };
}

/** Why a rubric does not reproduce a preference; null where it does. */
export async function whyInconsistent(
  rubric: Rubric,
  { preferred, rejected }: KnownPair,
  judge: PairJudge,
): Promise<InconsistentReason | null> {
  const forward = await judge(rubric, preferred, rejected);
  const backward = await judge(rubric, rejected, preferred);
  if (forward === null || backward === null) return 'undecided';
  if (forward === 'tie' || backward === 'tie') return 'tie';
  if (forward === backward) return 'flips';
  return forward === 'first' ? null : 'contradicts';
}
