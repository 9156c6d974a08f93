import { nearDuplicateWords, wordsOf } from '../domain/refine/near-duplicate.ts';
import type { Criterion } from '../domain/rubric.ts';
import type { TraceStep } from './generation-trace.ts';
import type { StepReason } from './step-reason.ts';

/** A criterion that a method would have, and why. */
export interface Proposal {
  readonly criterion: Omit<Criterion, 'id'>;
  /** Places of what it rests on. */
  readonly from: readonly string[];
  /** Reason code for keeping it. */
  readonly because: StepReason;
  readonly figures?: Readonly<Record<string, number>>;
}

export interface PickOptions {
  readonly size: number;
  /** Ids are this and a number, in the order of the rubric. */
  readonly prefix: string;
}

export interface Picked {
  readonly criteria: readonly Criterion[];
  readonly steps: readonly TraceStep[];
}

/** Units: criteria. What is asked for within 1 and 30; the usual number where nothing is asked, or no number. */
export function wantedSize(size: number | undefined, usual: number): number {
  return size === undefined || !Number.isFinite(size) ? usual : Math.min(30, Math.max(1, Math.round(size)));
}

/** Penalties beyond this share leave too little to be earned. */
const negativeShare = 1 / 3;

/**
 * Takes proposals, best first, until there are enough: one that says the same as a better one lends it its sources, and
 * penalties are at most a third, where there is anything else. What should be there comes before what should not.
 */
export function pickProposals(proposals: readonly Proposal[], { size, prefix }: PickOptions): Picked {
  const kept: Kept[] = [];
  const steps: TraceStep[] = [];
  const someEarn = proposals.some(({ criterion }) => criterion.points > 0);
  const mostNegative = someEarn ? Math.max(1, Math.floor(size * negativeShare)) : size;
  const drop = (proposal: Proposal, because: StepReason): void => {
    steps.push(stepOf('dropped', proposal, because));
  };
  for (const proposal of proposals) {
    const { text, points } = proposal.criterion;
    const words = wordsOf(text);
    const twin = kept.find(
      (one) => one.proposal.criterion.points * points > 0 && nearDuplicateWords(one.words, words) !== null,
    );
    if (twin) {
      twin.from = [...new Set([...twin.from, ...proposal.from])];
      steps.push(stepOf('merged', proposal, 'near-duplicate'));
    } else if (kept.length >= size) drop(proposal, 'below-size');
    else if (points < 0 && kept.filter((one) => one.proposal.criterion.points < 0).length >= mostNegative) {
      drop(proposal, 'negatives-full');
    } else kept.push({ proposal, words, from: proposal.from });
  }
  const ordered = kept.toSorted((a, b) => Number(isPenalty(a)) - Number(isPenalty(b)));
  const criteria = ordered.map((one, index) => withSources(one, `${prefix}-${index + 1}`));
  const keptSteps = ordered.map(({ proposal, from }, index): TraceStep => {
    const criterionId = `${prefix}-${index + 1}`;
    return { ...stepOf('kept', { ...proposal, from }, proposal.because), criterionId };
  });
  return { criteria, steps: [...keptSteps, ...steps] };
}

interface Kept {
  readonly proposal: Proposal;
  readonly words: readonly string[];
  from: readonly string[];
}

function isPenalty({ proposal }: Kept): boolean {
  return proposal.criterion.points < 0;
}

function withSources({ proposal: { criterion }, from }: Kept, id: string): Criterion {
  const { provenance } = criterion;
  return {
    ...criterion,
    id,
    provenance: provenance.kind === 'generated' ? { ...provenance, sources: from } : provenance,
  };
}

function stepOf(kind: TraceStep['kind'], { criterion, from, figures }: Proposal, because: StepReason): TraceStep {
  return { kind, text: criterion.text, because, from, ...(figures && { figures }) };
}
