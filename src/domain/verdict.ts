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
      /** False when no calibration fitted to this model, layout and dtype stood behind the probability, or the text was outside its scope. */
      readonly calibrated: boolean;
      /** The model's raw answer, kept so that a calibration can be fitted on a person's overrides. Only model verdicts have one. */
      readonly logit?: number;
    }
  | {
      readonly kind: 'abstained';
      readonly probability: number;
      readonly evidence: readonly Evidence[];
      readonly reason: string;
      /** As for a decided verdict; absent where code abstained. */
      readonly calibrated?: boolean;
      readonly logit?: number;
    }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string };

/** Whether a verdict about this response can be trusted as data: a probability within 0 to 1, every quote in its place. */
export function isSoundVerdict(verdict: Verdict, response: string): boolean {
  if (verdict.kind === 'failed') return true;
  const { probability, evidence, logit = 0 } = verdict;
  const sound = evidence.every((item) => item.weight >= 0 && item.weight <= 1 && checkEvidence(response, item));
  return probability >= 0 && probability <= 1 && Number.isFinite(logit) && sound;
}
