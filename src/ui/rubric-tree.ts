import type { Criterion, Rubric } from '../domain/rubric.ts';
import type { TreeBy } from './bench-intent.ts';

/** What refining said of a criterion. */
export interface CriterionFate {
  readonly criterion: Criterion;
  readonly parent: string | null;
  readonly kind: 'kept' | 'split' | 'dropped';
  /** Why it was dropped, in words; empty otherwise. */
  readonly reason: string;
}

/** A place in the tree: a heading, or a criterion with what was split from it. */
export interface TreeNode {
  readonly label: string;
  /** Null for a heading. */
  readonly criterion: Criterion | null;
  readonly fate: CriterionFate['kind'];
  readonly reason: string;
  readonly children: readonly TreeNode[];
}

/**
 * A rubric as a tree: by what each criterion was split from, by axis, or by tier. With fates, what refining split or
 * dropped stands in the tree by origin too.
 */
export function rubricTree(rubric: Rubric, by: TreeBy, fates: readonly CriterionFate[] = []): readonly TreeNode[] {
  if (by === 'origin') return byOrigin(rubric, fates);
  const placed = rubric.criteria.map(
    (criterion) => [by === 'axis' ? axisOf(criterion) : tierOf(criterion), criterion] as const,
  );
  return underHeadings(placed, 0);
}

/** The place of a criterion among the axes, outermost first; its axis tag where it names none. */
export function axisOf({ axis, tags }: Criterion): readonly string[] {
  if (axis && axis.length > 0) return axis;
  const tag = tags.find((one) => one.startsWith('axis:'));
  return tag ? [tag.slice('axis:'.length).replaceAll('_', ' ')] : [];
}

/** Whether the criteria of a rubric differ in this respect, so that a tree by it says something. */
export function usefulTrees(rubric: Rubric, fates: readonly CriterionFate[]): readonly TreeBy[] {
  const split = rubric.criteria.some((criterion) => parentOf(criterion) !== null);
  const differs = (how: (criterion: Criterion) => readonly string[]): boolean =>
    new Set(rubric.criteria.map((criterion) => how(criterion).join('\n'))).size > 1;
  return [
    ...(split || fates.length > 0 ? (['origin'] as const) : []),
    ...(differs(axisOf) ? (['axis'] as const) : []),
    ...(differs(tierOf) ? (['tier'] as const) : []),
  ];
}

function tierOf({ tier }: Criterion): readonly string[] {
  return tier ? [tier.replaceAll('-', ' ')] : [];
}

function parentOf({ provenance }: Criterion): string | null {
  return provenance.kind === 'generated' ? (provenance.parent ?? null) : null;
}

const leaf = (criterion: Criterion, children: readonly TreeNode[] = []): TreeNode => ({
  label: criterion.text,
  criterion,
  fate: 'kept',
  reason: '',
  children,
});

function byOrigin(rubric: Rubric, fates: readonly CriterionFate[]): readonly TreeNode[] {
  const inUse = new Map(rubric.criteria.map((criterion) => [criterion.id, criterion]));
  const gone = fates.filter(({ criterion }) => !inUse.has(criterion.id));
  const known = new Set([...inUse.keys(), ...gone.map(({ criterion }) => criterion.id)]);
  const all: readonly CriterionFate[] = [
    ...gone,
    ...rubric.criteria.map((criterion) => ({
      criterion,
      parent: parentOf(criterion),
      kind: 'kept' as const,
      reason: '',
    })),
  ];
  // A parent that is nowhere, or itself, is none: nothing may be lost from the tree.
  const above = ({ criterion, parent }: CriterionFate): string | null =>
    parent !== null && parent !== criterion.id && known.has(parent) ? parent : null;
  const under = (parent: string | null, seen: ReadonlySet<string>): readonly TreeNode[] =>
    all
      .filter((one) => above(one) === parent && !seen.has(one.criterion.id))
      .map(({ criterion, kind, reason }) => ({
        ...leaf(criterion, under(criterion.id, new Set([...seen, criterion.id]))),
        fate: kind,
        reason,
      }));
  return under(null, new Set());
}

function underHeadings(
  placed: readonly (readonly [readonly string[], Criterion])[],
  depth: number,
): readonly TreeNode[] {
  const here = placed.filter(([path]) => path.length <= depth).map(([, criterion]) => leaf(criterion));
  const names = [...new Set(placed.flatMap(([path]) => path[depth] ?? []))];
  const headings = names.map((name): TreeNode => {
    const inside = placed.filter(([path]) => path[depth] === name);
    return { label: name, criterion: null, fate: 'kept', reason: '', children: underHeadings(inside, depth + 1) };
  });
  return [...headings, ...here];
}
