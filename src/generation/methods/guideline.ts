import { RubriconError } from '../../domain/errors.ts';
import type { Message } from '../../domain/submission.ts';
import type { Engine } from '../../engine/port.ts';
import { askEach } from '../ask-each.ts';
import { createRanker } from '../bm25.ts';
import { conditionHolds, findCondition } from '../find-condition.ts';
import { findConstraints } from '../find-constraints.ts';
import { fuseRanks } from '../fuse-ranks.ts';
import type { Note, TraceStep } from '../generation-trace.ts';
import { type GuidelineFact, guidelineFacts } from '../guideline-facts.ts';
import { askedText } from '../library-neighbours.ts';
import { type Proposal, pickProposals, wantedSize } from '../pick-proposals.ts';
import { writeCriteria } from '../write-criteria.ts';
import type { GeneratedRubric, GenerationInput, GenerationMethod, GenerationOptions } from './method.ts';
import { nameRubric } from './name-rubric.ts';

const usualSize = 12;
const task =
  'You write a rubric for responses to the conversation from facts of a guideline. Say each fact that matters for this ' +
  'case as what a good response does, or, with negative points, as what it must not do. Add nothing that no fact says.';

/**
 * Evidence to atomic facts to criteria: what a pasted guideline says, each criterion with its passage. Facts for other
 * patients are left out; a criterion that the engine does not find in its own passage is dropped, for it would find it
 * in no response either.
 * Source: Automated Rubrics; choosing without a language model, and holding criteria to their passages, are ours.
 */
export const guideline: GenerationMethod = {
  id: 'guideline',
  name: 'Guideline to criteria',
  description: 'Splits a pasted guideline into facts and makes a criterion of each, linked to its passage.',
  source: 'Automated Rubrics for Reliable Evaluation of Medical Dialogue Systems, 2026',
  rows: ['A8', 'E2'],
  needs: ['guideline'],
  writing: 'better',
  generate,
};

async function generate(
  { conversation, guideline: text = '' }: GenerationInput,
  engine: Engine,
  options: GenerationOptions,
): Promise<GeneratedRubric> {
  const method = guideline.id;
  const size = wantedSize(options.size, usualSize);
  const facts = guidelineFacts(text);
  if (facts.length === 0) {
    const message =
      'The guideline says nothing that could be made into a criterion. Paste sentences that say what to do.';
    throw new RubriconError('input-invalid', message);
  }
  const constraints = findConstraints(conversation).slice(0, Math.floor(size / 3));
  const { here, elsewhere } = splitByCase(facts, conversation);
  const written = engine.write && here.length > 0 ? await write(here, conversation, engine, size, options) : null;
  const notes: Note[] = written?.fault ? [{ code: 'writing-failed', fault: written.fault }] : [];
  const held = await holdToPassages(here, text, conversation, engine, options);
  // What the model wrote comes first; facts that it left out fill what room there is.
  const covered = new Set((written?.proposals ?? []).flatMap(({ from }) => from));
  const left = held.proposals.filter(({ from }) => !from.some((place) => covered.has(place)));
  const picked = pickProposals([...(written?.proposals ?? []), ...left], {
    size: size - constraints.length,
    prefix: method,
  });
  const steps: readonly TraceStep[] = [
    ...constraints.map(
      ({ id, text: said }): TraceStep => ({ kind: 'kept', text: said, because: 'user-demand', criterionId: id }),
    ),
    ...elsewhere.map(
      (fact): TraceStep => ({ kind: 'dropped', text: fact.text, because: 'other-patients', from: [fact.place] }),
    ),
    ...(written?.steps ?? []),
    ...held.steps,
    ...picked.steps,
  ];
  return {
    rubric: {
      id: await nameRubric(method, { conversation, guideline: text }, options),
      title: 'Rubric from a guideline',
      criteria: [...constraints, ...picked.criteria],
    },
    trace: { method, steps, notes: [...notes, ...held.notes] },
  };
}

/** Facts that may concern this case, and those that are said of other patients only. */
function splitByCase(facts: readonly GuidelineFact[], conversation: readonly Message[]) {
  const isElsewhere = ({ claim }: GuidelineFact): boolean => {
    const condition = findCondition(claim);
    return condition !== null && conditionHolds(condition, conversation) === 'no';
  };
  return { here: facts.filter((fact) => !isElsewhere(fact)), elsewhere: facts.filter(isElsewhere) };
}

function write(
  facts: readonly GuidelineFact[],
  conversation: readonly Message[],
  engine: Engine,
  most: number,
  { seed, signal }: GenerationOptions,
) {
  const sources = facts.map(({ place, claim }) => ({ id: place, text: claim }));
  return writeCriteria({ engine, method: guideline.id, task, conversation, sources, most, seed, signal });
}

/**
 * The facts as proposals, those first that have most to do with the conversation. The guideline stands in the response's
 * place, and so does a greeting: what does not come out higher over its own source than over a greeting can't be told by
 * this engine. A penalty is not held to it: the guideline does not say it.
 */
async function holdToPassages(
  facts: readonly GuidelineFact[],
  text: string,
  conversation: readonly Message[],
  engine: Engine,
  { signal, onProgress }: GenerationOptions,
): Promise<{
  readonly proposals: readonly Proposal[];
  readonly steps: readonly TraceStep[];
  readonly notes: readonly Note[];
}> {
  const { logits, notes } = await askEach({
    conversation,
    texts: [
      { place: 'guideline', text },
      { place: 'greeting', text: 'Hello.' },
    ],
    statements: facts.map((fact) => fact.text),
    engine,
    signal,
    onProgress,
  });
  const lifts = facts.map(({ points }, at) => {
    const [own, base] = [logits[0]?.[at] ?? null, logits[1]?.[at] ?? null];
    return own === null || base === null || points < 0 ? null : own - base;
  });
  const words = createRanker(facts.map(({ claim }) => claim))(askedText(conversation));
  const strength = facts.map(({ points }, at) => (words[at] ?? 0) + Math.abs(points) / 10);
  const order = fuseRanks(strength, lifts);
  const rated = facts.map((fact, at): Proposal & { readonly lift: number | null } => {
    const lift = lifts[at] ?? null;
    return {
      criterion: {
        text: fact.text,
        points: fact.points,
        tags: ['source:guideline'],
        provenance: { kind: 'generated', method: guideline.id, sources: [fact.place] },
      },
      from: [fact.place],
      because: 'fact',
      figures: { points: fact.points, relevance: order[at] ?? 0, ...(lift !== null && { lift }) },
      lift,
    };
  });
  const proposals = rated
    .filter(({ lift }) => lift === null || lift > 0)
    .toSorted((a, b) => (b.figures?.relevance ?? 0) - (a.figures?.relevance ?? 0));
  const steps = rated
    .filter(({ lift }) => lift !== null && lift <= 0)
    .map(
      ({ criterion, from, figures }): TraceStep => ({
        kind: 'dropped',
        text: criterion.text,
        because: 'not-told',
        from,
        ...(figures && { figures }),
      }),
    );
  return { proposals: proposals.map(({ lift: _, ...proposal }) => proposal), steps, notes };
}
