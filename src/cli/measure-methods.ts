import { bank } from '../../models/bank/index.ts';
import { applyCalibration, identityMap } from '../domain/calibration.ts';
import { toFault } from '../domain/errors.ts';
import { kendallTau } from '../domain/kendall-tau.ts';
import type { Criterion, Rubric } from '../domain/rubric.ts';
import { generateRubric, isGiven } from '../generation/generate-rubric.ts';
import type { GenerationInput, GenerationMethod, LibraryEntry } from '../generation/methods/method.ts';
import { type Likeness, matchRubrics } from '../generation/refine/match-rubrics.ts';
import { boundCalibration, type Verifier } from '../verification/calibrate.ts';
import { checkConstraint } from '../verification/check-constraint.ts';
import { askLogits } from '../verification/judging/ask-logits.ts';
import type { RankingCase } from './ranking-cases.ts';
import { shuffled } from './shuffled.ts';

/** A case made ready: what methods may see of it, and the responses that are ranked, which no method sees. */
export interface MeasuredCase {
  readonly id: string;
  readonly human: Rubric;
  readonly input: GenerationInput;
  readonly ranked: RankingCase['responses'];
}

/** What came of one rubric on one case. Units: `tau` is 0 where the rubric told nothing apart. */
export interface MethodOutcome {
  readonly name: string;
  readonly group: string;
  /** Criteria of the rubric; null for what is no rubric. */
  readonly size: number | null;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  readonly tau: number | null;
  /** Code of the fault that left no rubric; null where there is one. */
  readonly fault: string | null;
}

export interface MeasureOptions {
  readonly methods: readonly GenerationMethod[];
  readonly verifier: Verifier;
  readonly likeness: Likeness;
  readonly seed: number;
  readonly random: () => number;
  readonly signal: AbortSignal;
}

/** Names of what every method is measured beside. */
export const baselines = {
  human: "the physicians' rubric",
  random: 'bank entries at random',
  length: 'length of the response',
} as const;

const randomSize = 12;

/**
 * Sets two responses aside that the grades tell apart, for the methods that need answers; the others, `most` of them,
 * are ranked. Null where there are fewer than two to rank, or the grades tell none of them apart.
 */
export function prepareCase(
  { id, conversation, human, responses, references }: RankingCase,
  { library, most, random }: { library: readonly LibraryEntry[]; most: number; random: () => number },
): MeasuredCase | null {
  const drawn = shuffled(responses, random);
  const [one] = drawn;
  const other = drawn.find(({ theirs }) => theirs !== one?.theirs);
  if (!one || !other) return null;
  const ranked = drawn.filter((response) => response !== one && response !== other).slice(0, most);
  if (new Set(ranked.map(({ theirs }) => theirs)).size < 2) return null;
  const [preferred, rejected] = one.theirs > other.theirs ? [one.text, other.text] : [other.text, one.text];
  const input: GenerationInput = {
    conversation,
    pair: { preferred, rejected },
    responses: [one.text, other.text],
    ...(references.length > 0 && { references }),
    ...(library.length > 0 && { library }),
  };
  return { id, human, input, ranked };
}

/**
 * Makes a rubric by every method that the case has the inputs for, and measures each beside the baselines. Every ranked
 * response is read once and asked for all rubrics together.
 * Throws: RubriconError for engine-wide faults, AbortError when cancelled.
 */
export async function measureCase(one: MeasuredCase, options: MeasureOptions): Promise<readonly MethodOutcome[]> {
  const { verifier, likeness, random, signal } = options;
  const faults: MethodOutcome[] = [];
  const rubrics = new Map<string, Rubric>([
    [baselines.human, one.human],
    [baselines.random, randomRubric(random)],
  ]);
  for (const method of options.methods.filter(({ needs }) => needs.every((need) => isGiven(one.input, need)))) {
    try {
      const made = await generateRubric(one.input, verifier.engine, { method: method.id, seed: options.seed, signal });
      rubrics.set(method.id, made.rubric);
    } catch (thrown) {
      if (signal.aborted) throw thrown;
      const none = { size: null, precision: null, recall: null, f1: null, tau: null };
      faults.push({ name: method.id, group: one.id, ...none, fault: toFault(thrown).code });
    }
  }
  const scores = await scoreResponses(one, [...rubrics.values()], verifier, signal);
  const measured = [...rubrics].map(([name, rubric], at): MethodOutcome => {
    const { precision, recall, f1 } = matchRubrics(rubric, one.human, { likeness });
    const tau = tauOf(
      one,
      scores.map((row) => row[at] ?? null),
    );
    const matched = rubric === one.human ? { precision: null, recall: null, f1: null } : { precision, recall, f1 };
    return { name, group: one.id, size: rubric.criteria.length, ...matched, tau, fault: null };
  });
  const lengths = one.ranked.map(({ text }) => text.length);
  const none = { size: null, precision: null, recall: null, f1: null, fault: null };
  return [...measured, { name: baselines.length, group: one.id, ...none, tau: tauOf(one, lengths) }, ...faults];
}

/** Null where a response has no score; 0 where the scores tell nothing apart. */
function tauOf({ ranked }: MeasuredCase, scores: readonly (number | null)[]): number | null {
  const pairs = ranked.flatMap(({ theirs }, at) => {
    const ours = scores[at] ?? null;
    return ours === null ? [] : [[ours, theirs] as const];
  });
  return pairs.length < ranked.length ? null : (kendallTau(pairs) ?? 0);
}

/** Points by the chance that each criterion is met: a row a response, a column a rubric. */
async function scoreResponses(
  { input: { conversation }, ranked }: MeasuredCase,
  rubrics: readonly Rubric[],
  verifier: Verifier,
  signal: AbortSignal,
): Promise<readonly (readonly (number | null)[])[]> {
  const texts = [...new Set(rubrics.flatMap(({ criteria }) => criteria.filter(isAsked).map(({ text }) => text)))];
  const map = boundCalibration(verifier) ?? identityMap;
  const rows: (readonly (number | null)[])[] = [];
  for (const { text: response } of ranked) {
    const logits = await askLogits({ conversation, response }, texts, { verifier, signal });
    const chances = new Map(texts.map((text, at) => [text, logits[at] ?? null]));
    const chanceOf = ({ check, text, tags }: Criterion): number | null => {
      const code = check ? checkConstraint(check, response).met : null;
      if (code !== null) return Number(code);
      const logit = chances.get(text) ?? null;
      return logit === null ? null : applyCalibration(logit, map, tags);
    };
    rows.push(rubrics.map((rubric) => expectedPoints(rubric, chanceOf)));
  }
  return rows;
}

const isAsked = ({ check }: Criterion): boolean => check === undefined;

/** Null where a criterion has no answer: what is left would rank by something else. */
function expectedPoints({ criteria }: Rubric, chanceOf: (criterion: Criterion) => number | null): number | null {
  const chances = criteria.map(chanceOf);
  if (chances.includes(null)) return null;
  return criteria.reduce((sum, { points }, at) => sum + points * (chances[at] ?? 0), 0);
}

function randomRubric(random: () => number): Rubric {
  const criteria = shuffled(bank, random)
    .slice(0, randomSize)
    .map(({ id, text, points }): Criterion => {
      // A slot reads as its generic words.
      const words = text.replace(/\{\w+\|([^}]*)\}/g, '$1');
      return { id, text: words, points, tags: [], provenance: { kind: 'bank', bankId: id, relevance: 0 } };
    });
  return { id: 'random', title: '', criteria };
}
