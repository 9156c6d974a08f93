import { axes, type BankEntry, themes } from '../../../models/bank/entry.ts';
import { bank } from '../../../models/bank/index.ts';
import { RubriconError } from '../../domain/errors.ts';
import { matrixCoverage } from '../../domain/matrix-coverage.ts';
import type { Criterion, MatrixCell, Rubric } from '../../domain/rubric.ts';
import type { Message } from '../../domain/submission.ts';
import type { Engine } from '../../engine/port.ts';
import { createRanker } from '../bm25.ts';
import { askRelevance } from '../engine-relevance.ts';
import { fillSlots, findSlots } from '../fill-slots.ts';
import { fuseRanks } from '../fuse-ranks.ts';
import type { Note, TraceStep } from '../generation-trace.ts';
import { lexicalScore } from '../lexical-score.ts';
import { wantedSize } from '../pick-proposals.ts';
import { readConversation } from '../plain-text.ts';
import { readScenarios } from '../read-scenarios.ts';
import { createWordModel } from '../word-model.ts';
import { writeCriteria } from '../write-criteria.ts';
import type { GeneratedRubric, GenerationInput, GenerationMethod, GenerationOptions } from './method.ts';
import { nameRubric } from './name-rubric.ts';

type Cell = Required<MatrixCell>;

const usualCells = 8;
/** Units: bank entries that the engine is asked about for a cell. */
const candidatesEach = 3;
/** A coordinate that stands for all of its kind, and so asks nothing of a criterion. */
const everything = /^(?:any|all|general|other|none|every|-)\b/i;
/** Coordinates in the bank's own words. */
const ownNames: ReadonlySet<string> = new Set([...axes, ...themes]);
const task =
  'You add criteria to a rubric whose matrix has empty cells. Each source is one empty cell: a dimension, a scenario and a ' +
  'discipline. Write one criterion for each cell that matters in this conversation, and name that cell alone as its source.';

/**
 * Matrix filling: finds the empty cells of a rubric's matrix of dimensions, scenarios and disciplines, and fills each with
 * a criterion of our bank, or one that a model writes. A cell that nothing fits stays empty and is told.
 * Source: MR-RML organises standards in such a matrix; filling it is ours.
 */
export const fillMatrix: GenerationMethod = {
  id: 'fill-matrix',
  name: 'Fill the matrix',
  description: 'Adds criteria to the empty cells of your rubric’s matrix of dimensions, scenarios and disciplines.',
  source: 'MR-RML, 2025',
  rows: ['A2'],
  needs: ['rubric'],
  writing: 'better',
  generate,
};

async function generate(
  { conversation, rubric: given }: GenerationInput,
  engine: Engine,
  options: GenerationOptions,
): Promise<GeneratedRubric> {
  const method = fillMatrix.id;
  const rubric = given && withMatrix(given);
  if (!rubric) {
    const message = 'A rubric with a matrix is needed: give it dimensions, scenarios and disciplines in "matrix".';
    throw new RubriconError('input-invalid', message);
  }
  const empty = matrixCoverage(rubric).empty;
  const wanted = empty.slice(0, wantedSize(options.size, usualCells));
  const written = engine.write && wanted.length > 0 ? await write(wanted, conversation, engine, options) : null;
  const left = wanted.filter((cell) => !written?.filled.has(placeOf(cell)));
  const found = await fromBank(left, rubric, conversation, engine, options);
  const filled = new Map([...(written?.filled ?? []), ...found.filled]);
  const added = wanted.flatMap((cell): Criterion[] => {
    const criterion = filled.get(placeOf(cell));
    return criterion ? [criterion] : [];
  });
  const criteria = [...rubric.criteria, ...withOwnIds(added, rubric)];
  const steps: readonly TraceStep[] = [
    ...empty.map(
      (cell): TraceStep => ({ kind: 'found', text: nameOf(cell), because: 'empty-cell', from: [placeOf(cell)] }),
    ),
    ...(written?.steps ?? []),
    ...criteria.slice(rubric.criteria.length).map(keptStep),
    ...empty
      .filter((cell) => !filled.has(placeOf(cell)))
      .map((cell): TraceStep => {
        const because = wanted.includes(cell) ? 'nothing-fits' : 'below-size';
        return { kind: 'dropped', text: nameOf(cell), because, from: [placeOf(cell)] };
      }),
  ];
  const id = await nameRubric(method, { conversation, rubric }, options);
  return {
    rubric: { ...rubric, id, criteria },
    trace: { method, steps, notes: [...(written?.notes ?? []), ...found.notes] },
  };
}

/**
 * A rubric with its matrix. One of the bank's criteria has none and gets it from their tags: its axes are the dimensions,
 * the themes that it looks at the scenarios. Null where there are no such tags.
 */
function withMatrix(rubric: Rubric): Rubric | null {
  if (rubric.matrix) return rubric;
  const tagOf = ({ tags }: Criterion, key: string): string | null =>
    tags.find((tag) => tag.startsWith(`${key}:`))?.slice(key.length + 1) ?? null;
  const seen = themes.filter((theme) => rubric.criteria.some((criterion) => tagOf(criterion, 'theme') === theme));
  if (seen.length === 0) return null;
  const criteria = rubric.criteria.map((criterion) => {
    const [dimension, scenario] = [tagOf(criterion, 'axis'), tagOf(criterion, 'theme')];
    if (criterion.cell || dimension === null || scenario === null) return criterion;
    return { ...criterion, cell: { dimension, scenario, discipline: 'any' } };
  });
  return { ...rubric, criteria, matrix: { dimensions: axes, scenarios: seen, disciplines: ['any'] } };
}

async function write(
  cells: readonly Cell[],
  conversation: readonly Message[],
  engine: Engine,
  { seed, signal }: GenerationOptions,
): Promise<{
  readonly filled: ReadonlyMap<string, Criterion>;
  readonly steps: readonly TraceStep[];
  readonly notes: readonly Note[];
}> {
  const sources = cells.map((cell) => ({ id: placeOf(cell), text: nameOf(cell) }));
  const request = { engine, method: fillMatrix.id, task, conversation, sources, most: cells.length, seed, signal };
  const { proposals, steps, fault } = await writeCriteria(request);
  const filled = new Map<string, Criterion>();
  for (const { criterion, from } of proposals) {
    const cell = cells.find((one) => placeOf(one) === from[0]);
    if (cell && !filled.has(placeOf(cell))) filled.set(placeOf(cell), { ...criterion, id: 'cell', cell });
  }
  return { filled, steps, notes: fault ? [{ code: 'writing-failed', fault }] : [] };
}

/** The entry of the bank that fits each cell best and that the rubric has not yet, by words and by the engine. */
async function fromBank(
  cells: readonly Cell[],
  rubric: Rubric,
  conversation: readonly Message[],
  engine: Engine,
  { signal }: GenerationOptions,
): Promise<{ readonly filled: ReadonlyMap<string, Criterion>; readonly notes: readonly Note[] }> {
  const text = readConversation(conversation);
  const slots = findSlots(text);
  const shown = readScenarios(conversation);
  const known = new Set(
    rubric.criteria.map((one) => (one.provenance.kind === 'bank' ? one.provenance.bankId : one.id)),
  );
  const words = createWordModel(bank.map((entry) => entry.text));
  const open = bank
    .map((entry): Fit => ({ entry, fit: known.has(entry.id) ? 0 : (lexicalScore(entry, text, shown, words) ?? 0) }))
    .filter(({ fit }) => fit > 0);
  const rank = createRanker(open.map(({ entry }) => documentOf(entry)));
  const fits = cells.map((cell) => bestFits(cell, open, rank));
  const asked = [...new Set(fits.flat().map(({ entry }) => entry))];
  const texts = asked.map((entry) => fillSlots(entry.text, slots));
  const { lifts, notes } =
    asked.length > 0 ? await askRelevance(engine, conversation, text.lastRaw, texts, signal) : { lifts: [], notes: [] };
  const filled = new Map<string, Criterion>();
  const used = new Set<BankEntry>();
  for (const [index, cell] of cells.entries()) {
    const candidates = (fits[index] ?? []).filter(({ entry }) => !used.has(entry));
    const order = fuseRanks(
      candidates.map(({ fit }) => fit),
      candidates.map(({ entry }) => lifts[asked.indexOf(entry)] ?? null),
    );
    const best = order.indexOf(Math.max(...order));
    const entry = candidates[best]?.entry;
    if (!entry) continue;
    used.add(entry);
    filled.set(placeOf(cell), {
      id: entry.id,
      text: fillSlots(entry.text, slots),
      points: entry.points,
      tags: [`theme:${entry.theme}`, `axis:${entry.axis}`],
      provenance: { kind: 'bank', bankId: entry.id, relevance: order[best] ?? 0 },
      cell,
    });
  }
  return { filled, notes };
}

/** Units: `fit` has no scale; higher is better. */
interface Fit {
  readonly entry: BankEntry;
  readonly fit: number;
}

/** Entries that apply to the conversation and answer to every coordinate of a cell, the best first. */
function bestFits(cell: Cell, open: readonly Fit[], rank: (query: string) => readonly number[]): readonly Fit[] {
  const coordinates = [cell.dimension, cell.scenario, cell.discipline].filter((name) => !everything.test(name));
  const scores = coordinates.map((name) => {
    const words = rank(name.replaceAll(/[_/-]/g, ' '));
    const about = readScenarios([{ role: 'user', content: name.replaceAll('_', ' ') }]);
    const ofBank = ownNames.has(name);
    return open.map(({ entry }, index) => {
      if (ofBank) return name === entry.axis || name === entry.theme ? 1 : 0;
      const named = entry.scenarios.some((id) => id !== 'any' && (id === name || about.has(id)));
      return Math.max(words[index] ?? 0, named ? 1 : 0);
    });
  });
  return open
    .map(({ entry, fit }, index): Fit => {
      const each = scores.map((row) => row[index] ?? 0);
      return { entry, fit: each.some((score) => score === 0) ? 0 : each.reduce((sum, score) => sum + score, fit) };
    })
    .filter(({ fit }) => fit > 0)
    .toSorted((a, b) => b.fit - a.fit || Math.abs(b.entry.points) - Math.abs(a.entry.points))
    .slice(0, candidatesEach);
}

function documentOf({ text, theme, axis, scenarios }: BankEntry): string {
  return [text, theme, axis, ...scenarios].join(' ').replaceAll('_', ' ');
}

/** Ids that the rubric has not: those of the bank stay, others are numbered. */
function withOwnIds(added: readonly Criterion[], { criteria }: Rubric): readonly Criterion[] {
  const ids = new Set(criteria.map(({ id }) => id));
  return added.map((criterion) => {
    let id = criterion.id;
    for (let number = 1; ids.has(id); number += 1) id = `${criterion.id}-${number}`;
    ids.add(id);
    return { ...criterion, id };
  });
}

function keptStep({ id, text, cell = {}, provenance }: Criterion): TraceStep {
  const because = provenance.kind === 'bank' ? 'bank' : 'written';
  const relevance = provenance.kind === 'bank' ? { figures: { relevance: provenance.relevance } } : {};
  return { kind: 'kept', text, because, criterionId: id, from: [placeOf(cell)], ...relevance };
}

function nameOf({ dimension, scenario, discipline }: Cell): string {
  return `${dimension}, ${scenario}, ${discipline}`;
}

function placeOf({ dimension = '', scenario = '', discipline = '' }: MatrixCell): string {
  return `cell:${dimension}/${scenario}/${discipline}`;
}
