import { canonicalJson } from '../canonical-json.ts';
import { groupBy } from '../group-by.ts';
import { creditOf, type Marks, marksOf, overallKey } from '../mark.ts';
import { axisOf, scored, sumOf } from '../profiles/figures.ts';
import type { Profile } from '../profiles/profile.ts';
import type { Criterion, Rubric } from '../rubric.ts';
import type { Message } from '../submission.ts';
import type { Verdict } from '../verdict.ts';
import { groupAdvantages, meanAdvantages } from './group-advantage.ts';
import type {
  CriterionReward,
  PairRecord,
  PartReward,
  PassageReward,
  ResponseId,
  RewardRecord,
  RewriteRecord,
  Standing,
  TrainingRecord,
} from './training-record.ts';

/** A response with its verdicts, and the rule that rewards it. */
export interface JudgedResponse {
  readonly id: ResponseId;
  readonly conversation: readonly Message[];
  readonly response: string;
  readonly rubric: Rubric;
  readonly verdicts: ReadonlyMap<string, Verdict | null>;
  readonly profile: Profile;
  /** What the rule scores by; absent where that is the verdicts alone. */
  readonly marks?: Marks;
  /** Id of the response that this one rewrites; null where it was written at once. */
  readonly rewriteOf: ResponseId | null;
  /** What its case is filed under. */
  readonly domains: readonly string[];
  /** Whether its result is known to be right; null where nobody said. */
  readonly correct: boolean | null;
}

/** Units: rewards of the rule. */
export interface RecordOptions {
  /** A pair whose rewards differ by less is not told. */
  readonly leastMargin?: number;
  /** From which reward on a response without a known outcome counts as correct. */
  readonly pass?: number;
}

/**
 * Training data of judged responses: rewards in the order of the input, then a pair of each group whose best and worst
 * differ, then rewrites. A rewrite is no sample of its group: it stands beside none, and is in no mean and no pair.
 */
export function trainingRecords(
  responses: readonly JudgedResponse[],
  { leastMargin = 0, pass = 0.5 }: RecordOptions = {},
): readonly TrainingRecord[] {
  const groups = groupBy(responses, groupKey).map((all, at): Group => {
    const samples = all.filter(({ rewriteOf }) => rewriteOf === null);
    return { name: `group-${at + 1}`, samples, rewrites: all.filter((one) => !samples.includes(one)) };
  });
  const rewards = new Map(groups.flatMap((group) => rewardsOf(group, pass)));
  return [
    ...responses.flatMap((one) => rewards.get(one) ?? []),
    ...groups.flatMap((group) => pairOf(group, leastMargin)),
    ...groups.flatMap((group) => group.rewrites.map((one) => rewriteRecord(one, group))),
  ];
}

interface Group {
  readonly name: string;
  readonly samples: readonly JudgedResponse[];
  readonly rewrites: readonly JudgedResponse[];
}

function groupKey({ conversation, rubric, profile }: JudgedResponse): string {
  return canonicalJson([conversation.map(({ role, content }) => [role, content]), rubric.criteria, profile.name]);
}

function rewardsOf(
  { name, samples, rewrites }: Group,
  pass: number,
): readonly (readonly [JudgedResponse, RewardRecord])[] {
  const names = partNames(samples[0] ?? rewrites[0]);
  const whole = standings(samples.map((one) => outcomeOf(one).reward));
  const parts = names.map((part) => ({
    name: part,
    standings: standings(samples.map((one) => partReward(one, part))),
  }));
  const record = (one: JudgedResponse, standing: Standing, partsOf: readonly PartReward[]): RewardRecord => ({
    type: 'reward',
    id: one.id,
    group: name,
    rule: one.profile.name,
    domains: one.domains,
    route: routeOf(one, standing.reward, pass),
    ...standing,
    reason: outcomeOf(one).reason,
    criteria: one.rubric.criteria.map((criterion) => criterionReward(one, criterion)),
    parts: partsOf,
    passages: passageRewards(one),
  });
  return [
    ...samples.map((one, at) => {
      const own = parts.map((part) => {
        const standing = part.standings[at] ?? alone(null);
        const others = part.standings.filter((_, other) => other !== at).map(({ reward }) => reward);
        return { name: part.name, ...standing, wins: winsOf(standing.reward, scored(others)) };
      });
      return [one, record(one, whole[at] ?? alone(null), own)] as const;
    }),
    ...rewrites.map((one) => {
      const own = names.map((part) => ({ name: part, ...alone(partReward(one, part)), wins: null }));
      return [one, record(one, alone(outcomeOf(one).reward), own)] as const;
    }),
  ];
}

/** The reward of a response by its rule. Missing: null while something is undecided that the rule needs. */
export function rewardOf(one: JudgedResponse): number | null {
  return outcomeOf(one).reward;
}

function routeOf({ correct }: JudgedResponse, reward: number | null, pass: number): RewardRecord['route'] {
  const right = correct ?? (reward === null ? null : reward >= pass);
  return right === null ? null : right ? 'correct' : 'incorrect';
}

/** The reward of a response by its rule, over all criteria or some: a rule by which less is better is turned round. */
function outcomeOf(
  { rubric, verdicts, profile, marks = marksOf(rubric, verdicts) }: JudgedResponse,
  criteria: readonly Criterion[] = rubric.criteria,
) {
  // A grade of the whole response is none of its parts.
  const own = criteria === rubric.criteria ? marks : new Map([...marks].filter(([key]) => key !== overallKey));
  const { value, reason } = profile.score({ ...rubric, criteria }, own);
  return { reward: value !== null && profile.better === 'lower' ? 0 - value : value, reason };
}

function standings(rewards: readonly (number | null)[]): readonly Standing[] {
  const known = scored(rewards);
  // A single reward has nothing to stand beside, which is not the same as being equal to it.
  if (known.length < 2) return rewards.map(alone);
  const [centred, standard] = [meanAdvantages(known).values(), groupAdvantages(known).values()];
  return rewards.map((reward) =>
    reward === null
      ? alone(null)
      : { reward, advantage: centred.next().value ?? null, standard: standard.next().value ?? null },
  );
}

function alone(reward: number | null): Standing {
  return { reward, advantage: null, standard: null };
}

function winsOf(own: number | null, others: readonly number[]): number | null {
  if (own === null || others.length === 0) return null;
  return sumOf(others.map((other) => (own > other ? 1 : own === other ? 0.5 : 0))) / others.length;
}

function criterionReward({ verdicts }: JudgedResponse, criterion: Criterion): CriterionReward {
  const { id, text, points, tags } = criterion;
  const share = creditOf(criterion, verdicts.get(id));
  const reward = share === null ? null : share === 0 ? 0 : share * points;
  return { id, criterion: text, points, tags, share, reward, passages: passagesOf(criterion) };
}

function partNames(one: JudgedResponse | undefined): readonly string[] {
  return [...new Set(one?.rubric.criteria.flatMap(partsOf))].sort();
}

/** The tags of a criterion, and its axis written as a tag. */
function partsOf(criterion: Criterion): readonly string[] {
  const axis = axisOf(criterion);
  return axis === null ? criterion.tags : [...criterion.tags, `axis:${axis}`];
}

function partReward(one: JudgedResponse, name: string): number | null {
  return outcomeOf(
    one,
    one.rubric.criteria.filter((criterion) => partsOf(criterion).includes(name)),
  ).reward;
}

function passageRewards(one: JudgedResponse): readonly PassageReward[] {
  const rewards = one.rubric.criteria.map((criterion) => criterionReward(one, criterion));
  return [...new Set(rewards.flatMap(({ passages }) => passages))].map((passage) => {
    const resting = rewards.filter(({ passages }) => passages.includes(passage));
    const known = scored(resting.map(({ reward }) => reward));
    return {
      passage,
      reward: known.length === resting.length ? sumOf(known) : null,
      criteria: resting.map(({ id }) => id),
    };
  });
}

function passagesOf({ provenance }: Criterion): readonly string[] {
  return provenance.kind === 'generated'
    ? provenance.sources.filter((source) => /^guideline:\d+-\d+$/.test(source))
    : [];
}

function pairOf({ name, samples }: Group, leastMargin: number): readonly PairRecord[] {
  const ranked = samples
    .flatMap((one) => {
      const { reward } = outcomeOf(one);
      return reward === null ? [] : [{ one, reward }];
    })
    .toSorted((a, b) => b.reward - a.reward);
  const [best, worst] = [ranked[0], ranked.at(-1)];
  if (!best || !worst || best.reward <= worst.reward || best.reward - worst.reward < leastMargin) return [];
  const { conversation, rubric, profile } = best.one;
  return [
    {
      type: 'pair',
      group: name,
      rule: profile.name,
      prompt: conversation,
      chosenId: best.one.id,
      rejectedId: worst.one.id,
      chosen: best.one.response,
      rejected: worst.one.response,
      chosenReward: best.reward,
      rejectedReward: worst.reward,
      margin: best.reward - worst.reward,
      differs: rubric.criteria.flatMap((criterion) => {
        const { id, text, points } = criterion;
        const [chosen, rejected] = [best.one, worst.one].map(({ verdicts }) => creditOf(criterion, verdicts.get(id)));
        if (typeof chosen !== 'number' || typeof rejected !== 'number' || chosen === rejected) return [];
        return [{ id, criterion: text, points, chosen, rejected }];
      }),
    },
  ];
}

function rewriteRecord(rewrite: JudgedResponse, { name, samples, rewrites }: Group): RewriteRecord {
  const of = rewrite.rewriteOf ?? rewrite.id;
  const first = [...samples, ...rewrites].find((one) => one !== rewrite && one.id === of);
  const [before, after] = [first ? outcomeOf(first).reward : null, outcomeOf(rewrite).reward];
  const fails = (criterion: Criterion): boolean => {
    const share = creditOf(criterion, first?.verdicts.get(criterion.id));
    return share !== null && (criterion.points > 0 ? share < 1 : share > 0);
  };
  return {
    type: 'rewrite',
    id: rewrite.id,
    of,
    group: name,
    rule: rewrite.profile.name,
    response: first?.response ?? null,
    rewrite: rewrite.response,
    failed: first ? rewrite.rubric.criteria.filter(fails).map(({ id }) => id) : [],
    before,
    after,
    usable: before === null || after === null ? null : after > before,
  };
}
