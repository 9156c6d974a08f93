import { groupBy } from '../group-by.ts';
import { scored, sumOf } from '../profiles/figures.ts';
import type { DomainRecord, LessonRecord, RewardRecord } from './training-record.ts';

/** The mean and variance of rewards by domain and rule. Source: QoQ-Med, DRPO (rewards rescaled by how hard a domain is). */
export function domainRecords(rewards: readonly RewardRecord[]): readonly DomainRecord[] {
  const filed = rewards.flatMap(({ domains, rule, reward }) => domains.map((domain) => ({ domain, rule, reward })));
  return groupBy(filed, ({ domain, rule }) => JSON.stringify([domain, rule])).flatMap((group): DomainRecord[] => {
    const [first] = group;
    if (!first) return [];
    const known = scored(group.map(({ reward }) => reward));
    const mean = known.length === 0 ? null : sumOf(known) / known.length;
    const variance = mean === null ? null : sumOf(known.map((reward) => (reward - mean) ** 2)) / known.length;
    const { domain, rule } = first;
    return [{ type: 'domain', domain, rule, n: known.length, unscored: group.length - known.length, mean, variance }];
  });
}

/**
 * Criteria that at least so many responses failed, the commonest first; criteria with the same words and sign are one.
 * Source: Skill-SD (short lessons from many trajectories); the threshold is ours.
 */
export function lessonRecords(rewards: readonly RewardRecord[], least = 3): readonly LessonRecord[] {
  const decided = rewards.flatMap(({ criteria }) => criteria.filter(({ share }) => share !== null));
  return groupBy(decided, ({ criterion, points }) => JSON.stringify([criterion, points > 0]))
    .flatMap((group): LessonRecord[] => {
      const [first] = group;
      const failed = group.filter(({ share, points }) => (points > 0 ? share !== 1 : share !== 0)).length;
      if (!first || failed < least) return [];
      const { criterion, points } = first;
      const what = points > 0 ? 'Missed' : 'Wrongly done';
      const lesson = `${what} in ${failed} of ${group.length} responses: ${criterion}`;
      return [{ type: 'lesson', criterion, points, failed, of: group.length, lesson }];
    })
    .toSorted((a, b) => b.failed - a.failed);
}

/** Units: `share` of the `pairs` of a correct and an incorrect response of one group, a tie half. Missing: null without a pair. */
export interface OrderConsistency {
  readonly pairs: number;
  readonly share: number | null;
}

/** How often a response that is known to be correct has more reward than one that is not. Source: Uni-OPD. */
export function orderConsistency(
  outcomes: readonly { readonly group: string; readonly reward: number; readonly correct: boolean }[],
): OrderConsistency {
  const wins = groupBy(outcomes, ({ group }) => group).flatMap((group) => {
    const wrong = group.filter(({ correct }) => !correct);
    return group
      .filter(({ correct }) => correct)
      .flatMap(({ reward }) => wrong.map((other) => (reward > other.reward ? 1 : reward === other.reward ? 0.5 : 0)));
  });
  return { pairs: wins.length, share: wins.length === 0 ? null : sumOf(wins) / wins.length };
}
