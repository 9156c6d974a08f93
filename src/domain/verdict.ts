import type { ErrorCode } from './errors.ts';
import { checkEvidence, type Evidence } from './evidence.ts';

/** Who decided. */
export type VerdictSource = 'model' | 'code' | 'person';

/**
 * The answer to one criterion. Only a decided verdict counts in a score; the other two widen its interval.
 * Units: `probability` is the calibrated chance that the criterion is met, 0 to 1.
 */
export type Verdict =
  | {
      readonly kind: 'decided';
      readonly met: boolean;
      readonly probability: number;
      readonly evidence: readonly Evidence[];
      readonly source: VerdictSource;
      /** False when no calibration fitted to this model, layout and dtype stood behind the probability. */
      readonly calibrated: boolean;
    }
  | {
      readonly kind: 'abstained';
      readonly probability: number;
      readonly evidence: readonly Evidence[];
      readonly reason: string;
    }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string };

/** Whether a verdict about this response can be trusted as data: a probability within 0 to 1, every quote in its place. */
export function isSoundVerdict(verdict: Verdict, response: string): boolean {
  if (verdict.kind === 'failed') return true;
  const { probability, evidence } = verdict;
  const sound = evidence.every((item) => item.weight >= 0 && item.weight <= 1 && checkEvidence(response, item));
  return probability >= 0 && probability <= 1 && sound;
}
