import { nearDuplicateWords, wordsOf } from '../refine/near-duplicate.ts';
import type { Criterion, Rubric } from '../rubric.ts';
import type { Finding, LintNote } from './lint-note.ts';
import { lintPolarity } from './lint-polarity.ts';
import { wordRules } from './lint-words.ts';
import { splitStatement } from './split-statement.ts';

/** Share of words in common from which two criteria are said to overlap. */
const overlapAtLeast = 0.65;
/** Quotations are somebody else's wording, and brackets explain. */
const aside = /"[^"]*"|“[^”]*”|\([^)]*\)/gu;
const explaining = /\b(?:such as|for example|for instance|including|that is|namely)\b|\b[ei]\.\s?[ge]\.|\(|:/i;
const little = new Set('the a an of to in for on and or that is it with by be as at from response'.split(' '));

/**
 * What a writer may want to mend in a rubric, criterion by criterion in its order. Advice alone: nothing is changed.
 * Source: the faults are those of survey questions (two in one, vague, leading); the word lists are ours.
 */
export function lintRubric(rubric: Rubric): readonly LintNote[] {
  const words = wordsByCriterion(rubric);
  return rubric.criteria.flatMap((criterion) => lintCriterion(criterion, rubric, words));
}

/** The notes on one criterion beside the others of its rubric. Each kind once. */
export function lintCriterion(
  criterion: Criterion,
  rubric: Rubric,
  words: WordsByCriterion = wordsByCriterion(rubric),
): readonly LintNote[] {
  const found: (Finding | null)[] = [
    lintBarrels(criterion),
    ...wordRules.map((rule) => findWords(criterion, rule)),
    lintPolarity(criterion),
    lintOverlap(criterion, rubric, words),
  ];
  return found.filter((finding) => finding !== null).map((finding) => ({ criterionId: criterion.id, ...finding }));
}

/** A criterion with sub-checks is meant to ask several things; one that code checks is worded by code. */
function lintBarrels({ text, check, parts = [] }: Criterion): Finding | null {
  if (check !== undefined || parts.length > 0) return null;
  const halves = splitStatement(text);
  if (!halves) return null;
  const problem = 'It asks two things at once: a response that does one of them is neither met nor unmet.';
  const mend = 'Make two criteria of it, or give it sub-checks.';
  return { kind: 'double-barrelled', words: halves.words, problem, mend, instead: halves.parts };
}

/** Levels and guidance say what a word means, so a vague word is none beside them. */
function findWords(criterion: Criterion, { kind, words, problem, mend }: (typeof wordRules)[number]): Finding | null {
  const explained = criterion.guidance !== undefined || (criterion.levels ?? []).length > 0;
  if (criterion.check !== undefined || (kind === 'vague' && explained)) return null;
  const bare = criterion.text.replace(aside, (piece) => ' '.repeat(piece.length));
  const match = words.exec(bare);
  const found = match?.[0];
  // "Proper care, such as cooling it" says what it means.
  if (kind === 'vague' && match && explaining.test(criterion.text.slice(match.index))) return null;
  return found === undefined ? null : { kind, words: found, problem: problem.replace('$', () => found), mend };
}

/** The first other criterion that asks nearly the same. */
function lintOverlap({ id }: Criterion, { criteria }: Rubric, words: WordsByCriterion): Finding | null {
  const own = words.get(id);
  const place = criteria.findIndex((other) => other.id !== id && overlaps(own, words.get(other.id)));
  const other = criteria[place];
  if (!other) return null;
  const problem = `It asks nearly the same as criterion ${place + 1}, so one thing is counted twice.`;
  const mend = 'Keep one of them, or say in each what the other leaves out.';
  return { kind: 'overlapping', words: other.text, problem, mend };
}

/** The words of a criterion, and those of them that carry meaning. */
interface Words {
  readonly all: readonly string[];
  readonly content: ReadonlySet<string>;
  /** Another number or a negation makes another criterion, however much else is shared. */
  readonly telling: string;
}

type WordsByCriterion = ReadonlyMap<string, Words>;

function wordsByCriterion({ criteria }: Rubric): WordsByCriterion {
  return new Map(criteria.map(({ id, text }) => [id, readWords(text)]));
}

function readWords(text: string): Words {
  const all = wordsOf(text);
  const content = new Set(all.filter((word) => !little.has(word)));
  const telling = [...content].filter((word) => /\d|^(?:not|no|never|without)$/.test(word));
  return { all, content, telling: telling.sort().join() };
}

function overlaps(a: Words | undefined, b: Words | undefined): boolean {
  if (!a || !b) return false;
  if (nearDuplicateWords(a.all, b.all) !== null) return true;
  if (a.telling !== b.telling) return false;
  const shared = [...a.content].filter((word) => b.content.has(word)).length;
  return shared > 2 && shared / (a.content.size + b.content.size - shared) >= overlapAtLeast;
}
