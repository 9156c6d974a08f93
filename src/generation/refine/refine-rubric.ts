import { RubriconError } from '../../domain/errors.ts';
import type { Mark, Marks } from '../../domain/mark.ts';
import { answersTo, questionsOf } from '../../domain/profiles/answered.ts';
import { whitenRubric } from '../../domain/profiles/rrd.ts';
import { type Good, hasNoSpread, isMisaligned, meanGood } from '../../domain/refine/criterion-spread.ts';
import { nearDuplicate } from '../../domain/refine/near-duplicate.ts';
import type { Criterion, Rubric } from '../../domain/rubric.ts';
import type { Message } from '../../domain/submission.ts';
import type { Engine } from '../../engine/port.ts';
import { decomposeCriterion } from './decompose-criterion.ts';
import { sameMeaning } from './same-meaning.ts';

/** A response to refine by. `strong` says whether it is one of the better ones, null where nobody knows. */
export interface RefineSample {
  readonly response: string;
  readonly strong: boolean | null;
}

export interface RefineRequest {
  readonly rubric: Rubric;
  readonly conversation: readonly Message[];
  readonly samples: readonly RefineSample[];
  /** Marks a response by criteria. */
  readonly judge: (criteria: readonly Criterion[], response: string) => Promise<Marks>;
  /** Says what means the same, and splits criteria where it can write. */
  readonly engine: Engine;
  /** A criterion met by more samples than this is split; by all of them when absent. */
  readonly coarseAbove?: number;
  /** Criteria dropped before nothing more is split. */
  readonly rejections?: number;
  /** How often a part may be split again. */
  readonly depth?: number;
  /** Criteria kept at most, by the size of their points. */
  readonly size?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Why a criterion was dropped; each has exactly one. */
export type DropReason =
  | 'duplicate-hash'
  | 'duplicate-edit'
  | 'duplicate-meaning'
  | 'misaligned'
  | 'no-spread'
  | 'size';

/** One criterion that was looked at. Units: `rate` is the mean share of good over the samples, null where none is known. */
export interface RefineNode {
  readonly criterion: Criterion;
  /** The criterion that it was split from. */
  readonly parent: string | null;
  readonly rate: number | null;
  readonly fate: { readonly kind: 'kept' } | { readonly kind: 'split' } | Dropped;
}

/** `twin` is the kept criterion that it repeats. */
interface Dropped {
  readonly kind: 'dropped';
  readonly reason: DropReason;
  readonly twin?: string;
}

/** `tree` holds everything that was looked at, in order. `weighted` is false where too little was judged for weights. */
export interface RefineOutcome {
  readonly rubric: Rubric;
  readonly tree: readonly RefineNode[];
  readonly stop: 'settled' | 'budget';
  readonly weighted: boolean;
}

/**
 * Splits what everyone meets, drops what favours the weak, what repeats and what tells nothing apart, and weighs the
 * rest by whitened-uniform weights. The same judge gives the same outcome.
 * Throws: RubriconError for engine-wide faults, AbortError when cancelled.
 * Source: RRD; its constants are not confirmed, ours are parameters (met by all, 15 rejections, depth 2).
 */
export async function refineRubric(request: RefineRequest): Promise<RefineOutcome> {
  const { rubric, samples, judge, engine, conversation, signal } = request;
  const { coarseAbove = samples.length - 1, rejections = 15, depth = 2, size = Number.POSITIVE_INFINITY } = request;
  const tree: RefineNode[] = [];
  const kept: Criterion[] = [];
  const found = samples.map(() => new Map<string, Mark>());
  let stop: RefineOutcome['stop'] = 'settled';

  for (const criterion of rubric.criteria) await consider(criterion, null, 0);
  const small = kept.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points)).slice(size);
  for (const { id } of small) settle(id, { kind: 'dropped', reason: 'size' });
  const criteria = kept.filter((criterion) => !small.includes(criterion));
  const refined = { ...rubric, criteria };
  const weighted = whitenRubric(refined, found);
  return { rubric: weighted ?? refined, tree, stop, weighted: weighted !== null };

  /** Looks at one criterion and at what it is split into; whether anything of it was kept. */
  async function consider(criterion: Criterion, parent: string | null, level: number): Promise<boolean> {
    signal?.throwIfAborted();
    const drop = (reason: DropReason, rate: number | null, twin?: Criterion): boolean => {
      tree.push({ criterion, parent, rate, fate: { kind: 'dropped', reason, ...(twin && { twin: twin.id }) } });
      return false;
    };
    // A criterion and its opposite are no duplicates: they count on different sides.
    const rivals = kept.filter(({ points }) => Math.sign(points) === Math.sign(criterion.points));
    for (const layer of ['hash', 'edit'] as const) {
      const twin = rivals.find(({ text }) => nearDuplicate(text, criterion.text) === layer);
      if (twin) return drop(`duplicate-${layer}`, null, twin);
    }
    const { good, met } = await judgeAll(criterion);
    const rate = meanGood(good);
    if (
      isMisaligned(
        good,
        samples.map(({ strong }) => strong),
      )
    )
      return drop('misaligned', rate);
    if (met > coarseAbove && level < depth) {
      if (await splits(criterion, level)) {
        tree.push({ criterion, parent, rate, fate: { kind: 'split' } });
        return true;
      }
    }
    if (hasNoSpread(good)) return drop('no-spread', rate);
    const texts = rivals.map(({ text }) => text);
    const [same] = await sameMeaning(criterion.text, texts, { engine, signal });
    const twin = same === undefined ? undefined : rivals[same];
    if (twin) return drop('duplicate-meaning', rate, twin);
    kept.push(criterion);
    tree.push({ criterion, parent, rate, fate: { kind: 'kept' } });
    return true;
  }

  /** Whether the criterion has parts of which at least one was kept; the rest stand in the tree as dropped. */
  async function splits(criterion: Criterion, level: number): Promise<boolean> {
    if (tree.filter(({ fate }) => fate.kind === 'dropped').length >= rejections) {
      stop = 'budget';
      return false;
    }
    let any = false;
    for (const part of await partsOf(criterion)) {
      any = (await consider(part, criterion.id, level + 1)) || any;
    }
    return any;
  }

  /** A model that writes nonsense leaves a criterion whole; the rest goes on. */
  async function partsOf(criterion: Criterion): Promise<readonly Criterion[]> {
    try {
      return await decomposeCriterion({ criterion, conversation, engine, signal });
    } catch (thrown) {
      if (thrown instanceof RubriconError && thrown.code === 'output-invalid') return [];
      throw thrown;
    }
  }

  async function judgeAll(criterion: Criterion): Promise<{ readonly good: readonly Good[]; readonly met: number }> {
    const alone = { ...rubric, criteria: [criterion] };
    const good: Good[] = [];
    let met = 0;
    for (const [at, { response }] of samples.entries()) {
      const marks = await judge([criterion], response);
      for (const [key, mark] of marks) found[at]?.set(key, mark);
      const [answer] = answersTo(questionsOf(alone, marks, 'criterion'));
      good.push(answer?.good ?? null);
      if (answer?.share === 1) met += 1;
    }
    return { good, met };
  }

  function settle(id: string, fate: RefineNode['fate']): void {
    const at = tree.findIndex((node) => node.criterion.id === id && node.fate.kind === 'kept');
    const node = tree[at];
    if (node) tree[at] = { ...node, fate };
  }
}
