import { RubriconError } from '../../domain/errors.ts';
import { bestRound, isOutOfPatience } from '../../domain/judging/round-rules.ts';
import { type Robustness, robustness } from '../../domain/robustness.ts';
import type { Message } from '../../domain/submission.ts';
import type { EngineDocument } from '../../engine/port.ts';
import type { JudgeOptions } from '../../verification/judging/ask-logits.ts';
import { gradeByPeem, type PeemGrades } from './grade-by-peem.ts';
import { rewritePrompt, writeAnswer } from './write-prompt.ts';

/** One version of a prompt with the answer to it; the first is the original. */
export interface PromptRound extends PeemGrades {
  readonly prompt: string;
  readonly response: string;
}

/** Units: `best` is a place in `rounds`. `fault`: nothing usable was written, and what came before stands. */
export interface ImprovedPrompt {
  readonly rounds: readonly PromptRound[];
  readonly best: number;
  readonly stop: 'patience' | 'rounds' | 'fault';
}

/**
 * Rewrites a prompt from its grades, has each version answered and graded, and keeps the best; every rewrite starts from the best.
 * Throws: RubriconError model-unsupported when the engine cannot write, engine-wide faults, AbortError.
 * Source: PEEM (rewriting from scores and rationales alone); the best round and patience are ours.
 */
export async function improvePrompt(
  document: EngineDocument,
  options: JudgeOptions & { readonly rounds: number; readonly patience?: number },
): Promise<ImprovedPrompt> {
  const { verifier, signal, patience = 2 } = options;
  const writer = { engine: verifier.engine, signal };
  const rounds: PromptRound[] = [await roundOf(document)];
  const done = (stop: ImprovedPrompt['stop']): ImprovedPrompt => {
    return { rounds, best: bestRound(rounds.map(({ score }) => score.value)) ?? 0, stop };
  };
  while (rounds.length <= options.rounds) {
    if (
      isOutOfPatience(
        rounds.map(({ score }) => score.value),
        patience,
      )
    )
      return done('patience');
    const from = rounds[done('rounds').best] ?? rounds[0];
    if (!from) break;
    try {
      const prompt = await rewritePrompt(from.prompt, from.axes, writer);
      const conversation = withPrompt(document.conversation, prompt);
      rounds.push(await roundOf({ conversation, response: await writeAnswer(conversation, writer) }));
    } catch (thrown) {
      if (thrown instanceof RubriconError && thrown.code === 'output-invalid') return done('fault');
      throw thrown;
    }
  }
  return done('rounds');

  async function roundOf(version: EngineDocument): Promise<PromptRound> {
    const prompt = version.conversation.findLast(({ role }) => role === 'user')?.content ?? '';
    return { ...(await gradeByPeem(version, options)), prompt, response: version.response };
  }
}

/**
 * How steady the grades are when the prompt is said in other words, the response being the same.
 * Units: `tolerance` in shares of the score from 0 to 1. Throws: as grading does. Source: PEEM.
 */
export async function paraphraseRobustness(
  document: EngineDocument,
  grades: PeemGrades,
  {
    paraphrases,
    tolerance,
    ...options
  }: JudgeOptions & { readonly paraphrases: readonly string[]; readonly tolerance: number },
): Promise<Robustness> {
  const scores: (number | null)[] = [];
  for (const paraphrase of paraphrases) {
    const version = { ...document, conversation: withPrompt(document.conversation, paraphrase) };
    scores.push((await gradeByPeem(version, options)).score.value);
  }
  return robustness(grades.score.value, scores, tolerance);
}

/** The conversation with other words in the place of its last user message. */
function withPrompt(conversation: readonly Message[], content: string): readonly Message[] {
  const at = conversation.findLastIndex(({ role }) => role === 'user');
  return conversation.map((message, place) => (place === at ? { ...message, content } : message));
}
