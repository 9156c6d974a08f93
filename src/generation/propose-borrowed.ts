import { RubriconError } from '../domain/errors.ts';
import type { Message } from '../domain/submission.ts';
import type { Engine } from '../engine/port.ts';
import { type Borrowed, borrowCriteria } from './borrow-criteria.ts';
import { askRelevance } from './engine-relevance.ts';
import { fuseRanks } from './fuse-ranks.ts';
import type { Note, TraceStep } from './generation-trace.ts';
import { askedText, type Neighbour } from './library-neighbours.ts';
import type { GenerationOptions } from './methods/method.ts';
import type { Proposal } from './pick-proposals.ts';
import { readConversation } from './plain-text.ts';
import { type WriteSource, writeCriteria } from './write-criteria.ts';

/** What the neighbours lend: proposals, the best first, and what was found and left on the way. */
export interface BorrowedProposals {
  readonly proposals: readonly Proposal[];
  readonly steps: readonly TraceStep[];
  readonly notes: readonly Note[];
}

export interface BorrowRequest {
  /** Id of the method, for the provenance. */
  readonly method: string;
  readonly conversation: readonly Message[];
  readonly neighbours: readonly Neighbour[];
  readonly engine: Engine;
  readonly options: GenerationOptions;
  /** Units: criteria that a model writes at most. */
  readonly most: number;
}

const task =
  'You write a rubric for responses to the conversation, after the rubrics that people wrote for similar ones. Take over ' +
  'what matters here too, say it for this case, and leave what belongs to the other case alone.';
const pointsShare = 0.4;
/** Units: UTF-16 code units of a neighbour's question that a model is shown. */
const questionLength = 600;

/**
 * Proposes criteria after the neighbours: those that a model writes with their rubrics before it; else theirs as they
 * stand, but for those that tell of the other case. Then the likeness of the conversations, the worth of a criterion and
 * the engine's taste make the order; without the engine, the first two.
 * Throws: RubriconError input-invalid where there is no neighbour, AbortError, and engine-wide faults of writing.
 */
export async function proposeBorrowed(request: BorrowRequest): Promise<BorrowedProposals> {
  const { conversation, neighbours, engine } = request;
  if (neighbours.length === 0) {
    const message =
      'No rubric of your bank was written for a conversation like this one. Add one that was, or use another method.';
    throw new RubriconError('input-invalid', message);
  }
  const steps = neighbours.map(found);
  const borrowed = borrowCriteria(conversation, neighbours);
  const written = engine.write ? await write(request, borrowed) : null;
  if (written && written.proposals.length > 0) {
    return { proposals: written.proposals, steps: [...steps, ...written.steps], notes: [] };
  }
  const lent = await lend(request, borrowed);
  const notes: readonly Note[] = written?.fault ? [{ code: 'writing-failed', fault: written.fault }] : [];
  return {
    proposals: lent.proposals,
    steps: [...steps, ...(written?.steps ?? []), ...lent.steps],
    notes: [...notes, ...lent.notes],
  };
}

function write(
  { method, conversation, neighbours, engine, options, most }: BorrowRequest,
  borrowed: readonly Borrowed[],
) {
  const questions = neighbours.map(
    ({ entry: { id, conversation: other } }): WriteSource => ({
      id: `library:${id}`,
      text: `The conversation of these criteria: ${askedText(other).slice(0, questionLength)}`,
    }),
  );
  const criteria = borrowed.map(
    ({ place, criterion: { text, points } }): WriteSource => ({ id: place, text: `${text} (${points} points)` }),
  );
  const { seed, signal } = options;
  return writeCriteria({
    engine,
    method,
    task,
    conversation,
    sources: [...questions, ...criteria],
    most,
    seed,
    signal,
  });
}

async function lend(
  { method, conversation, engine, options }: BorrowRequest,
  borrowed: readonly Borrowed[],
): Promise<BorrowedProposals> {
  const fitting = borrowed.filter(({ bound }) => bound.length === 0);
  const texts = fitting.map(({ criterion }) => criterion.text);
  const last = readConversation(conversation).lastRaw;
  const asked = await askRelevance(engine, conversation, last, texts, options.signal);
  const relevance = fuseRanks(fitting.map(worthOf), asked.lifts);
  const proposals = fitting
    .map((one, index) => ({ one, relevance: relevance[index] ?? 0 }))
    .toSorted((a, b) => b.relevance - a.relevance)
    .map(({ one, relevance }) => toProposal(method, one, relevance));
  const bound = borrowed.filter((one) => one.bound.length > 0);
  return { proposals, steps: bound.map(dropped), notes: asked.notes };
}

/** A criterion that counts for much in its rubric comes before one of the same neighbour that counts for little. */
function worthOf({ criterion, likeness, heaviest }: Borrowed): number {
  return likeness * (1 - pointsShare + pointsShare * (Math.abs(criterion.points) / heaviest));
}

function toProposal(method: string, { criterion, place, likeness }: Borrowed, relevance: number): Proposal {
  const { id: _, ...body } = criterion;
  return {
    criterion: { ...body, provenance: { kind: 'generated', method, sources: [place] } },
    from: [place],
    because: 'similar-case',
    figures: { likeness, relevance },
  };
}

function found({ entry: { id, rubric }, likeness }: Neighbour, index: number): TraceStep {
  const figures = { rank: index + 1, likeness };
  return { kind: 'found', text: rubric.title || id, because: 'similar-case', from: [`library:${id}`], figures };
}

function dropped({ criterion, place, likeness, bound }: Borrowed): TraceStep {
  const figures = { likeness, bound: bound.length };
  return { kind: 'dropped', text: criterion.text, because: 'other-case', from: [place], figures };
}
