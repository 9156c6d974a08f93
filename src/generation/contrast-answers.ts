import { fromFault } from '../domain/errors.ts';
import { nearDuplicateWords, wordsOf } from '../domain/refine/near-duplicate.ts';
import type { Criterion } from '../domain/rubric.ts';
import type { Message } from '../domain/submission.ts';
import type { Answer, Engine } from '../engine/port.ts';
import { pickEvidence } from '../verification/pick-evidence.ts';
import { type AskedText, askEach } from './ask-each.ts';
import { findConstraints } from './find-constraints.ts';
import type { Note } from './generation-trace.ts';
import { mineStatements } from './mine-statements.ts';
import { bankCriterion, searchBank } from './search-bank.ts';

/** A statement that was asked of every answer. */
export interface ContrastRow {
  readonly id: string;
  readonly text: string;
  /** Units: points; the sign is that of a response for which it holds. */
  readonly points: number;
  /** Which side of a response it looks at: an axis of the bank. */
  readonly dimension: string;
  /** Whether an answer said it, or the bank has it. */
  readonly origin: 'said' | 'bank';
  /** Units: raw logits by answer. Missing: null where an answer failed. */
  readonly logits: readonly (number | null)[];
  /** Where in the answers it stands, each checked: `responses.0:12-88`. */
  readonly quotes: readonly string[];
  /** Tags, check and provenance, for a row of the bank. */
  readonly known?: Criterion;
}

export interface ContrastRequest {
  readonly conversation: readonly Message[];
  readonly answers: readonly AskedText[];
  readonly engine: Engine;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface Contrast {
  readonly rows: readonly ContrastRow[];
  readonly notes: readonly Note[];
}

const mostOfEach = 24;
const mostOfBank = 40;
/**
 * From where on a statement holds of an answer, and how far apart answers must be to differ by it. The shipped verifier is
 * sure of plain statements that were said and shy of the bank's broader ones, by which it also tells less apart.
 * Units: logits.
 */
const bounds = {
  said: { held: -1, apart: 1.5 },
  bank: { held: -2.2, apart: 2.4 },
} as const;

/**
 * Asks of every answer what each of them says, and what the bank has for the conversation.
 * Throws: RubriconError for engine-wide faults and where no answer came at all; AbortError when cancelled.
 */
export async function contrastAnswers(request: ContrastRequest): Promise<Contrast> {
  const { conversation, answers, engine, signal, onProgress } = request;
  const drafts = [...saidOf(answers), ...bankFor(conversation)];
  const asked = await askEach({
    conversation,
    texts: answers,
    statements: drafts.map(({ text }) => text),
    engine,
    signal,
    onProgress,
  });
  const faults = asked.answers.flat().flatMap((answer) => (answer.ok ? [] : [answer.fault]));
  const [first] = faults;
  if (first && faults.length === asked.answers.flat().length) throw fromFault(first);
  const rows = drafts.map((draft, at): ContrastRow => {
    const looked = answers.flatMap((answer, side) => whereFound(answer, draft.text, asked.answers[side]?.[at]));
    return {
      ...draft,
      id: `row-${at + 1}`,
      logits: asked.logits.map((row) => row[at] ?? null),
      quotes: draft.origin === 'said' ? draft.quotes : looked,
    };
  });
  return { rows, notes: asked.notes };
}

/** How far apart the answers are. Units: logits. Missing: null where an answer is missing. */
export function spreadOf({ logits }: ContrastRow): number | null {
  const known = logits.filter((logit) => logit !== null);
  return known.length < logits.length || known.length === 0 ? null : Math.max(...known) - Math.min(...known);
}

/**
 * Whether a statement of the bank holds of an answer and clearly less of another text.
 * Units: raw logits of both. Missing: what was not answered holds of nothing.
 */
export function holdsClearly(logit: number | null, other: number | null): boolean {
  return logit !== null && other !== null && logit >= bounds.bank.held && logit - other >= bounds.bank.apart;
}

/** Whether a row holds of one answer and clearly less of another. */
export function separates(row: ContrastRow): boolean {
  const spread = spreadOf(row);
  const most = Math.max(...row.logits.map((logit) => logit ?? Number.NEGATIVE_INFINITY));
  return spread !== null && spread >= bounds[row.origin].apart && most >= bounds[row.origin].held;
}

/** How much better the first of two answers does by a row: less of what is bad is better. Missing: null for want of an answer. */
export function leadOfFirst({ logits: [one, other], points }: ContrastRow): number | null {
  return one === null || one === undefined || other === null || other === undefined
    ? null
    : (one - other) * Math.sign(points);
}

type Draft = Omit<ContrastRow, 'id' | 'logits'>;

/** What the answers say, each thing once; what two say alike points to both. */
function saidOf(answers: readonly AskedText[]): readonly Draft[] {
  const found: { draft: Draft; readonly words: readonly string[] }[] = [];
  for (const { place, text } of answers) {
    for (const mined of mineStatements(place, text, { most: mostOfEach })) {
      const words = wordsOf(mined.claim);
      const twin = found.find((one) => nearDuplicateWords(one.words, words) !== null);
      if (twin) twin.draft = { ...twin.draft, quotes: [...twin.draft.quotes, mined.place] };
      else {
        const dimension = dimensionOf(mined.text);
        const draft: Draft = { text: mined.text, points: 5, dimension, origin: 'said', quotes: [mined.place] };
        found.push({ words, draft });
      }
    }
  }
  return found.map(({ draft }) => draft);
}

function dimensionOf(text: string): string {
  if (text.startsWith('The response asks')) return 'context_awareness';
  return /^The response (?:says that|says:)/.test(text) ? 'accuracy' : 'completeness';
}

function bankFor(conversation: readonly Message[]): readonly Draft[] {
  const { finds, foreign } = searchBank(conversation, findConstraints(conversation));
  return finds.slice(0, mostOfBank).flatMap((find): Draft[] => {
    const known = bankCriterion(find, 0, foreign);
    const { text, points } = known;
    // What code decides is no matter for the model.
    if (known.check) return [];
    return [{ text, points, dimension: find.entry.axis, origin: 'bank', quotes: [], known }];
  });
}

/** The strongest sentence of an answer for which a statement holds. */
function whereFound({ place, text }: AskedText, statement: string, answer: Answer | undefined): readonly string[] {
  if (!answer?.ok || !(answer.logit >= bounds.bank.held)) return [];
  const [best] = pickEvidence(text, { statement, spans: answer.spans, found: true });
  return best ? [`${place}:${best.start}-${best.end}`] : [];
}
