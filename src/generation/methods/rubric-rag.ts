import type { Engine } from '../../engine/port.ts';
import { findNeighbours } from '../library-neighbours.ts';
import { pickProposals, wantedSize } from '../pick-proposals.ts';
import { proposeBorrowed } from '../propose-borrowed.ts';
import type { GeneratedRubric, GenerationInput, GenerationMethod, GenerationOptions } from './method.ts';
import { nameRubric } from './name-rubric.ts';

const usualSize = 10;

/**
 * RubricRAG: criteria from the rubrics of like conversations in the user's own bank.
 * Source: RubricRAG. There a language model writes with the neighbours before it; with a verifier alone their criteria
 * are borrowed as they stand, which is ours.
 */
export const rubricRag: GenerationMethod = {
  id: 'rubric-rag',
  name: 'RubricRAG',
  description: 'Criteria from the rubrics in your bank that were written for the most similar conversations.',
  source: 'RubricRAG, 2026',
  rows: ['A9'],
  needs: ['library'],
  writing: 'better',
  generate,
};

async function generate(
  { conversation, library = [] }: GenerationInput,
  engine: Engine,
  options: GenerationOptions,
): Promise<GeneratedRubric> {
  const method = rubricRag.id;
  const size = wantedSize(options.size, usualSize);
  const neighbours = findNeighbours(conversation, library);
  const borrowed = await proposeBorrowed({ method, conversation, neighbours, engine, options, most: size });
  const picked = pickProposals(borrowed.proposals, { size, prefix: method });
  const id = await nameRubric(method, { conversation, from: neighbours.map(({ entry }) => entry) }, options);
  return {
    rubric: { id, title: 'Rubric from similar cases', criteria: picked.criteria },
    trace: { method, steps: [...borrowed.steps, ...picked.steps], notes: borrowed.notes },
  };
}
