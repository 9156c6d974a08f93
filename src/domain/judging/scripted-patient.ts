import type { Message } from '../submission.ts';

/** What a patient says, fixed beforehand. Shape: a reply is given once, to the first answer that holds one of its words. */
export interface PatientScript {
  readonly opening: string;
  readonly replies: readonly { readonly words: readonly string[]; readonly says: string }[];
  /** Said where no reply is left that fits. */
  readonly otherwise: string;
  /** Answers in the visit. */
  readonly turns: number;
}

/**
 * Plays a visit with a scripted patient; it ends with an answer. The same script and the same answers give the same
 * transcript.
 * Throws: what answering throws. Source: Baichuan-M2's patient, here a fixed script without a model.
 */
export async function playVisit(
  script: PatientScript,
  answer: (conversation: readonly Message[]) => Promise<string>,
): Promise<readonly Message[]> {
  const messages: Message[] = [{ role: 'user', content: script.opening }];
  let left = script.replies;
  for (let turn = 1; turn <= script.turns; turn += 1) {
    const content = await answer([...messages]);
    messages.push({ role: 'assistant', content });
    if (turn === script.turns) break;
    const heard = content.toLowerCase();
    const reply = left.find(({ words }) => words.some((word) => heard.includes(word.toLowerCase())));
    left = left.filter((one) => one !== reply);
    messages.push({ role: 'user', content: reply?.says ?? script.otherwise });
  }
  return messages;
}
