import { axes } from '../../../models/bank/entry.ts';
import { RubriconError } from '../../domain/errors.ts';
import type { Engine } from '../../engine/port.ts';
import { contrastAnswers, leadOfFirst, separates } from '../contrast-answers.ts';
import { proposeContrasts, stepOf } from '../contrast-proposals.ts';
import type { Note, TraceStep } from '../generation-trace.ts';
import { pairedAnswers } from '../given-answers.ts';
import { type Proposal, pickProposals, wantedSize } from '../pick-proposals.ts';
import { writeCriteria } from '../write-criteria.ts';
import { type ProfileRow, writeProfile } from '../write-profile.ts';
import { writingFault } from '../writing-fault.ts';
import type { GeneratedRubric, GenerationInput, GenerationMethod, GenerationOptions } from './method.ts';
import { nameRubric } from './name-rubric.ts';

const usualSize = 6;
const mostSize = 8;
const task =
  'You condense differences between a preferred and a rejected answer into criteria that say why one was preferred. ' +
  'They may be asked of any answer to this conversation.';

/**
 * CDRRM: a profile of a pair, dimension by dimension with quotes that are looked up, condensed into a few criteria that
 * point to its rows. Ties, rows without a quote that stands in an answer and rows for the rejected answer are left out.
 * Source: CDRRM. There a language model profiles; with a verifier alone the rows are what either answer says and what the
 * bank has, which is ours.
 */
export const contrastProfile: GenerationMethod = {
  id: 'contrast-profile',
  name: 'Contrast profile (CDRRM)',
  description: 'Where a preferred and a rejected answer differ, with quotes, condensed into a few criteria.',
  source: 'CDRRM, 2026',
  rows: ['A6'],
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
  const size = Math.min(mostSize, wantedSize(options.size, usualSize));
  const steps: TraceStep[] = [];
  const notes: Note[] = [];
  const proposals = (await written()) ?? (await found());
  if (proposals.length === 0) notes.push({ code: 'nothing-separates' });
  const picked = pickProposals(proposals, { size, prefix: contrastProfile.id });
  const id = await nameRubric(contrastProfile.id, { conversation, pair }, options);
  return {
    rubric: { id, title: 'Contrast profile', criteria: picked.criteria },
    trace: { method: contrastProfile.id, steps: [...steps, ...picked.steps], notes },
  };

  /** Null where the model does not write, or what it wrote is of no use. */
  async function written(): Promise<readonly Proposal[] | null> {
    if (!engine.write || !pair) return null;
    try {
      const rows = await writeProfile({ engine, conversation, pair, dimensions: axes, signal: options.signal });
      steps.push(...rows.map(profileStep));
      const good = rows.filter(({ because }) => because === 'favours-preferred');
      if (good.length === 0) {
        notes.push({ code: 'writing-failed', fault: 'output-invalid' });
        return null;
      }
      const sources = good.map(({ id, dimension, preferred, rejected }) => ({
        id,
        text: `${dimension}. Preferred: ${preferred} Rejected: ${rejected}`,
      }));
      const { signal, seed } = options;
      const method = contrastProfile.id;
      const criteria = await writeCriteria({ engine, method, task, conversation, sources, most: size, signal, seed });
      steps.push(...criteria.steps);
      if (!criteria.fault) return criteria.proposals;
      notes.push({ code: 'writing-failed', fault: criteria.fault });
    } catch (thrown) {
      notes.push({ code: 'writing-failed', fault: writingFault(thrown) });
    }
    return null;
  }

  async function found(): Promise<readonly Proposal[]> {
    if (!pair) return [];
    const { signal, onProgress } = options;
    const contrast = await contrastAnswers({ conversation, answers: pairedAnswers(pair), engine, signal, onProgress });
    notes.push(...contrast.notes);
    const telling = contrast.rows.filter(separates).map((row) => {
      const favours = (leadOfFirst(row) ?? 0) > 0;
      const because = !favours ? 'favours-rejected' : row.quotes.length === 0 ? 'unquoted' : 'favours-preferred';
      return { row, because } as const;
    });
    const ties = contrast.rows.filter((row) => !separates(row));
    steps.push(
      ...telling.map(({ row, because }) => stepOf(because === 'favours-preferred' ? 'found' : 'dropped', row, because)),
    );
    steps.push({ kind: 'dropped', text: `${ties.length} rows`, because: 'tie', figures: { rows: ties.length } });
    const good = telling.filter(({ because }) => because === 'favours-preferred').map(({ row }) => row);
    const made = proposeContrasts(contrastProfile.id, good, (row) => `axis-${row.dimension}`);
    steps.push(...made.steps);
    return acrossDimensions(made.proposals);
  }
}

/** The clearest of each dimension first, then the second of each: a profile looks from several sides. */
function acrossDimensions(proposals: readonly Proposal[]): readonly Proposal[] {
  const seen = new Map<string, number>();
  return proposals
    .map((proposal) => {
      const round = seen.get(proposal.because) ?? 0;
      seen.set(proposal.because, round + 1);
      return { proposal, round };
    })
    .toSorted((a, b) => a.round - b.round)
    .map(({ proposal }) => proposal);
}

function profileStep({ id, dimension, preferred, rejected, quotes, because }: ProfileRow): TraceStep {
  const kind = because === 'favours-preferred' ? 'found' : 'dropped';
  return { kind, text: `${dimension}: ${preferred} / ${rejected}`, because, from: [id, ...quotes] };
}
