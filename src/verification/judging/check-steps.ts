import type { EngineDocument } from '../../engine/port.ts';
import { askLogits, type JudgeOptions, withReadings } from './ask-logits.ts';
import type { ReasoningStep } from './find-steps.ts';

/**
 * How far reasoning holds. Units: step numbers from 1.
 * Missing: `firstWrong` is null where no judged step is wrong; `sound` is null where a step could not be judged.
 */
export interface ProcessCheck {
  readonly firstWrong: number | null;
  readonly judged: readonly number[];
  readonly open: readonly number[];
  readonly sound: boolean | null;
  /** Share of the steps that come before the first wrong one, 1 where none is wrong; null where a step is open. */
  readonly held: number | null;
}

/**
 * Checks steps in their order and stops at the first wrong one: what follows from it is not judged. For a model that knows
 * what is true: the shipped verifier finds a wrong step in the text and calls it right.
 * Throws: RubriconError for engine-wide faults, AbortError when cancelled.
 * Source: OPV (first wrong step), RRM (each inference justified, no unexplained jump).
 */
export async function checkSteps(
  document: EngineDocument,
  steps: readonly ReasoningStep[],
  options: JudgeOptions,
): Promise<ProcessCheck> {
  return withReadings(options, async (readings) => {
    const judged: number[] = [];
    const open: number[] = [];
    let firstWrong: number | null = null;
    for (const { number, text } of steps) {
      const [logit = null] = await askLogits(document, [statementOf(text)], { ...options, readings });
      if (logit === null) open.push(number);
      else judged.push(number);
      if (logit !== null && logit < 0) {
        firstWrong = number;
        break;
      }
    }
    const before = steps.findIndex(({ number }) => number === firstWrong);
    const share = firstWrong === null ? 1 : before / steps.length;
    return {
      firstWrong,
      judged,
      open,
      sound: firstWrong !== null ? false : open.length > 0 || steps.length === 0 ? null : true,
      held: open.length > 0 || steps.length === 0 ? null : share,
    };
  });
}

function statementOf(step: string): string {
  return `This step of the response is correct and follows from what stands before it: ${step}`;
}
