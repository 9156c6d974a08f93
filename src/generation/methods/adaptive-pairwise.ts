import type { Criterion, Rubric } from '../../domain/rubric.ts';
import type { Tier } from '../../domain/tier.ts';
import type { Engine } from '../../engine/port.ts';
import { contrastAnswers, separates } from '../contrast-answers.ts';
import { proposeContrasts } from '../contrast-proposals.ts';
import { findConstraints } from '../find-constraints.ts';
import type { Note, TraceStep } from '../generation-trace.ts';
import { givenAnswers } from '../given-answers.ts';
import { findPrinciple, metaRubric, pairwiseTiers, tierOf } from '../meta-rubric.ts';
import { type Proposal, pickProposals } from '../pick-proposals.ts';
import { weighClaims } from '../weigh-claims.ts';
import { writeCriteria } from '../write-criteria.ts';
import type { GeneratedRubric, GenerationInput, GenerationMethod, GenerationOptions } from './method.ts';
import { nameRubric } from './name-rubric.ts';

const usualSize = 10;
const task =
  'You write criteria on which the given answers differ, for comparing them one criterion at a time. The principles, ' +
  'each with its tier, govern what counts and how much; give each criterion the tier of the principle it serves and name ' +
  'that principle and the differences among its sources. Never name an answer in a criterion.';

/**
 * OpenRS: criteria made for these very answers, from where they differ, each with the tier that an editable meta-rubric
 * gives it. What code checks comes first. A rubric given as input takes the place of our meta-rubric.
 * Source: OpenRS. There a language model finds the differences; with a verifier alone they are found by asking each answer
 * what the others say, which is ours.
 */
export const adaptivePairwise: GenerationMethod = {
  id: 'adaptive-pairwise',
  name: 'Adaptive pairwise (OpenRS)',
  description:
    'Criteria made for these answers from where they differ, ranked by a meta-rubric: fatal, core, important, highlight.',
  source: 'OpenRS, 2026',
  rows: ['B2'],
  needs: ['responses'],
  writing: 'better',
  generate,
};

async function generate(input: GenerationInput, engine: Engine, options: GenerationOptions): Promise<GeneratedRubric> {
  const { conversation, rubric: meta = metaRubric } = input;
  const { size = usualSize, signal, seed, onProgress } = options;
  const answers = givenAnswers(input);
  const notes: Note[] = [];
  const steps: TraceStep[] = [{ kind: 'found', text: meta.title, because: 'meta-rubric', from: [meta.id] }];
  const rules = findConstraints(conversation).map((rule): Criterion => ({ ...rule, tier: 'core' }));
  steps.push(
    ...rules.map(({ id, text }): TraceStep => ({ kind: 'kept', text, because: 'user-demand', criterionId: id })),
  );

  const contrast = await contrastAnswers({ conversation, answers, engine, signal, onProgress });
  notes.push(...contrast.notes);
  const { references = [] } = input;
  const telling = contrast.rows.filter(separates);
  const { rows, steps: weighing } = await weighClaims({ rows: telling, conversation, references, engine, signal });
  steps.push(...weighing);
  const found = proposeContrasts(adaptivePairwise.id, rows, () => 'differs');
  steps.push(...found.steps);
  const proposals = (await written()) ?? found.proposals.flatMap(governed);
  if (proposals.length === 0) notes.push({ code: 'nothing-separates' });
  const room = Math.max(1, size - rules.length);
  const picked = pickProposals(byTier(proposals), { size: room, prefix: adaptivePairwise.id });
  const texts = answers.map(({ text }) => text);
  const id = await nameRubric(adaptivePairwise.id, { conversation, answers: texts, meta: meta.criteria }, options);
  const rubric: Rubric = { id, title: 'Adaptive pairwise rubric', criteria: [...rules, ...picked.criteria] };
  return { rubric, trace: { method: adaptivePairwise.id, steps: [...steps, ...picked.steps], notes } };

  /** Gives a difference its tier and worth, or drops it where no principle is for it. */
  function governed(proposal: Proposal): readonly Proposal[] {
    const { criterion, from } = proposal;
    const dimension = criterion.tags.find((tag) => tag.startsWith('axis:'))?.slice('axis:'.length) ?? '';
    const principle = findPrinciple(meta, { points: criterion.points, dimension });
    if (!principle) {
      steps.push({ kind: 'dropped', text: criterion.text, because: 'no-principle', from });
      return [];
    }
    return [{ ...withTier(proposal, tierOf(principle)), because: `principle-${principle.id}` }];
  }

  async function written(): Promise<readonly Proposal[] | null> {
    if (!engine.write) return null;
    const sources = [
      ...meta.criteria.map((one) => ({ id: `principle-${one.id}`, text: `${tierOf(one)}: ${one.text}` })),
      ...answers.map(({ text }, at) => ({ id: `answer-${at + 1}`, text })),
      ...rows.map(({ id: row, text }) => ({ id: row, text })),
    ];
    const tiers = pairwiseTiers.map(({ tier }) => tier);
    const method = adaptivePairwise.id;
    const made = await writeCriteria({ engine, method, task, conversation, sources, most: size, tiers, seed, signal });
    steps.push(...made.steps);
    if (made.fault) notes.push({ code: 'writing-failed', fault: made.fault });
    return made.fault ? null : made.proposals.map((one) => withTier(one, one.criterion.tier ?? 'highlight'));
  }
}

function withTier(proposal: Proposal, tier: Tier): Proposal {
  const { criterion } = proposal;
  const points = Math.sign(criterion.points) * worthOf(tier);
  return { ...proposal, criterion: { ...criterion, tier, points } };
}

/** The gravest tier first; within one, as they came. */
function byTier(proposals: readonly Proposal[]): readonly Proposal[] {
  return proposals.toSorted((a, b) => Math.abs(b.criterion.points) - Math.abs(a.criterion.points));
}

function worthOf(tier: Tier): number {
  return pairwiseTiers.find((one) => one.tier === tier)?.worth ?? 1;
}
