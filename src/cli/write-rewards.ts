import { domainRecords, lessonRecords, orderConsistency } from '../domain/rewards/session-records.ts';
import type { DialogueRecord, RewardRecord, TurnRecord } from '../domain/rewards/training-record.ts';
import { type JudgedResponse, trainingRecords } from '../domain/rewards/training-records.ts';
import { renderRewardRecords } from '../formats/reward-records.ts';
import { visibleLine } from '../formats/visible-text.ts';
import type { Arguments, Options } from './command.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** Options of training records. */
export const rewardOptions = {
  rewards: { type: 'string' },
  'min-margin': { type: 'string' },
  pass: { type: 'string' },
  turns: { type: 'boolean' },
} as const satisfies Options;

/** Where records go and what stands in them. */
export interface RewardsRequest {
  readonly path: string;
  readonly leastMargin: number;
  readonly pass: number;
  readonly turns: boolean;
}

/** What `--rewards` and its options ask for; null without it. Throws: UsageError. */
export function readRewards(args: Arguments): RewardsRequest | null {
  const path = args.text('rewards');
  const [leastMargin, pass, turns] = [args.number('min-margin'), args.number('pass'), args.flag('turns')];
  if (path !== null) return { path, leastMargin: leastMargin ?? 0, pass: pass ?? 0.5, turns };
  if (leastMargin === null && pass === null && !turns) return null;
  throw new UsageError('--min-margin, --pass and --turns shape training records', 'Give --rewards <file> as well');
}

/** Writes the training records of judged responses to a file, and what they are on stderr; counts add up. */
export async function writeRewards(
  { path, leastMargin, pass }: RewardsRequest,
  {
    judged,
    turns,
  }: { readonly judged: readonly JudgedResponse[]; readonly turns: readonly (TurnRecord | DialogueRecord)[] },
  terminal: Terminal,
): Promise<void> {
  const records = trainingRecords(judged, { leastMargin, pass });
  const rewards = records.filter((record) => record.type === 'reward');
  const rewrites = records.filter((record) => record.type === 'rewrite');
  const rewritten = new Set(rewrites.map(({ id }) => id));
  // A rewrite is no sample: it is in no mean, and what it failed was told to its writer.
  const samples = rewards.filter(({ id }) => !rewritten.has(id));
  const domains = domainRecords(samples);
  const lessons = lessonRecords(samples);
  await terminal.writeFile(path, renderRewardRecords([...records, ...domains, ...lessons, ...turns]));
  const used = (usable: boolean | null): number => rewrites.filter((record) => record.usable === usable).length;
  const unscored = rewards.filter(({ reward }) => reward === null).length;
  terminal.note(
    `rewards: ${rewards.length} responses (${unscored} without a reward), ` +
      `${new Set(rewards.map(({ group }) => group)).size} groups, ` +
      `${records.length - rewards.length - rewrites.length} pairs, ${rewrites.length} rewrites ` +
      `(${used(true)} usable, ${used(false)} not usable, ${used(null)} not to tell)`,
  );
  for (const { domain, n, unscored: open, mean, variance } of domains) {
    const figures =
      mean === null || variance === null ? 'no mean' : `mean ${mean.toFixed(4)}, variance ${variance.toFixed(4)}`;
    terminal.note(
      `domain ${visibleLine(domain)}: ${figures} over ${n} responses${open > 0 ? `, ${open} without a reward` : ''}`,
    );
  }
  // Not their words: a criterion may quote a case.
  if (lessons.length > 0) terminal.note(`lessons: ${lessons.length} criteria failed three times or more`);
  noteOrder(samples, judged, terminal);
}

/** Says whether rewards rank what is known to be right above what is not, where cases say so. */
function noteOrder(rewards: readonly RewardRecord[], judged: readonly JudgedResponse[], terminal: Terminal): void {
  const known = new Map(judged.map(({ id, correct }) => [id, correct]));
  const outcomes = rewards.flatMap(({ id, group, reward }) => {
    const correct = known.get(id) ?? null;
    return correct === null || reward === null ? [] : [{ group, reward, correct }];
  });
  const { pairs, share } = orderConsistency(outcomes);
  if (share !== null)
    terminal.note(`order: ${share.toFixed(4)} of ${pairs} pairs of a correct and an incorrect response`);
}
