import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Criterion, Rubric } from '../../domain/rubric.ts';
import type { Engine } from '../../engine/port.ts';
import { findConstraints } from '../find-constraints.ts';
import type { Note, TraceStep } from '../generation-trace.ts';
import { pickProposals } from '../pick-proposals.ts';
import { shortHash } from '../short-hash.ts';
import { writeCriteria } from '../write-criteria.ts';
import { bankCriteria } from './bank-criteria.ts';
import type { GeneratedRubric, GenerationInput, GenerationMethod, GenerationOptions } from './method.ts';
import { nameRubric } from './name-rubric.ts';

const usualSize = 10;
const task =
  'You write criteria by which any answer to this conversation will be judged. You have not seen an answer and will not ' +
  'see one. Sources rule-1 and on are demands of the user, bank-1 and on are criteria that may fit; sharpen, join or leave them.';

/**
 * ARR: a rubric that is locked before any answer is seen. Whatever answers, references or preferences come with the input,
 * nothing of them is looked at; the trace ends with the lock, a hash of the rubric as it stands.
 * Source: Auto-Rubric as Reward. Few-shot pairs are not used.
 */
export const blind: GenerationMethod = {
  id: 'blind',
  name: 'Blind rubric (ARR)',
  description: 'From the conversation alone and locked by a hash before any answer is seen.',
  source: 'Auto-Rubric as Reward, 2026',
  rows: ['A7'],
  needs: [],
  writing: 'better',
  generate,
};

/** What a locked rubric is known by: the hash of its canonical form. It changes with the rubric and with nothing else. */
export async function lockOf(rubric: Rubric, hash: GenerationOptions['hash'] = shortHash): Promise<string> {
  return hash(canonicalJson(rubric));
}

async function generate(
  { conversation }: GenerationInput,
  engine: Engine,
  options: GenerationOptions,
): Promise<GeneratedRubric> {
  const { size = usualSize, hash } = options;
  const base = await bankCriteria.generate({ conversation }, engine, options);
  const notes: Note[] = [...base.trace.notes];
  const steps: TraceStep[] = [];
  const id = await nameRubric(blind.id, { conversation }, options);
  const criteria = (await written(base.rubric.criteria)) ?? base.rubric.criteria;
  if (criteria === base.rubric.criteria) steps.push(...base.trace.steps);
  const rubric: Rubric = { id, title: 'Blind rubric', criteria };
  steps.push({ kind: 'locked', text: await lockOf(rubric, hash), because: 'before-answers' });
  const { bank } = base.trace;
  return { rubric, trace: { method: blind.id, steps, notes, ...(bank && { bank }) } };

  async function written(known: readonly Criterion[]): Promise<readonly Criterion[] | null> {
    if (!engine.write) return null;
    const rules = findConstraints(conversation);
    const fitting = known.filter(({ check }) => !check);
    const sources = [
      { id: 'conversation', text: 'The conversation itself.' },
      ...rules.map(({ text }, at) => ({ id: `rule-${at + 1}`, text })),
      ...fitting.map(({ text }, at) => ({ id: `bank-${at + 1}`, text })),
    ];
    const { seed, signal } = options;
    // A seed asks for another draft; without one it is the likeliest.
    const temperature = seed === undefined ? 0 : 0.7;
    const made = await writeCriteria({
      engine,
      method: blind.id,
      task,
      conversation,
      sources,
      most: size,
      temperature,
      seed,
      signal,
    });
    steps.push(...made.steps);
    if (made.fault) {
      notes.push({ code: 'writing-failed', fault: made.fault });
      return null;
    }
    const picked = pickProposals(made.proposals, { size: Math.max(1, size - rules.length), prefix: blind.id });
    steps.push(
      ...rules.map(
        (rule): TraceStep => ({ kind: 'kept', text: rule.text, because: 'user-demand', criterionId: rule.id }),
      ),
    );
    steps.push(...picked.steps);
    return [...rules, ...picked.criteria];
  }
}
