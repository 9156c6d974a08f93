import { scenarios } from '../../../models/bank/scenarios.ts';
import type { Criterion } from '../../domain/rubric.ts';
import type { Engine } from '../../engine/port.ts';
import { askRelevance } from '../engine-relevance.ts';
import { findConstraints } from '../find-constraints.ts';
import { isTaskOnText, type ScenarioStrengths } from '../find-scenarios.ts';
import { fuseRanks } from '../fuse-ranks.ts';
import type { Note, Outcome, TracedCandidate, TraceStep } from '../generation-trace.ts';
import { wantedSize } from '../pick-proposals.ts';
import { bankCriterion, isPinned, searchBank } from '../search-bank.ts';
import { type Candidate, selectEntries } from '../select-entries.ts';
import { shortHash } from '../short-hash.ts';
import type { GeneratedRubric, GenerationInput, GenerationMethod, GenerationOptions } from './method.ts';

const USUAL_SIZE = 12;
const CANDIDATES = 40;

/**
 * A rubric from a conversation alone: the user's explicit demands, then criteria of our own bank that its cues call up,
 * ordered by cues and the model together. A faulty engine does not stop it: the trace says that cues alone gave the order.
 */
export const bankCriteria: GenerationMethod = {
  id: 'bank',
  name: 'Bank of criteria',
  description: 'What the user demands, then the criteria of our own bank that fit the conversation best.',
  source: 'Our own, 2026',
  rows: [],
  needs: [],
  writing: 'none',
  generate: makeFromBank,
};

/** The bank's rubric; without an engine the order is that of the cues. Throws: AbortError when cancelled. */
export async function makeFromBank(
  { conversation }: GenerationInput,
  engine: Engine | null,
  options: GenerationOptions,
): Promise<GeneratedRubric> {
  const { signal } = options;
  const size = Math.min(14, Math.max(6, wantedSize(options.size, USUAL_SIZE)));
  const constraints = findConstraints(conversation).slice(0, Math.floor(size / 2));

  const { text, foreign, strengths, words, finds } = searchBank(conversation, constraints);
  const top = finds.slice(0, CANDIDATES);
  const asked = await askRelevance(
    engine,
    conversation,
    text.lastRaw,
    top.map((one) => one.text),
    signal,
  );
  const relevances = fuseRanks(
    top.map((one) => one.lexical),
    asked.lifts,
  );
  const candidates = top.map(
    (one, index): Candidate => ({
      ...one,
      lift: asked.lifts[index] ?? null,
      relevance: relevances[index] ?? 0,
      emergency: isEmergency(one.entry.theme, one.entry.scenarios, strengths),
      pinned: isPinned(one.entry),
    }),
  );
  const { chosen, outcomes } = selectEntries(candidates, size - constraints.length, words);

  const notes: Note[] = [...asked.notes];
  if (foreign !== null) notes.push({ code: 'bank-is-english', language: foreign });
  if (!conversation.some(({ role }) => role === 'user')) notes.push({ code: 'no-user-message' });
  if (text.cut) notes.push({ code: 'conversation-cut' });
  const id = await (options.hash ?? shortHash)(
    JSON.stringify(conversation.map(({ role, content }) => [role, content])),
  );
  const criteria = [...constraints, ...inOrder(chosen).map((one) => bankCriterion(one, one.relevance, foreign))];
  return {
    rubric: { id: `generated-${id}`, title: 'Generated rubric', criteria },
    trace: {
      method: bankCriteria.id,
      steps: criteria.map((criterion) => toStep(criterion, outcomes)),
      bank: {
        order: asked.lifts.some((lift) => lift !== null) ? 'engine' : 'lexical',
        scenarios: [...strengths]
          .map(([scenario, strength]) => ({ id: scenario, strength }))
          .toSorted((a, b) => b.strength - a.strength),
        constraints: constraints.length,
        candidates: [...candidates.map((one) => traced(one, outcomes)), ...finds.slice(CANDIDATES).map(unasked)],
      },
      notes,
    },
  };
}

function toStep({ id, text, provenance }: Criterion, outcomes: ReadonlyMap<string, Outcome>): TraceStep {
  const because = outcomes.get(id)?.because ?? 'user-demand';
  const figures = provenance.kind === 'bank' ? { figures: { relevance: provenance.relevance } } : {};
  return { kind: 'kept', text, because, criterionId: id, ...figures };
}

function traced(candidate: Candidate, outcomes: ReadonlyMap<string, Outcome>): TracedCandidate {
  const { entry, text, lexical, lift, relevance } = candidate;
  const outcome = outcomes.get(entry.id) ?? ({ kind: 'dropped', because: 'below-size' } as const);
  return { bankId: entry.id, text, lexical, lift, relevance, outcome };
}

/** An entry that applied too weakly for the model to be asked about it. */
function unasked({ entry, text, lexical }: Pick<Candidate, 'entry' | 'text' | 'lexical'>): TracedCandidate {
  const outcome: Outcome = { kind: 'dropped', because: 'below-candidates' };
  return { bankId: entry.id, text, lexical, lift: null, relevance: 0, outcome };
}

/** A danger sign that the user described; inside a note to be written or edited it is a fact of the case, not a call. */
function isEmergency(theme: string, ids: Candidate['entry']['scenarios'], strengths: ScenarioStrengths): boolean {
  if (theme !== 'emergency_referrals') return false;
  if (isTaskOnText(strengths)) return false;
  return ids.some((id) => scenarios[id].kind === 'emergency' && (strengths.get(id) ?? 0) >= 0.6);
}

/** Emergencies, then what should be there, then what should not; each in the order chosen. */
function inOrder(chosen: readonly Candidate[]): readonly Candidate[] {
  const place = ({ emergency, entry }: Candidate): number => (entry.points < 0 ? 2 : emergency ? 0 : 1);
  return chosen.toSorted((a, b) => place(a) - place(b));
}
