import { RubriconError } from '../domain/errors.ts';
import type { Message } from '../domain/submission.ts';
import type { Engine } from '../engine/port.ts';
import { type Borrowed, borrowCriteria } from './borrow-criteria.ts';
import { askRelevance } from './engine-relevance.ts';
import { fuseRanks } from './fuse-ranks.ts';
import type { Note, TraceStep } from './generation-trace.ts';
import type { Neighbour } from './library-neighbours.ts';
import type { GenerationOptions } from './methods/method.ts';
import type { Proposal } from './pick-proposals.ts';
import { readConversation } from './plain-text.ts';

/** What the neighbours lend: proposals, the best first, and what was found and left on the way. */
export interface BorrowedProposals {
  readonly proposals: readonly Proposal[];
  readonly steps: readonly TraceStep[];
  readonly notes: readonly Note[];
}

const pointsShare = 0.4;

/**
 * Proposes the criteria of the neighbours as they stand, but for those that tell of the other case. The likeness of the
 * conversations and the engine's taste make the order; without the engine, likeness alone.
 * Throws: RubriconError input-invalid where there is no neighbour, AbortError.
 */
export async function proposeBorrowed(
  method: string,
  conversation: readonly Message[],
  neighbours: readonly Neighbour[],
  engine: Engine,
  { signal }: GenerationOptions,
): Promise<BorrowedProposals> {
  if (neighbours.length === 0) {
    const message =
      'No rubric of your bank was written for a conversation like this one. Add one that was, or use another method.';
    throw new RubriconError('input-invalid', message);
  }
  const borrowed = borrowCriteria(conversation, neighbours);
  const fitting = borrowed.filter(({ bound }) => bound.length === 0);
  const texts = fitting.map(({ criterion }) => criterion.text);
  const asked = await askRelevance(engine, conversation, readConversation(conversation).lastRaw, texts, signal);
  const relevance = fuseRanks(fitting.map(worthOf), asked.lifts);
  const proposals = fitting
    .map((one, index) => toProposal(method, one, relevance[index] ?? 0))
    .toSorted((a, b) => (b.figures?.relevance ?? 0) - (a.figures?.relevance ?? 0));
  const bound = borrowed.filter((one) => one.bound.length > 0);
  return { proposals, steps: [...neighbours.map(found), ...bound.map(dropped)], notes: asked.notes };
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
