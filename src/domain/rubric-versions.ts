import { canonicalJson } from './canonical-json.ts';
import { RubriconError } from './errors.ts';
import { assertRubric, type Criterion, type Rubric } from './rubric.ts';

/** What a version changed. Shape: `fields` are names, in order; a criterion is named by its id. */
export type RubricChange =
  | { readonly kind: 'added' | 'removed'; readonly id: string }
  | { readonly kind: 'changed'; readonly id: string; readonly fields: readonly string[] }
  | { readonly kind: 'order' }
  | { readonly kind: 'rubric'; readonly fields: readonly string[] };

/** One locked version of a rubric. Units: `version` counts from 1. It holds no time: the same rubric has the same hash. */
export interface RubricVersion {
  readonly version: number;
  readonly hash: string;
  readonly rubric: Rubric;
  readonly changes: readonly RubricChange[];
}

type Hash = (text: string) => Promise<string>;

/**
 * Locks a rubric as the next version of its history; one that says the same as the latest version adds none. The locked
 * rubric is a copy that nobody can change.
 * Throws: RubriconError input-invalid for a rubric that is none. Source: RULERS (locked bundles), without its timestamp.
 */
export async function lockVersion(
  rubric: Rubric,
  history: readonly RubricVersion[],
  hash: Hash,
): Promise<readonly RubricVersion[]> {
  assertRubric(rubric);
  const text = canonicalJson(rubric);
  const latest = history.at(-1);
  if (latest && canonicalJson(latest.rubric) === text) return history;
  const copy = frozen(JSON.parse(text) as Rubric);
  const changes = latest ? compareRubrics(latest.rubric, copy) : [];
  return [...history, frozen({ version: (latest?.version ?? 0) + 1, hash: await hash(text), rubric: copy, changes })];
}

/**
 * Holds a history to its hashes, its numbers and its own list of changes.
 * Throws: RubriconError input-invalid naming the first version that is not what was locked.
 */
export async function assertVersions(history: readonly RubricVersion[], hash: Hash): Promise<void> {
  for (const [at, { version, hash: locked, rubric, changes }] of history.entries()) {
    const before = history[at - 1];
    const due = before ? compareRubrics(before.rubric, rubric) : [];
    const sound =
      version === at + 1 &&
      locked === (await hash(canonicalJson(rubric))) &&
      canonicalJson(changes) === canonicalJson(due);
    if (!sound) {
      throw new RubriconError(
        'input-invalid',
        `Version ${at + 1} is not what was locked. Take it from its origin again.`,
        {
          details: { version: at + 1 },
        },
      );
    }
  }
}

/** What differs between two rubrics, criterion by criterion. Empty exactly where their canonical forms are the same. */
export function compareRubrics(before: Rubric, after: Rubric): readonly RubricChange[] {
  const old = new Map(before.criteria.map((criterion) => [criterion.id, criterion]));
  const now = new Map(after.criteria.map((criterion) => [criterion.id, criterion]));
  const { criteria: _, ...head } = before;
  const { criteria: __, ...newHead } = after;
  const fields = changedFields(head, newHead);
  const stayed = (criteria: readonly Criterion[], others: ReadonlyMap<string, Criterion>) =>
    criteria.flatMap(({ id }) => (others.has(id) ? [id] : []));
  const moved = canonicalJson(stayed(before.criteria, now)) !== canonicalJson(stayed(after.criteria, old));
  return [
    ...(fields.length > 0 ? [{ kind: 'rubric', fields } as const] : []),
    ...before.criteria.flatMap(({ id }) => (now.has(id) ? [] : [{ kind: 'removed', id } as const])),
    ...after.criteria.flatMap((criterion): readonly RubricChange[] => {
      const { id } = criterion;
      const was = old.get(id);
      if (!was) return [{ kind: 'added', id }];
      const names = changedFields(was, criterion);
      return names.length > 0 ? [{ kind: 'changed', id, fields: names }] : [];
    }),
    ...(moved ? [{ kind: 'order' } as const] : []),
  ];
}

function changedFields(before: object, after: object): readonly string[] {
  const [one, other] = [before, after].map((item) => new Map<string, unknown>(Object.entries(item)));
  const names = [...new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])])].sort();
  return names.filter((name) => canonicalJson([one?.get(name) ?? null]) !== canonicalJson([other?.get(name) ?? null]));
}

function frozen<T extends object>(value: T): T {
  for (const item of Object.values(value)) if (typeof item === 'object' && item !== null) frozen(item as object);
  return Object.freeze(value);
}
