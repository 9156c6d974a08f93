import type { ErrorCode } from './errors.ts';
import { checkEvidence, type Evidence } from './evidence.ts';

/** Who decided. */
export type VerdictSource = 'model' | 'code' | 'person';

/** How likely one mark of a scale is. Units: `value` on the criterion's scale; `chance` from 0 to 1. */
export interface MarkChance {
  readonly value: number;
  readonly chance: number;
}

/**
 * The answer to one criterion. Only a decided or graded verdict counts in a score; the other two widen its interval.
 * Units: `probability` is the calibrated chance that the criterion is met, 0 to 1; on a scale, that its top is reached.
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
      /** A mark on a scale of more than two steps. */
      readonly kind: 'graded';
      readonly value: number;
      /** Every mark that was weighed and how likely it is; empty where nobody computed it. */
      readonly chances: readonly MarkChance[];
      readonly evidence: readonly Evidence[];
      readonly source: VerdictSource;
      readonly calibrated: boolean;
    }
  | {
      readonly kind: 'abstained';
      readonly probability: number;
      readonly evidence: readonly Evidence[];
      readonly reason: string;
      /** As for a decided verdict; absent where code abstained. */
      readonly calibrated?: boolean;
      readonly logit?: number;
      /** Marks that the model weighed without deciding between them. */
      readonly chances?: readonly MarkChance[];
    }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string };

/** A verdict on a question that has no scale. */
export type YesNoVerdict = Exclude<Verdict, { readonly kind: 'graded' }>;

/** The raw answer that a model's verdict rests on; undefined for all others, and for marks, which rest on several. */
export function logitOf(verdict: Verdict | null | undefined): number | undefined {
  return verdict?.kind === 'decided' || verdict?.kind === 'abstained' ? verdict.logit : undefined;
}

/** Whether a verdict about this response can be trusted as data: numbers within their bounds, every quote in its place. */
export function isSoundVerdict(verdict: Verdict, response: string): boolean {
  if (verdict.kind === 'failed') return true;
  const { evidence, chances = [] } = { chances: undefined, ...verdict };
  const quoted = evidence.every((item) => isShare(item.weight) && checkEvidence(response, item));
  const weighed = chances.every(({ value, chance }) => Number.isFinite(value) && isShare(chance));
  if (!quoted || !weighed) return false;
  if (verdict.kind === 'graded') return Number.isFinite(verdict.value);
  return isShare(verdict.probability) && Number.isFinite(verdict.logit ?? 0);
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 1;
}

/** Where an unsure verdict on a yes-or-no question leans by its chance; null where no chance was computed, and for others. */
export function leansMet(verdict: Verdict): boolean | null {
  if (verdict.kind !== 'abstained' || verdict.logit === undefined) return null;
  return verdict.probability >= 0.5;
}
