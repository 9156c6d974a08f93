/** What can be wrong with how a criterion is written. */
export type LintKind = 'double-barrelled' | 'vague' | 'unverifiable' | 'leading' | 'overlapping' | 'polarity';

/** One thing that a writer may want to mend. It never changes how a criterion is judged or scored. */
export interface LintNote {
  readonly criterionId: string;
  readonly kind: LintKind;
  /** The words that gave rise to it, as they stand. */
  readonly words: string;
  /** What is wrong, in a sentence. */
  readonly problem: string;
  /** How to mend it, in a sentence. */
  readonly mend: string;
  /** Wordings to take instead, where code can offer some. */
  readonly instead?: readonly string[];
}

/** A rule of the lint: what it finds in one criterion. */
export type Finding = Omit<LintNote, 'criterionId'>;
