import { agreedProposals } from '../../domain/consensus.ts';
import { RubriconError } from '../../domain/errors.ts';
import { nearDuplicateWords, wordsOf } from '../../domain/refine/near-duplicate.ts';
import type { Criterion, Rubric } from '../../domain/rubric.ts';
import type { Engine } from '../../engine/port.ts';
import type { Note, TraceStep } from '../generation-trace.ts';
import { isGiven } from '../is-given.ts';
import { rememberAnswers } from '../remember-answers.ts';
import { createWordModel } from '../word-model.ts';
import { writingFault } from '../writing-fault.ts';
import { makeFromBank } from './bank-criteria.ts';
import { blind } from './blind.ts';
import type { GeneratedRubric, GenerationInput, GenerationMethod, GenerationOptions, InputNeed } from './method.ts';
import { nameRubric } from './name-rubric.ts';

const usualSize = 10;
/** Drafts of a model that writes, each by a seed of its own. */
const drafts = 3;
/** Criteria say the same from this likeness on. */
const sameThing = 0.6;
/** A method that works on such material makes a rubric of this case. */
const material: ReadonlySet<InputNeed> = new Set(['references', 'responses', 'pair', 'guideline', 'library']);

interface Run {
  readonly name: string;
  readonly make: () => Promise<GeneratedRubric>;
}

/**
 * Consensus of several runs: a criterion stays where at least two, and a third of them, came to it. The runs are the
 * bank, drafts of a model where it writes, else further ways to read the bank, and every method given whose input is there.
 * Several of them contrast the same answers: what one has asked the next does not ask again.
 * Source: multi-source consensus as in QuarkMedBench; there several models and searches are the runs, here methods are.
 */
export function consensusOf(methods: readonly GenerationMethod[]): GenerationMethod {
  const ofCases = methods.filter(({ needs }) => needs.length > 0 && needs.every((need) => material.has(need)));
  return {
    id: 'consensus',
    name: 'Consensus of several runs',
    description: 'Runs several methods and keeps the criteria that several of them came to.',
    source: 'QuarkMedBench (multi-source consensus), 2026',
    rows: ['K2'],
    needs: [],
    writing: 'better',
    generate: async (input, given, options) => {
      const engine = rememberAnswers(given);
      const fitting = ofCases.filter(
        ({ needs, writing }) => needs.every((need) => isGiven(input, need)) && (writing !== 'needed' || engine.write),
      );
      const others = fitting.map(
        (method): Run => ({
          name: method.id,
          make: () => method.generate(input, engine, { ...options, onProgress: undefined }),
        }),
      );
      return agree([...bankRuns(input, engine, options), ...others], input, options);
    },
  };
}

/** The bank with drafts of a model where it writes; else the bank in three ways: by cues alone, and over the last message. */
function bankRuns({ conversation }: GenerationInput, engine: Engine, options: GenerationOptions): readonly Run[] {
  const bank: Run = { name: 'bank', make: () => makeFromBank({ conversation }, engine, options) };
  if (engine.write) {
    const written = Array.from({ length: drafts }, (_, at): Run => {
      const seed = (options.seed ?? 0) + at;
      return { name: `draft-${at + 1}`, make: () => blind.generate({ conversation }, engine, { ...options, seed }) };
    });
    return [bank, ...written];
  }
  const last = conversation.findLast(({ role }) => role === 'user');
  const alone = last ? [last] : conversation;
  return [
    bank,
    { name: 'bank-by-cues', make: () => makeFromBank({ conversation }, null, options) },
    { name: 'bank-last-message', make: () => makeFromBank({ conversation: alone }, engine, options) },
  ];
}

async function agree(
  runs: readonly Run[],
  input: GenerationInput,
  options: GenerationOptions,
): Promise<GeneratedRubric> {
  const steps: TraceStep[] = [];
  const notes: Note[] = [];
  const made: { readonly name: string; readonly criteria: readonly Criterion[] }[] = [];
  for (const [at, { name, make }] of runs.entries()) {
    options.signal?.throwIfAborted();
    try {
      const { rubric, trace } = await make();
      notes.push(...trace.notes.filter(({ code }) => !notes.some((note) => note.code === code)));
      made.push({ name, criteria: rubric.criteria });
      steps.push({ kind: 'made', text: name, because: 'run', figures: { criteria: rubric.criteria.length } });
    } catch (thrown) {
      // A method that finds nothing in this input is no fault of the others; a lost engine is.
      const isEmpty = thrown instanceof RubriconError && thrown.code === 'input-invalid';
      const code = isEmpty ? thrown.code : writingFault(thrown);
      steps.push({ kind: 'dropped', text: name, because: `run-${code}` });
    }
    options.onProgress?.(at + 1, runs.length);
  }
  const criteria = agreedCriteria(made, options.size ?? usualSize, steps);
  const id = await nameRubric('consensus', { conversation: input.conversation, runs: made }, options);
  const rubric: Rubric = { id, title: 'Consensus rubric', criteria };
  return { rubric, trace: { method: 'consensus', steps, notes } };
}

/** What several runs came to, most votes first, then by how many kinds of runs and by worth; what they word differently goes by the first wording. */
function agreedCriteria(
  runs: readonly { readonly name: string; readonly criteria: readonly Criterion[] }[],
  size: number,
  steps: TraceStep[],
): readonly Criterion[] {
  const likeness = createWordModel(runs.flatMap(({ criteria }) => criteria.map(({ text }) => text)));
  const firsts: { readonly criterion: Criterion; readonly words: readonly string[]; readonly by: string[] }[] = [];
  const firstOf = (criterion: Criterion) => {
    const words = wordsOf(criterion.text);
    const known = firsts.find(
      (one) =>
        one.criterion.points * criterion.points > 0 &&
        (nearDuplicateWords(one.words, words) !== null ||
          likeness.similarity(one.criterion.text, criterion.text) >= sameThing),
    );
    if (known) return known;
    const first = { criterion, words, by: [] };
    firsts.push(first);
    return first;
  };
  const proposals = runs.map(({ name, criteria }) =>
    criteria.map((criterion) => {
      const first = firstOf(criterion);
      if (!first.by.includes(name)) first.by.push(name);
      return first.criterion.text;
    }),
  );
  const least = Math.max(Math.min(2, runs.length), Math.ceil(runs.length / 3));
  const agreed = new Set(agreedProposals(proposals, least));
  const votes = firsts.toSorted(
    (a, b) =>
      b.by.length - a.by.length ||
      kindsOf(b.by) - kindsOf(a.by) ||
      Math.abs(b.criterion.points) - Math.abs(a.criterion.points),
  );
  const kept = votes.filter(({ criterion }) => agreed.has(criterion.text));
  const ids = new Set<string>();
  for (const { criterion, by } of votes) {
    const place = kept.findIndex((one) => one.criterion === criterion);
    const because = place < 0 ? 'too-few-votes' : place >= size ? 'below-size' : 'agreed';
    const kind = because === 'agreed' ? 'kept' : 'dropped';
    const own = kind === 'kept' ? { criterionId: ownId(criterion, place, ids) } : {};
    const figures = { votes: by.length, runs: runs.length, least };
    steps.push({ kind, text: criterion.text, because, from: by, figures, ...own });
  }
  const names = [...ids];
  return (
    kept
      .slice(0, size)
      // A tier belongs to the method that gave it.
      .map(({ criterion: { tier: _, ...criterion } }, at) => ({ ...criterion, id: names[at] ?? criterion.id }))
      .toSorted((a, b) => Number(a.points < 0) - Number(b.points < 0))
  );
}

/** Of how many kinds the runs are: three ways to read the bank are one. */
function kindsOf(runs: readonly string[]): number {
  return new Set(runs.map((name) => (/^(?:bank|draft)\b/.exec(name) ?? [name])[0])).size;
}

/** The first wording's own id, or another where it is taken: two methods number theirs alike. */
function ownId({ id }: Criterion, place: number, taken: Set<string>): string {
  const own = taken.has(id) ? `consensus-${place + 1}` : id;
  taken.add(own);
  return own;
}
