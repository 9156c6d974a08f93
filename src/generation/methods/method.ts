import type { Rubric } from '../../domain/rubric.ts';
import type { Message } from '../../domain/submission.ts';
import type { Engine } from '../../engine/port.ts';
import type { GenerationTrace } from '../generation-trace.ts';

/** A conversation with the rubric that somebody wrote for it: one entry of the user's own bank. */
export interface LibraryEntry {
  readonly id: string;
  readonly conversation: readonly Message[];
  readonly rubric: Rubric;
}

/** What a rubric may be made from. Only the conversation is always there; each method says what else it needs. */
export interface GenerationInput {
  readonly conversation: readonly Message[];
  /** Answers known to be good. */
  readonly references?: readonly string[];
  /** Answers to be told apart. */
  readonly responses?: readonly string[];
  /** A person preferred one answer to another. */
  readonly pair?: { readonly preferred: string; readonly rejected: string };
  /** A pasted guideline or other evidence. */
  readonly guideline?: string;
  /** A rubric to adapt or grow. */
  readonly rubric?: Rubric;
  readonly library?: readonly LibraryEntry[];
  /** Names of those whose cares count. */
  readonly stakeholders?: readonly string[];
}

export type InputNeed = Exclude<keyof GenerationInput, 'conversation'>;

export interface GenerationOptions {
  /** Units: criteria. Each method has its own usual size and bounds. */
  readonly size?: number | undefined;
  readonly seed?: number | undefined;
  /** Names the rubric after what it was made from; without it a short non-cryptographic hash does. */
  readonly hash?: ((text: string) => string | Promise<string>) | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface GeneratedRubric {
  readonly rubric: Rubric;
  readonly trace: GenerationTrace;
}

/** One way to make a rubric: a file of this folder. */
export interface GenerationMethod {
  /** In kebab-case, as a person types it: `contrast-profile`. */
  readonly id: string;
  readonly name: string;
  /** One line for a person who chooses. */
  readonly description: string;
  /** Paper or system, and year. */
  readonly source: string;
  /** Rows of the inventory of published methods that it answers to. */
  readonly rows: readonly string[];
  readonly needs: readonly InputNeed[];
  /** What a language model that writes adds. */
  readonly writing: 'none' | 'better' | 'needed';
  /**
   * The same input and answers give the same rubric. A faulty engine never gives one silently: the trace says so, or it throws.
   * Throws: RubriconError, AbortError when cancelled.
   */
  generate(input: GenerationInput, engine: Engine, options: GenerationOptions): Promise<GeneratedRubric>;
}
