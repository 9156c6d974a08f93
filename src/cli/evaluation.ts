import { bootstrapFigures, type Intervals } from './bootstrap.ts';
import { type Breakdowns, breakDown } from './breakdowns.ts';
import { type CaseAgreement, caseAgreement } from './case-agreement.ts';
import type { LabelledCriterion } from './criterion-only-baseline.ts';
import { fitCriterionOnly } from './criterion-only-baseline.ts';
import type { EvidenceAgreement } from './evidence-agreement.ts';
import { type Figures, figuresOf, type Judged } from './figures.ts';

/** A judged row with what its breakdowns need. */
export interface EvaluatedRow extends Judged {
  /** Of the criterion: all that the criterion-only baseline may see. */
  readonly text: string;
  readonly tags: readonly string[];
  readonly points: number | undefined;
  readonly responder: string | undefined;
  /** Rows with the same id are about the same response. */
  readonly caseId: string;
  readonly responseWords: number;
}

/** A verifier and its baselines over the same labelled rows. */
export interface Evaluation {
  /** Rows that were scored. */
  readonly n: number;
  /** Rows labelled met among them. */
  readonly met: number;
  readonly prompts: number;
  /** Rows without an answer, counted and never scored. */
  readonly errors: number;
  /** Scored rows on which the verifier would abstain; they stand in the figures by their probability. */
  readonly abstained: number;
  readonly figures: Figures;
  readonly baselines: { readonly alwaysMajority: Figures; readonly criterionOnly: Figures | null };
  readonly intervals: Intervals | null;
  readonly cases: CaseAgreement | null;
  readonly breakdowns: Breakdowns;
  readonly evidence: EvidenceAgreement | null;
}

/** What the evaluation needs beside the rows. Missing: no baseline from text without `train`, no intervals without `resamples`. */
export interface EvaluationOptions {
  readonly errors: number;
  readonly abstained: number;
  readonly train: readonly LabelledCriterion[] | null;
  readonly resamples: number | null;
  readonly random: () => number;
  readonly evidence: EvidenceAgreement | null;
}

/** Computes the figures of the verifier and of methods that never read a response, all on the same rows. */
export function evaluateRows(rows: readonly EvaluatedRow[], options: EvaluationOptions): Evaluation {
  const { errors, abstained, train, resamples, random, evidence } = options;
  return {
    n: rows.length,
    met: rows.filter((row) => row.label).length,
    prompts: new Set(rows.map((row) => row.group)).size,
    errors,
    abstained,
    figures: figuresOf(rows),
    baselines: {
      alwaysMajority: figuresOf(alwaysMajority(rows, train)),
      criterionOnly: train && figuresOf(criterionOnly(rows, train)),
    },
    intervals: resamples === null ? null : bootstrapFigures(rows, { resamples, random }),
    cases: caseAgreement(rows, { resamples, random }),
    breakdowns: breakDown(rows),
    evidence,
  };
}

/** Says the commoner label of the training rows (of these rows where there are none) with its share as probability. */
function alwaysMajority(rows: readonly EvaluatedRow[], train: readonly LabelledCriterion[] | null): Judged[] {
  const labels = train ? train.map((row) => row.label === 1) : rows.map((row) => row.label);
  const probability = labels.filter(Boolean).length / labels.length;
  return rows.map((row) => ({ ...row, probability, met: probability >= 0.5 }));
}

function criterionOnly(rows: readonly EvaluatedRow[], train: readonly LabelledCriterion[]): Judged[] {
  const predict = fitCriterionOnly(train);
  return rows.map((row) => {
    const probability = predict(row.text);
    return { ...row, probability, met: probability >= 0.5 };
  });
}
