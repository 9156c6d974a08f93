import type { Message } from '../submission.ts';

/** The id of a response as it came. */
export type ResponseId = string | number;

/**
 * A reward and how it stands in its group: less the mean, and in population standard deviations.
 * Units: those of the rule, more is better. Missing: `reward` is null while something is undecided or the rule gives no
 * number; the others where fewer than two responses of the group have one.
 */
export interface Standing {
  readonly reward: number | null;
  readonly advantage: number | null;
  readonly standard: number | null;
}

/** What a criterion added. Units: `share` 0 to 1 of its points; `reward` points. Missing: both null while undecided. */
export interface CriterionReward {
  readonly id: string;
  readonly criterion: string;
  readonly points: number;
  readonly tags: readonly string[];
  readonly share: number | null;
  readonly reward: number | null;
  /** Passages of a guideline that it rests on. */
  readonly passages: readonly string[];
}

/** One tag or axis. Units: `wins` is the share of comparisons inside the group that were won, a tie half a win. */
export interface PartReward extends Standing {
  readonly name: string;
  readonly wins: number | null;
}

/**
 * What the criteria that rest on one passage added: points, since a passage that only forbids has none to be a share of.
 * Missing: `reward` is null while one of them is undecided.
 */
export interface PassageReward {
  readonly passage: string;
  readonly reward: number | null;
  readonly criteria: readonly string[];
}

/** One response. `group` holds the responses to the same conversation by the same criteria and rule. */
export interface RewardRecord extends Standing {
  readonly type: 'reward';
  readonly id: ResponseId;
  readonly group: string;
  readonly rule: string;
  /** What its case is filed under. */
  readonly domains: readonly string[];
  /** By the outcome that its case names, else by whether the reward reaches a bound. Missing: null without either. */
  readonly route: 'correct' | 'incorrect' | null;
  /** Why there is no reward. */
  readonly reason: string | null;
  readonly criteria: readonly CriterionReward[];
  readonly parts: readonly PartReward[];
  readonly passages: readonly PassageReward[];
}

/** The best and the worst response of a group, and the criteria that tell them apart, with the shares of each. */
export interface PairRecord {
  readonly type: 'pair';
  readonly group: string;
  readonly rule: string;
  readonly prompt: readonly Message[];
  readonly chosenId: ResponseId;
  readonly rejectedId: ResponseId;
  readonly chosen: string;
  readonly rejected: string;
  readonly chosenReward: number;
  readonly rejectedReward: number;
  readonly margin: number;
  readonly differs: readonly {
    readonly id: string;
    readonly criterion: string;
    readonly points: number;
    readonly chosen: number;
    readonly rejected: number;
  }[];
}

/**
 * A response and its rewrite. Missing: `usable` is null where one of the two has no reward or the first is not there;
 * `before` and `response` are null where it is not there.
 */
export interface RewriteRecord {
  readonly type: 'rewrite';
  readonly id: ResponseId;
  readonly of: ResponseId;
  readonly group: string;
  readonly rule: string;
  readonly response: string | null;
  readonly rewrite: string;
  /** Ids of criteria that the first one did not earn in full, or lost points by. */
  readonly failed: readonly string[];
  readonly before: number | null;
  readonly after: number | null;
  readonly usable: boolean | null;
}

/**
 * How hard a domain is by a rule, so that a trainer can rescale its rewards. Units: `variance` of the population.
 * Missing: both null where no response of it has a reward.
 */
export interface DomainRecord {
  readonly type: 'domain';
  readonly domain: string;
  readonly rule: string;
  readonly n: number;
  readonly unscored: number;
  readonly mean: number | null;
  readonly variance: number | null;
}

/** A criterion that fails again and again. Units: `failed` of the `of` responses that it was decided for. */
export interface LessonRecord {
  readonly type: 'lesson';
  readonly criterion: string;
  readonly points: number;
  readonly failed: number;
  readonly of: number;
  readonly lesson: string;
}

/** One answer of a dialogue. Units: `turn` from 1; `weight` is its share of the dialogue. */
export interface TurnRecord {
  readonly type: 'turn';
  readonly id: ResponseId;
  readonly turn: number;
  readonly of: number;
  readonly weight: number;
  readonly rule: string;
  readonly reward: number | null;
  readonly words: number;
}

/** A dialogue as a whole. Units: `lengthSlope` words a turn. Missing: null for a single turn; `reward` while one has none. */
export interface DialogueRecord {
  readonly type: 'dialogue';
  readonly id: ResponseId;
  readonly turns: number;
  readonly rule: string;
  readonly reward: number | null;
  readonly lengthSlope: number | null;
}

/** A line of training data. */
export type TrainingRecord =
  | RewardRecord
  | PairRecord
  | RewriteRecord
  | DomainRecord
  | LessonRecord
  | TurnRecord
  | DialogueRecord;
