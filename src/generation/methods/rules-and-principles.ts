import { RubriconError } from '../../domain/errors.ts';
import type { Criterion, Rubric } from '../../domain/rubric.ts';
import type { Engine } from '../../engine/port.ts';
import { contrastAnswers, leadOfFirst, separates } from '../contrast-answers.ts';
import { proposeContrasts, stepOf } from '../contrast-proposals.ts';
import { findConstraints } from '../find-constraints.ts';
import type { Note, TraceStep } from '../generation-trace.ts';
import { pairedAnswers } from '../given-answers.ts';
import { type Proposal, pickProposals } from '../pick-proposals.ts';
import { type PreferenceTrial, tryPreference } from '../reproduce-preference.ts';
import { writeCriteria } from '../write-criteria.ts';
import type { GeneratedRubric, GenerationInput, GenerationMethod, GenerationOptions } from './method.ts';
import { nameRubric } from './name-rubric.ts';

const usualSize = 8;
const attempts = 3;
const task =
  'You write criteria from a preference of a person: source preferred is the answer that was preferred, source rejected ' +
  'the other, points like row-1 are differences that were found. Write what makes the preferred one better, so that it ' +
  'may be asked of any answer to this conversation and not of these two alone.';

/**
 * CRG: hard rules that the user laid down and principles by which a person preferred one answer, kept only where they
 * reproduce the preference in both orders.
 * Source: OpenRubrics. There a language model writes both; with a verifier alone rules are found by code and principles
 * by contrast, which is ours.
 */
export const rulesAndPrinciples: GenerationMethod = {
  id: 'rules-and-principles',
  name: 'Hard rules and principles (CRG)',
  description:
    'What the user demands, then what made a person prefer one answer; kept only where it gives that preference back.',
  source: 'OpenRubrics, 2025',
  rows: ['A1'],
  needs: ['pair'],
  writing: 'better',
  generate,
};

async function generate(
  { conversation, pair }: GenerationInput,
  engine: Engine,
  options: GenerationOptions,
): Promise<GeneratedRubric> {
  if (!pair) throw new RubriconError('input-invalid', 'A preferred and a rejected answer are needed. Give both.');
  const { signal, size = usualSize, seed = 0 } = options;
  const trial = tryPreference({ conversation, pair, engine, signal });
  const steps: TraceStep[] = [];
  const notes: Note[] = [];

  const rules = await keepReproducing(
    findConstraints(conversation).map((rule): Criterion => ({ ...rule, tier: 'hard-rule' })),
    trial,
    steps,
  );
  const contrast = await contrastAnswers({
    conversation,
    answers: pairedAnswers(pair),
    engine,
    signal,
    onProgress: options.onProgress,
  });
  notes.push(...contrast.notes);
  const telling = contrast.rows.filter(separates);
  for (const row of telling) {
    const speaksFor = (leadOfFirst(row) ?? 0) > 0;
    steps.push(stepOf(speaksFor ? 'found' : 'dropped', row, speaksFor ? 'favours-preferred' : 'favours-rejected'));
  }
  const favouring = telling.filter((row) => (leadOfFirst(row) ?? 0) > 0);
  const mined = proposeContrasts(rulesAndPrinciples.id, favouring, () => 'favours-preferred');
  steps.push(...mined.steps);

  const id = await nameRubric(rulesAndPrinciples.id, { conversation, pair }, options);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const proposals = await proposeAt(attempt);
    // Fewer and clearer principles each time: what is least clear contradicts most.
    const room = Math.max(1, Math.ceil((size - rules.length) / (attempt + 1)));
    const picked = pickProposals(proposals.map(asPrinciple), { size: room, prefix: rulesAndPrinciples.id });
    const tried: TraceStep[] = [];
    const principles = await keepReproducing(picked.criteria, trial, tried);
    const left = new Set(tried.map(({ criterionId }) => criterionId));
    tried.push(...picked.steps.filter(({ kind, criterionId }) => kind !== 'kept' || !left.has(criterionId)));
    const rubric: Rubric = { id, title: 'Rules and principles', criteria: [...rules, ...principles] };
    const reason = rubric.criteria.length === 0 ? 'undecided' : await trial.whyNot(rubric);
    if (reason === null) {
      steps.push(...tried, {
        kind: 'kept',
        text: rubric.title,
        because: 'reproduces-preference',
        figures: { attempt },
      });
      return { rubric, trace: { method: rulesAndPrinciples.id, steps, notes } };
    }
    steps.push({ kind: 'dropped', text: rubric.title, because: reason, figures: { attempt } });
  }
  const message =
    'No rubric was found that prefers the answer which the person preferred. Check which one is marked as preferred, or ' +
    'use another method.';
  throw new RubriconError('output-invalid', message, { details: { attempts } });

  /** A model that writes is asked anew each time, by another seed; the last attempt is what was found without it. */
  async function proposeAt(attempt: number): Promise<readonly Proposal[]> {
    if (!engine.write || attempt === attempts - 1) return mined.proposals;
    const rows = favouring.map((row) => ({ id: row.id, text: row.text }));
    const sources = [
      { id: 'preferred', text: pair?.preferred ?? '' },
      { id: 'rejected', text: pair?.rejected ?? '' },
    ];
    const written = await writeCriteria({
      engine,
      method: rulesAndPrinciples.id,
      task,
      conversation,
      sources: [...sources, ...rows],
      most: size,
      temperature: attempt === 0 ? 0 : 0.7,
      seed: seed + attempt,
      signal,
    });
    steps.push(...written.steps);
    if (written.fault) notes.push({ code: 'writing-failed', fault: written.fault });
    return written.fault ? mined.proposals : written.proposals;
  }
}

function asPrinciple({ criterion, ...proposal }: Proposal): Proposal {
  return { ...proposal, criterion: { ...criterion, tier: 'principle' } };
}

/** Leaves out what speaks against the preference or not for it, and tells why. */
async function keepReproducing(
  criteria: readonly Criterion[],
  trial: PreferenceTrial,
  steps: TraceStep[],
): Promise<readonly Criterion[]> {
  const reasons = await trial.whyNotEach(criteria);
  return criteria.filter(({ id, text, check }) => {
    const reason = reasons.get(id) ?? null;
    // A rule that both answers keep tells nothing of the pair, and is still a rule.
    const stays = reason === null || (check !== undefined && (reason === 'tie' || reason === 'undecided'));
    if (!stays) steps.push({ kind: 'dropped', text, because: reason, criterionId: id });
    else if (check) steps.push({ kind: 'kept', text, because: 'user-demand', criterionId: id });
    return stays;
  });
}
