import { type JudgedResponse, trainingRecords } from '../domain/rewards/training-records.ts';
import { renderRewardRecords } from '../formats/reward-records.ts';
import type { Terminal } from './terminal.ts';

/** Writes the training records of judged responses to a file, and what they are on stderr; counts add up. */
export async function writeRewards(path: string, judged: readonly JudgedResponse[], terminal: Terminal): Promise<void> {
  const records = trainingRecords(judged);
  await terminal.writeFile(path, renderRewardRecords(records));
  const rewards = records.filter((record) => record.type === 'reward');
  const rewrites = records.filter((record) => record.type === 'rewrite');
  const used = (usable: boolean | null): number => rewrites.filter((record) => record.usable === usable).length;
  const unscored = rewards.filter(({ reward }) => reward === null).length;
  terminal.note(
    `rewards: ${rewards.length} responses (${unscored} without a reward), ` +
      `${new Set(rewards.map(({ group }) => group)).size} groups, ` +
      `${records.length - rewards.length - rewrites.length} pairs, ${rewrites.length} rewrites ` +
      `(${used(true)} usable, ${used(false)} not usable, ${used(null)} not to tell)`,
  );
}
