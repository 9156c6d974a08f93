import { tallyComparisons } from '../domain/judging/tally.ts';
import type { Criterion, Rubric } from '../domain/rubric.ts';
import type { Message } from '../domain/submission.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { Engine } from '../engine/port.ts';
import { compareJudged } from '../verification/judging/compare-responses.ts';
import { judgeResponse } from '../verification/judging/judge-marks.ts';
import type { InconsistentReason, KnownPair, PairJudge } from './refine/consistent-rubrics.ts';
import { whyInconsistent } from './refine/consistent-rubrics.ts';

/** A preference with what is needed to judge by a rubric. */
export interface PreferenceCase {
  readonly conversation: readonly Message[];
  readonly pair: KnownPair;
  readonly engine: Engine;
  readonly signal?: AbortSignal | undefined;
}

/** Tries rubrics and single criteria on one preference. */
export interface PreferenceTrial {
  /** Why a rubric does not reproduce the preference in both orders; null where it does. */
  whyNot(rubric: Rubric): Promise<InconsistentReason | null>;
  /** The same of each criterion alone, by its id. */
  whyNotEach(criteria: readonly Criterion[]): Promise<ReadonlyMap<string, InconsistentReason | null>>;
}

/**
 * Opens a trial: each answer is read apart, and what was once asked of it is kept. Hard rules that code checks go first
 * and decide alone where only one answer keeps them.
 * Throws, on use: RubriconError for engine-wide faults, AbortError when cancelled. Source: OpenRubrics.
 */
export function tryPreference({ conversation, pair, engine, signal }: PreferenceCase): PreferenceTrial {
  const verifier = { engine, calibration: null };
  const kept = new Map<string, Map<string, Verdict>>();

  const judge: PairJudge = async (rubric, first, second) => {
    const comparisons = compareJudged(rubric, await verdictsOn(first, rubric), await verdictsOn(second, rubric));
    const rules = tallyComparisons(comparisons.filter(({ criterion }) => criterion.check));
    return rules.winner === 'first' || rules.winner === 'second' ? rules.winner : tallyComparisons(comparisons).winner;
  };

  return {
    whyNot: (rubric) => whyInconsistent(rubric, pair, judge),
    async whyNotEach(criteria) {
      await verdictsOn(pair.preferred, { id: '', title: '', criteria });
      await verdictsOn(pair.rejected, { id: '', title: '', criteria });
      const reasons = new Map<string, InconsistentReason | null>();
      for (const criterion of criteria) {
        reasons.set(criterion.id, await whyInconsistent({ id: '', title: '', criteria: [criterion] }, pair, judge));
      }
      return reasons;
    },
  };

  /** Verdicts by criterion id; only what was not asked before is asked. */
  async function verdictsOn(response: string, { criteria }: Rubric): Promise<ReadonlyMap<string, Verdict>> {
    const known = kept.get(response) ?? new Map<string, Verdict>();
    kept.set(response, known);
    const open = criteria.filter(({ text }) => !known.has(text));
    if (open.length > 0) {
      const found = await judgeResponse(
        { conversation, response },
        { id: '', title: '', criteria: open },
        { verifier, signal },
      );
      for (const { id, text } of open) {
        const verdict = found.get(id);
        if (verdict) known.set(text, verdict);
      }
    }
    return new Map(
      criteria.flatMap(({ id, text }) => {
        const verdict = known.get(text);
        return verdict ? [[id, verdict] as const] : [];
      }),
    );
  }
}
