import type { ErrorCode } from '../domain/errors.ts';

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
  | { readonly code: 'no-user-message' }
  | { readonly code: 'conversation-cut' };

/** How a rubric was made, for display and review. It names scenarios and entries, never quotes the conversation. */
export interface GenerationTrace {
  readonly order: 'engine' | 'lexical';
  readonly scenarios: readonly { readonly id: string; readonly strength: number }[];
  readonly constraints: number;
  readonly candidates: readonly TracedCandidate[];
  readonly notes: readonly Note[];
}
