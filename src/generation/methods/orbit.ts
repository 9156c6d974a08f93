import { type Good, hasNoSpread, meanGood } from '../../domain/refine/criterion-spread.ts';
import type { Engine } from '../../engine/port.ts';
import { askEach } from '../ask-each.ts';
import type { Note, TraceStep } from '../generation-trace.ts';
import { findNeighbours } from '../library-neighbours.ts';
import { type Proposal, pickProposals, wantedSize } from '../pick-proposals.ts';
import { proposeBorrowed } from '../propose-borrowed.ts';
import type { GeneratedRubric, GenerationInput, GenerationMethod, GenerationOptions } from './method.ts';
import { nameRubric } from './name-rubric.ts';

const usualSize = 10;

/**
 * ORBIT: criteria of like conversations in the user's own bank, of which those stay that some of the given responses
 * meet and others miss.
 * Source: InfiMed-ORBIT. Where nothing separates the responses, all stay and the trace says so; that is ours.
 */
export const orbit: GenerationMethod = {
  id: 'orbit',
  name: 'ORBIT: retrieve and filter',
  description: 'Criteria of similar cases in your bank, less those that all or none of the responses meet.',
  source: 'InfiMed-ORBIT, 2025',
  rows: ['A4'],
  needs: ['library', 'responses'],
  writing: 'better',
  generate,
};

async function generate(
  { conversation, library = [], responses = [] }: GenerationInput,
  engine: Engine,
  options: GenerationOptions,
): Promise<GeneratedRubric> {
  const method = orbit.id;
  const size = wantedSize(options.size, usualSize);
  const neighbours = findNeighbours(conversation, library);
  // Twice as many as wanted: the filter takes some away.
  const borrowed = await proposeBorrowed({ method, conversation, neighbours, engine, options, most: 2 * size });
  const filtered = await keepTelling(borrowed.proposals, { conversation, responses }, engine, options);
  const picked = pickProposals(filtered.proposals, { size, prefix: method });
  const material = { conversation, responses, from: neighbours.map(({ entry }) => entry) };
  return {
    rubric: {
      id: await nameRubric(method, material, options),
      title: 'Rubric of what tells the responses apart',
      criteria: picked.criteria,
    },
    trace: {
      method,
      steps: [...borrowed.steps, ...filtered.steps, ...picked.steps],
      notes: [...borrowed.notes, ...filtered.notes],
    },
  };
}

interface Filtered {
  readonly proposals: readonly Proposal[];
  readonly steps: readonly TraceStep[];
  readonly notes: readonly Note[];
}

/** Reads each response once and keeps the proposals that some meet and some miss; what could not be told is kept. */
async function keepTelling(
  proposals: readonly Proposal[],
  { conversation, responses }: Required<Pick<GenerationInput, 'conversation' | 'responses'>>,
  engine: Engine,
  { signal, onProgress }: GenerationOptions,
): Promise<Filtered> {
  const { logits, notes } = await askEach({
    conversation,
    texts: responses.map((text, at) => ({ place: `responses.${at}`, text })),
    statements: proposals.map(({ criterion }) => criterion.text),
    engine,
    signal,
    onProgress,
  });
  const met = proposals.map((_, at) => logits.map((row) => metAt(row[at] ?? null)));
  const rated = proposals.map((proposal, at): Proposal => {
    const passRate = meanGood(met[at] ?? []);
    return passRate === null ? proposal : { ...proposal, figures: { ...proposal.figures, passRate } };
  });
  const telling = rated.filter((_, at) => !hasNoSpread(met[at] ?? []));
  const meanRate = meanGood(met.flat());
  const asked: TraceStep = {
    kind: 'asked',
    text: `Asked ${proposals.length} criteria of ${responses.length} responses.`,
    from: responses.map((_, at) => `responses.${at}`),
    ...(meanRate !== null && { figures: { passRate: meanRate } }),
  };
  if (telling.length === 0)
    return { proposals: rated, steps: [asked], notes: [...notes, { code: 'nothing-separates' }] };
  const dropped = rated.filter((one) => !telling.includes(one)).map(droppedStep);
  return { proposals: telling, steps: [asked, ...dropped], notes };
}

function metAt(logit: number | null): Good {
  return logit === null ? null : Number(logit >= 0);
}

function droppedStep({ criterion, from, figures }: Proposal): TraceStep {
  const because = figures?.passRate === 0 ? 'none-meets' : 'all-meet';
  return { kind: 'dropped', text: criterion.text, because, from, ...(figures && { figures }) };
}
