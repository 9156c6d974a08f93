import type { JudgingRow } from '../../formats/parse-judging-rows.ts';
import type { JudgeOptions } from '../../verification/judging/ask-logits.ts';
import type { CodebookCategory } from '../../verification/label-codebook.ts';

/** What a way to judge can't do without. */
export type JudgingNeed = Exclude<keyof JudgingRow, 'id'> | 'codebook';

/** A row that was found to have what is needed. */
export type Given<N extends keyof JudgingRow> = JudgingRow & {
  readonly [K in N]-?: NonNullable<JudgingRow[K]>;
};

/** What the options of the command say, for the methods that read them. */
export interface JudgingSettings {
  /** Units: criteria that a spot check may look at. */
  readonly budget: number;
  /** Units: rewrites at most, and rewrites in a row that may bring nothing. */
  readonly rounds: number;
  readonly patience: number;
  readonly codebook: readonly CodebookCategory[];
  /** Units: kappa of people from which a category is added up. */
  readonly leastAgreement: number;
  readonly hash: (text: string) => Promise<string>;
}

export interface JudgingContext extends JudgeOptions {
  readonly settings: JudgingSettings;
}

/** One way to judge: a file of this folder. `A` is its answer, plain data as it stands in an output line beside the id. */
export interface JudgingMethod<A extends object = object> {
  /** In kebab-case, as a person types it: `spot-check`. */
  readonly id: string;
  /** One line for a person who chooses. */
  readonly description: string;
  readonly source: string;
  /** Rows of the inventory of published methods that it answers to. */
  readonly rows: readonly string[];
  readonly needs: readonly JudgingNeed[];
  /** What a row may bring besides, in words; absent where nothing. */
  readonly takes?: string;
  /** What an output line holds beside the id, in words. */
  readonly gives: string;
  /** Whether any model will do, or one that writes is needed. */
  readonly model: 'any' | 'language';
  /** Throws: RubriconError, AbortError when cancelled. */
  judge(row: JudgingRow, context: JudgingContext): Promise<A>;
  /** The answer for a person: the first line says what was found. */
  tell(answer: A): readonly string[];
  /** What all answers amount to, in lines; absent where each stands alone. */
  sum?(answers: readonly A[], settings: JudgingSettings): readonly string[];
  /** All answers as CSV, for `-o <name>.csv`. */
  table?(answers: readonly (A & { readonly id: string | number })[], settings: JudgingSettings): string;
}
