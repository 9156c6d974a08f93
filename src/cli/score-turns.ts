import type { DialogueRecord, TurnRecord } from '../domain/rewards/training-record.ts';
import type { JudgedResponse } from '../domain/rewards/training-records.ts';
import { rewardOf } from '../domain/rewards/training-records.ts';
import { turnRecords } from '../domain/rewards/turn-records.ts';
import { countWords } from '../verification/count-words.ts';
import type { InputCase } from './read-cases.ts';

type Case = Extract<InputCase, { ok: true }>;

/** Judges one answer of a case; null where that failed. */
export type JudgeCase = (item: Case) => Promise<JudgedResponse | null>;

/**
 * Judges every answer of a dialogue by the rubric of its case, each on what was said before it, and the response, which is
 * judged already, as the last.
 */
export async function scoreTurns(
  item: Case,
  last: JudgedResponse,
  judge: JudgeCase,
): Promise<readonly (TurnRecord | DialogueRecord)[]> {
  const { id, conversation } = item.submission;
  const turns: { reward: number | null; words: number }[] = [];
  for (const [at, { role, content }] of conversation.entries()) {
    if (role !== 'assistant' || at === 0) continue;
    const submission = { id: `${id}#${at}`, conversation: conversation.slice(0, at), response: content };
    const judged = await judge({ ...item, submission });
    turns.push({ reward: judged && rewardOf(judged), words: countWords(content) });
  }
  turns.push({ reward: rewardOf(last), words: countWords(last.response) });
  return turnRecords(item.id, last.profile.name, turns);
}
