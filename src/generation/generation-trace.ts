import type { ErrorCode } from '../domain/errors.ts';
import type { StepReason } from './step-reason.ts';

/** Why a bank entry is in the rubric or not. */
export type Outcome =
  | { readonly kind: 'kept'; readonly because: 'emergency' | 'pinned' | 'rank' | 'negative' }
  | {
      readonly kind: 'dropped';
      readonly because: 'below-candidates' | 'near-duplicate' | 'below-size' | 'negatives-full' | 'theme-full';
    };

/** One bank entry that applied to the conversation. */
export interface TracedCandidate {
  readonly bankId: string;
  readonly text: string;
  /** Fit by scenario, cues and words. */
  readonly lexical: number;
  /** How much the conversation lifts the model's answer to this entry, in logits; null when it was not asked or failed. */
  readonly lift: number | null;
  /** What the order follows, 0 to 1. */
  readonly relevance: number;
  readonly outcome: Outcome;
}

/** Something a reader should know about how the rubric came about. */
export type Note =
  | { readonly code: 'bank-is-english'; readonly language: string }
  | { readonly code: 'engine-failed'; readonly fault: ErrorCode }
  | { readonly code: 'engine-answers-missing'; readonly count: number }
  | { readonly code: 'writing-failed'; readonly fault: ErrorCode }
  | { readonly code: 'nothing-separates' }
  | { readonly code: 'no-user-message' }
  | { readonly code: 'conversation-cut' };

/** One thing a method did or found, in the order in which it happened. */
export interface TraceStep {
  readonly kind: 'found' | 'made' | 'asked' | 'kept' | 'merged' | 'dropped' | 'locked';
  /** The fact, the contrast or the criterion. */
  readonly text: string;
  /** Why, as a code of the closed list. */
  readonly because?: StepReason;
  readonly criterionId?: string;
  /** Ids or places of what it rests on: `guideline:120-188`, `pair.preferred:0-54`. */
  readonly from?: readonly string[];
  readonly figures?: Readonly<Record<string, number>>;
}

/** How the bank was searched. It names scenarios and entries, never quotes the conversation. */
export interface BankTrace {
  readonly order: 'engine' | 'lexical';
  readonly scenarios: readonly { readonly id: string; readonly strength: number }[];
  readonly constraints: number;
  readonly candidates: readonly TracedCandidate[];
}

/** How a rubric was made, for display and review. Its texts may come from the input: it stays where the case stays. */
export interface GenerationTrace {
  /** Id of the method. */
  readonly method: string;
  readonly steps: readonly TraceStep[];
  readonly notes: readonly Note[];
  /** There when the bank was searched. */
  readonly bank?: BankTrace;
}
