import { type RetrievalFigures, retrievalFigures } from '../../domain/judging/retrieval-figures.ts';
import type { Criterion, Rubric } from '../../domain/rubric.ts';
import type { Engine } from '../../engine/port.ts';
import { createWordModel } from '../word-model.ts';
import { sameMeaning } from './same-meaning.ts';

/** A generated criterion and the person's that it stands for. Units: likeness 0 to 1. */
export interface MatchedCriteria {
  readonly generated: Criterion;
  readonly human: Criterion;
  readonly likeness: number;
}

/** Units: `cia` is the share of the person's criteria that are covered, in percent; null where there are none. */
export interface RubricMatch extends RetrievalFigures {
  readonly matched: readonly MatchedCriteria[];
  readonly cia: number | null;
}

/** How alike two criteria are, 0 to 1. */
export type Likeness = (generated: Criterion, human: Criterion) => number;

/**
 * Pairs criteria of two rubrics one to one, the likest first, with the same sign of points; and how much of the person's
 * rubric that covers.
 * Source: RubricRAG (precision, recall, F1), Automated Rubrics (clinical intent alignment). The pairing is ours.
 */
export function matchRubrics(
  generated: Rubric,
  human: Rubric,
  { likeness = wordLikeness(generated, human), atLeast = 0.35 }: { likeness?: Likeness; atLeast?: number } = {},
): RubricMatch {
  const pairs = generated.criteria
    .flatMap((one) => human.criteria.map((other) => ({ generated: one, human: other, likeness: likeness(one, other) })))
    .filter((pair) => pair.likeness >= atLeast && pair.generated.points * pair.human.points > 0)
    .sort((a, b) => b.likeness - a.likeness);
  const matched: MatchedCriteria[] = [];
  for (const pair of pairs) {
    const taken = matched.some((other) => other.generated === pair.generated || other.human === pair.human);
    if (!taken) matched.push(pair);
  }
  const found = matched.length;
  const wanted = human.criteria.length;
  const figures = retrievalFigures({ found, wrong: generated.criteria.length - found, missed: wanted - found });
  return { ...figures, matched, cia: wanted > 0 ? (found / wanted) * 100 : null };
}

/** Likeness by rare words in common, over the words of both rubrics. */
export function wordLikeness(...rubrics: readonly Rubric[]): Likeness {
  const words = createWordModel(rubrics.flatMap(({ criteria }) => criteria.map(({ text }) => text)));
  return (one, other) => words.similarity(one.text, other.text);
}

/**
 * Likeness by an engine: 1 where each criterion follows from the other.
 * Throws: RubriconError for engine-wide faults, AbortError when cancelled.
 */
export async function meaningLikeness(
  generated: Rubric,
  human: Rubric,
  engine: Engine,
  signal?: AbortSignal,
): Promise<Likeness> {
  const texts = human.criteria.map(({ text }) => text);
  const same = new Map<string, ReadonlySet<string>>();
  for (const { text } of generated.criteria) {
    const places = await sameMeaning(text, texts, { engine, signal });
    same.set(text, new Set(places.flatMap((place) => texts[place] ?? [])));
  }
  return (one, other) => Number(same.get(one.text)?.has(other.text) ?? false);
}
