import { RubriconError } from '../../domain/errors.ts';
import { nearDuplicateWords, wordsOf } from '../../domain/refine/near-duplicate.ts';
import type { Criterion } from '../../domain/rubric.ts';
import { scales } from '../../domain/scale.ts';
import type { Message } from '../../domain/submission.ts';
import type { Engine } from '../../engine/port.ts';
import { askEach } from '../ask-each.ts';
import { createRanker } from '../bm25.ts';
import type { Note, TraceStep } from '../generation-trace.ts';
import { askedText } from '../library-neighbours.ts';
import { mineStatements } from '../mine-statements.ts';
import { wantedSize } from '../pick-proposals.ts';
import { sameMeaning } from '../refine/same-meaning.ts';
import { writeCriteria } from '../write-criteria.ts';
import type { GeneratedRubric, GenerationInput, GenerationMethod, GenerationOptions } from './method.ts';
import { nameRubric } from './name-rubric.ts';

const usualSize = 12;
/** Units: statements of all references together. Each is read once to tell which mean the same. */
const mostStatements = 45;
/** What has so much of the best fact's relevance answers the question too. */
const nearBest = 0.4;
const weights = { vital: 1, okay: 0.5 } as const;
const task =
  'You list the atomic facts (nuggets) that good answers to the conversation state, from the references. One fact each, in ' +
  'as few words as it takes. Give 10 points to what an answer can not do without and 5 to what is good to have.';

/** One fact with every place that states it. */
interface Nugget {
  readonly text: string;
  readonly from: readonly string[];
  readonly vital: boolean;
  readonly figures: Readonly<Record<string, number>>;
}

/**
 * Nuggets: the facts that good answers state, each supported, in part or not. What most references state is
 * vital, or, where they do not agree, what has most to do with the question; the rest is okay and counts half. A reference of one
 * sentence makes one nugget.
 * Source: Search-Gen-V (nugget as rubric), with vital and okay as in TREC's nuggets; telling them apart without a language
 * model is ours.
 */
export const nuggets: GenerationMethod = {
  id: 'nuggets',
  name: 'Nuggets from references',
  description: 'The facts that good answers state, vital or okay, each supported fully, partly or not.',
  source: 'Search-Gen-V, 2025',
  rows: ['B5'],
  needs: ['references'],
  writing: 'better',
  generate,
};

async function generate(
  { conversation, references = [] }: GenerationInput,
  engine: Engine,
  options: GenerationOptions,
): Promise<GeneratedRubric> {
  const method = nuggets.id;
  const size = wantedSize(options.size, usualSize);
  const written = engine.write ? await write({ conversation, references, engine, size, options }) : null;
  const mined = written?.found.length ? null : await mine({ conversation, references, engine, options });
  const found = mined?.found ?? written?.found ?? [];
  if (found.length === 0) {
    const message = 'The references state nothing that could be made into a nugget. Give answers in whole sentences.';
    throw new RubriconError('input-invalid', message);
  }
  const ordered = found.toSorted(
    (a, b) => Number(b.vital) - Number(a.vital) || (b.figures.relevance ?? 0) - (a.figures.relevance ?? 0),
  );
  const kept = ordered.slice(0, size);
  const criteria = kept.map(
    ({ text, from, vital }, at): Criterion => ({
      id: `nugget-${at + 1}`,
      text,
      points: vital ? weights.vital : weights.okay,
      tags: [`nugget:${vital ? 'vital' : 'okay'}`],
      provenance: { kind: 'generated', method, sources: from },
      tier: vital ? 'core' : 'secondary',
      scale: scales.ternary,
    }),
  );
  const picked = ordered.map(({ text, from, vital, figures }, at): TraceStep => {
    const criterionId = criteria[at]?.id;
    const because = criterionId === undefined ? 'below-size' : vital ? 'vital' : 'okay';
    const kind = criterionId === undefined ? 'dropped' : 'kept';
    return { kind, text, because, ...(criterionId !== undefined && { criterionId }), from, figures };
  });
  return {
    rubric: {
      id: await nameRubric(method, { conversation, references }, options),
      title: 'Nuggets',
      criteria,
      profile: 'nugget',
    },
    trace: {
      method,
      steps: [...(written?.steps ?? []), ...(mined?.steps ?? []), ...picked],
      notes: [...(written?.notes ?? []), ...(mined?.notes ?? [])],
    },
  };
}

interface Found {
  readonly found: readonly Nugget[];
  readonly steps: readonly TraceStep[];
  readonly notes: readonly Note[];
}

interface Request {
  readonly conversation: readonly Message[];
  readonly references: readonly string[];
  readonly engine: Engine;
  readonly options: GenerationOptions;
}

async function write({
  conversation,
  references,
  engine,
  options,
  size,
}: Request & { readonly size: number }): Promise<Found> {
  const sources = references.map((text, at) => ({ id: `references.${at}`, text }));
  const { seed, signal } = options;
  const request = { engine, method: nuggets.id, task, conversation, sources, most: size, seed, signal };
  const { proposals, steps, fault } = await writeCriteria(request);
  const facts = proposals.filter(({ criterion }) => criterion.points > 0);
  const found = facts.map(({ criterion: { text, points }, from }, at): Nugget => {
    return { text, from, vital: points > 5, figures: { relevance: 1 / (at + 1) } };
  });
  const worthless = proposals
    .filter((one) => !facts.includes(one))
    .map(({ criterion: { text }, from }): TraceStep => ({ kind: 'dropped', text, because: 'no-points', from }));
  const why = fault ?? (found.length === 0 ? 'output-invalid' : null);
  return { found, steps: [...steps, ...worthless], notes: why ? [{ code: 'writing-failed', fault: why }] : [] };
}

/** Mines each reference, asks which of them state each fact, and makes one of those that mean the same. */
async function mine({ conversation, references, engine, options }: Request): Promise<Found> {
  const mostEach = Math.max(3, Math.floor(mostStatements / references.length));
  const statements = references.flatMap((text, at) => mineStatements(`references.${at}`, text, { most: mostEach }));
  const texts = references.map((text, at) => ({ place: `references.${at}`, text }));
  const { logits, notes } = await askEach({
    conversation,
    texts,
    statements: statements.map(({ text }) => text),
    engine,
    signal: options.signal,
    onProgress: options.onProgress,
  });
  const merged = await merge(statements, engine, options);
  const relevance = createRanker(merged.kept.map(({ text }) => text))(askedText(conversation));
  const rated = merged.kept.map(({ text, at, from }, order) => {
    const own = new Set(from.map((place) => place.split(':')[0]));
    const support = texts.filter(({ place }, row) => own.has(place) || (logits[row]?.[at] ?? -1) >= 0).length;
    return { text, from, support, relevance: relevance[order] ?? 0 };
  });
  const shareOf = (support: number): number => support / Math.max(1, references.length);
  const agreed = references.length > 1 && rated.some(({ support }) => shareOf(support) > 0.5);
  const best = Math.max(0, ...rated.map((one) => one.relevance));
  const found = rated.map(({ support, relevance: fit, ...nugget }): Nugget => {
    const share = shareOf(support);
    // Where no two references agree, what answers the question is vital.
    const vital = agreed ? share > 0.5 : rated.length === 1 || (best > 0 && fit >= nearBest * best);
    return { ...nugget, vital, figures: { support: share, relevance: fit } };
  });
  return { found, steps: merged.steps, notes };
}

interface Merged {
  readonly kept: readonly { readonly text: string; readonly at: number; readonly from: readonly string[] }[];
  readonly steps: readonly TraceStep[];
}

/** Facts that say or, by the engine in both directions, mean the same become one with all their places. */
async function merge(
  statements: readonly { readonly text: string; readonly place: string }[],
  engine: Engine,
  { signal }: GenerationOptions,
): Promise<Merged> {
  const kept: { text: string; at: number; from: string[]; words: readonly string[] }[] = [];
  const steps: TraceStep[] = [];
  for (const [at, { text, place }] of statements.entries()) {
    const words = wordsOf(text);
    const name = place.split(':')[0] ?? '';
    // Two sentences of one reference say two things.
    const others = kept.filter(({ from }) => !from.some((other) => other.startsWith(`${name}:`)));
    const said = others.find((one) => nearDuplicateWords(one.words, words) !== null);
    const meant = said
      ? []
      : await sameMeaning(
          text,
          others.map((one) => one.text),
          { engine, signal },
        );
    const twin = said ?? others[meant[0] ?? -1];
    if (twin) {
      twin.from.push(place);
      steps.push({ kind: 'merged', text, because: 'same-fact', from: [place, ...twin.from.slice(0, 1)] });
    } else {
      kept.push({ text, at, from: [place], words });
      steps.push({ kind: 'found', text, because: 'fact', from: [place] });
    }
  }
  return { kept, steps };
}
