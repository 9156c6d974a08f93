import { combineOrders } from '../../domain/judging/combine-orders.ts';
import { type Comparison, type Tally, tallyComparisons } from '../../domain/judging/tally.ts';
import type { Criterion, Rubric } from '../../domain/rubric.ts';
import { scales, shareOfScale } from '../../domain/scale.ts';
import type { Message } from '../../domain/submission.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { quoteText } from '../../engine/quote-text.ts';
import { checkConstraint } from '../check-constraint.ts';
import { askLogits, type JudgeOptions, withReadings } from './ask-logits.ts';
import { type Judged, judgeResponse } from './judge-marks.ts';

/** Two responses to one conversation. */
export interface ResponsePair {
  readonly conversation: readonly Message[];
  readonly first: string;
  readonly second: string;
}

/**
 * How a pair is compared: each response read alone and the chances compared, which has no order; or both read as one
 * document in both orders, which needs a model that can compare.
 */
export type CompareWay = 'apart' | 'together';

export interface CompareOptions extends JudgeOptions {
  readonly way?: CompareWay;
  /** Units: probability. Differences (apart) or leanings from one half (together) up to this are a tie. */
  readonly margin?: number;
  /** Whether constraints that code checks decide alone where they differ, before any model is asked. */
  readonly constraintsDecide?: boolean;
}

/** A pair compared criterion by criterion. */
export interface PairComparison {
  readonly comparisons: readonly Comparison[];
  readonly tally: Tally;
  readonly by: 'constraints' | 'criteria';
}

const defaultMargin = 0.05;

/**
 * Compares two responses criterion by criterion and adds up outside the model; constraints are checked by code first.
 * Throws: RubriconError for engine-wide faults, AbortError when cancelled.
 * Source: OpenRS (constraints first, both orders, external tally), DeltaRubric.
 */
export async function compareResponses(
  pair: ResponsePair,
  rubric: Rubric,
  options: CompareOptions,
): Promise<PairComparison> {
  const constraints = rubric.criteria.filter(({ check }) => check !== undefined);
  const checked = constraints.map((criterion) => compareByCode(criterion, pair));
  const early = tallyComparisons(checked);
  if (options.constraintsDecide && (early.winner === 'first' || early.winner === 'second')) {
    return { comparisons: checked, tally: early, by: 'constraints' };
  }
  const left = { ...rubric, criteria: rubric.criteria.filter(({ check }) => check === undefined) };
  const way = options.way ?? 'apart';
  const asked = way === 'apart' ? await compareApart(pair, left, options) : await compareTogether(pair, left, options);
  const found = new Map([...checked, ...asked].map((item) => [item.criterion.id, item]));
  const comparisons = rubric.criteria.flatMap(({ id }) => found.get(id) ?? []);
  return { comparisons, tally: tallyComparisons(comparisons), by: 'criteria' };
}

/** Compares verdicts of two responses that were read apart; negative criteria are won by the response less likely to meet them. */
export function compareJudged(
  { criteria }: Rubric,
  first: Judged,
  second: Judged,
  margin = defaultMargin,
): readonly Comparison[] {
  return criteria.map((criterion) => {
    const [one, other] = [standing(criterion, first.get(criterion.id)), standing(criterion, second.get(criterion.id))];
    const lead = one === null || other === null ? null : leaning(one - other, margin) * Math.sign(criterion.points);
    return compared(criterion, lead, lead === null ? null : -lead);
  });
}

async function compareApart(
  { conversation, first, second }: ResponsePair,
  rubric: Rubric,
  options: CompareOptions,
): Promise<readonly Comparison[]> {
  if (rubric.criteria.length === 0) return [];
  // Whole criteria are compared, not their sub-checks.
  const whole = { ...rubric, criteria: rubric.criteria.map(({ parts: _, ...criterion }) => criterion) };
  const one = await judgeResponse({ conversation, response: first }, whole, options);
  const other = await judgeResponse({ conversation, response: second }, whole, options);
  return compareJudged(rubric, one, other, options.margin);
}

async function compareTogether(
  { conversation, first, second }: ResponsePair,
  { criteria }: Rubric,
  options: CompareOptions,
): Promise<readonly Comparison[]> {
  const statements = criteria.map(({ text }) => `Response 1 meets this better than response 2: ${text}`);
  const orderOf = (one: string, other: string) => ({ conversation, response: sideBySide(one, other) });
  return withReadings(options, async (readings) => {
    const forward = await askLogits(orderOf(first, second), statements, { ...options, readings });
    const backward = await askLogits(orderOf(second, first), statements, { ...options, readings });
    const lead = (logit: number | null | undefined, { points }: Criterion): number | null =>
      logit === null || logit === undefined
        ? null
        : leaning(1 / (1 + Math.exp(-logit)) - 0.5, options.margin ?? defaultMargin) * Math.sign(points);
    return criteria.map((criterion, at) =>
      compared(criterion, lead(forward[at], criterion), lead(backward[at], criterion)),
    );
  });
}

function compareByCode(criterion: Criterion, { first, second }: ResponsePair): Comparison {
  const good = (response: string): number | null => {
    const met = criterion.check ? checkConstraint(criterion.check, response).met : null;
    return met === null ? null : Number(met) * Math.sign(criterion.points);
  };
  const [one, other] = [good(first), good(second)];
  const lead = one === null || other === null ? null : one - other;
  return compared(criterion, lead, lead === null ? null : -lead);
}

function compared(criterion: Criterion, forward: number | null, backward: number | null): Comparison {
  return { criterion, ...combineOrders({ forward, backward }) };
}

function leaning(difference: number, margin: number): number {
  return Math.abs(difference) <= margin ? 0 : Math.sign(difference);
}

/** A chance, a mark's share of its scale, or a count. An unsure model still has its chance; code that can't tell has none. */
function standing({ scale = scales.binary }: Criterion, verdict: Verdict | null | undefined): number | null {
  if (!verdict || verdict.kind === 'failed') return null;
  if (verdict.kind === 'graded') return shareOfScale(scale, verdict.value) ?? verdict.value;
  return verdict.kind === 'abstained' && verdict.logit === undefined ? null : verdict.probability;
}

/** Both responses as one text, each between tags that it can't close. */
function sideBySide(one: string, other: string): string {
  return `Response 1:\n${quoteText('response-1', one)}\n\nResponse 2:\n${quoteText('response-2', other)}`;
}
