import type { Criterion } from '../../domain/rubric.ts';
import type { Engine } from '../../engine/port.ts';
import type { AskedText } from '../ask-each.ts';
import { contrastAnswers, separates } from '../contrast-answers.ts';
import { proposeContrasts, stepOf } from '../contrast-proposals.ts';
import type { Note, TraceStep } from '../generation-trace.ts';
import { givenAnswers } from '../given-answers.ts';
import { namesSide } from '../names-side.ts';
import { type Proposal, pickProposals } from '../pick-proposals.ts';
import { weighClaims } from '../weigh-claims.ts';
import { writeCriteria } from '../write-criteria.ts';
import type { GeneratedRubric, GenerationInput, GenerationMethod, GenerationOptions } from './method.ts';
import { nameRubric } from './name-rubric.ts';

const usualSize = 8;
const task =
  'You plan neutral checks on where answers to a conversation disagree, one check a point of disagreement. A check never ' +
  'names an answer, a letter or a number of one, and never says which is better.';

/**
 * DeltaRubric: checks on where answers disagree, none of which names an answer or a winner. The order in which the answers
 * are given changes nothing; like answers leave an empty plan.
 * Source: DeltaRubric. With a verifier alone the points of disagreement are found by asking each answer what the others say,
 * which is ours; images are out of scope.
 */
export const disagreementPlan: GenerationMethod = {
  id: 'disagreement-plan',
  name: 'Disagreement plan (DeltaRubric)',
  description: 'Neutral checks on where the answers disagree; none says which is better.',
  source: 'DeltaRubric, 2026',
  rows: ['A5'],
  needs: ['responses'],
  writing: 'better',
  generate,
};

async function generate(input: GenerationInput, engine: Engine, options: GenerationOptions): Promise<GeneratedRubric> {
  const { conversation } = input;
  const { size = usualSize, signal, seed, onProgress } = options;
  // Their own order, so that exchanging them changes nothing; equal ones can't disagree.
  const given = givenAnswers(input).toSorted((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  const answers = given.filter(({ text }, at) => text !== given[at - 1]?.text);
  const steps: TraceStep[] = [];
  const notes: Note[] = [];
  const proposals = answers.length < 2 ? [] : await plan();
  const neutral = proposals.filter((proposal) => {
    const { text } = proposal.criterion;
    const names = namesSide(text);
    if (names) steps.push({ kind: 'dropped', text, because: 'names-a-side', from: proposal.from });
    return !names;
  });
  if (neutral.length === 0) notes.push({ code: 'nothing-separates' });
  const picked = pickProposals(neutral, { size, prefix: disagreementPlan.id });
  const id = await nameRubric(disagreementPlan.id, { conversation, answers: answers.map(({ text }) => text) }, options);
  return {
    rubric: { id, title: 'Disagreement plan', criteria: picked.criteria.map(withoutPlaces) },
    trace: { method: disagreementPlan.id, steps: [...steps, ...picked.steps], notes },
  };

  async function plan(): Promise<readonly Proposal[]> {
    const contrast = await contrastAnswers({ conversation, answers, engine, signal, onProgress });
    notes.push(...contrast.notes);
    const { references = [] } = input;
    const telling = contrast.rows.filter(separates);
    const weighed = await weighClaims({ rows: telling, conversation, references, engine, signal });
    const { rows } = weighed;
    steps.push(...weighed.steps);
    steps.push(...rows.map((row) => stepOf('found', row, 'disagreement')));
    const found = proposeContrasts(disagreementPlan.id, rows, () => 'disagreement');
    if (!engine.write) {
      steps.push(...found.steps);
      return inTurns(found.proposals, answers);
    }
    const sources = [
      ...answers.map(({ text }, at) => ({ id: `answer-${at + 1}`, text })),
      ...rows.map(({ id, text }) => ({ id, text })),
    ];
    const method = disagreementPlan.id;
    const written = await writeCriteria({ engine, method, task, conversation, sources, most: size, seed, signal });
    steps.push(...written.steps);
    if (!written.fault) return written.proposals;
    notes.push({ code: 'writing-failed', fault: written.fault });
    return inTurns(found.proposals, answers);
  }
}

/** Of what the answers say themselves one of each in turn, so that the one that says more gets no more checks. */
function inTurns(proposals: readonly Proposal[], answers: readonly AskedText[]): readonly Proposal[] {
  const counts = new Map<string, number>();
  const place = (proposal: Proposal): number => {
    if (proposal.criterion.provenance.kind !== 'generated') return 0;
    const side = answers.find((answer) => proposal.from.some((from) => from.startsWith(`${answer.place}:`)));
    const turn = counts.get(side?.place ?? '') ?? 0;
    counts.set(side?.place ?? '', turn + 1);
    return turn;
  };
  return proposals
    .map((proposal) => ({ proposal, turn: place(proposal) }))
    .toSorted((a, b) => a.turn - b.turn)
    .map(({ proposal }) => proposal);
}

/** Places tell which answer said it: they stand in the trace, and the plan itself names rows alone. */
function withoutPlaces(criterion: Criterion): Criterion {
  const { provenance } = criterion;
  if (provenance.kind !== 'generated') return criterion;
  const rows = provenance.sources.filter((source) => /^row-\d+$/.test(source));
  return { ...criterion, provenance: { ...provenance, sources: rows.length > 0 ? rows : ['answers'] } };
}
