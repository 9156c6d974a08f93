import { canonicalJson } from './canonical-json.ts';
import { RubriconError } from './errors.ts';

/** Where a criterion came from, shown beside it. */
export type Provenance =
  | { readonly kind: 'imported'; readonly source: string }
  | { readonly kind: 'bank'; readonly bankId: string; readonly relevance: number }
  | { readonly kind: 'constraint'; readonly quote: string }
  | { readonly kind: 'person' };

/** A check that code can decide without a model. `text` of the criterion says the same in words. */
export type CodeCheck =
  | { readonly kind: 'words'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'sentences'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'paragraphs'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'items'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'format'; readonly format: 'json' | 'table' | 'bullets' | 'numbered' | 'no-lists' }
  | { readonly kind: 'language'; readonly language: string }
  | { readonly kind: 'mentions'; readonly phrase: string; readonly present: boolean };

/**
 * One testable statement about a response.
 * Units: `points` is the signed, non-zero, finite worth when met. It never changes whether the criterion is met.
 */
export interface Criterion {
  readonly id: string;
  readonly text: string;
  readonly points: number;
  /** `key:value` labels, for example `axis:accuracy`, `theme:emergency_referrals`. */
  readonly tags: readonly string[];
  readonly provenance: Provenance;
  readonly check?: CodeCheck;
}

/** A titled, ordered list of criteria with unique ids. */
export interface Rubric {
  readonly id: string;
  readonly title: string;
  readonly criteria: readonly Criterion[];
}

/** Units: points. Within these bounds no sum overflows or is lost. */
export const pointsBounds = { least: 1e-6, most: 1e9 } as const;

/**
 * Holds a rubric to its shape: unique ids, texts that say something, usable points, checks that make sense.
 * Throws: RubriconError input-invalid naming the first criterion at fault by its place, counted from 1.
 */
export function assertRubric(rubric: Rubric): void {
  const seen = new Set<string>();
  rubric.criteria.forEach((criterion, index) => {
    const fault = seen.has(criterion.id) ? 'an id that no other criterion has' : findFault(criterion);
    if (fault) {
      throw new RubriconError('input-invalid', `Criterion ${index + 1} needs ${fault}. Correct it and try again.`, {
        details: { place: index + 1, expected: fault },
      });
    }
    seen.add(criterion.id);
  });
}

function findFault({ id, text, points, tags, check }: Criterion): string | null {
  if (id === '') return 'an id';
  if (text.trim() === '') return 'a text';
  const size = Math.abs(points);
  if (!(size >= pointsBounds.least && size <= pointsBounds.most)) {
    return 'points that are a number other than zero, at most a billion in size';
  }
  if (tags.some((tag) => tag === '')) return 'tags that are not empty';
  return check && !isSoundCheck(check) ? 'a check with sensible bounds' : null;
}

function isSoundCheck(check: CodeCheck): boolean {
  if (check.kind === 'format') return true;
  if (check.kind === 'language') return check.language !== '';
  if (check.kind === 'mentions') return check.phrase.trim() !== '';
  const { min, max } = check;
  const whole = [min, max].every((bound) => bound === undefined || (Number.isInteger(bound) && bound >= 0));
  return whole && (min !== undefined || max !== undefined) && (min ?? 0) <= (max ?? Number.POSITIVE_INFINITY);
}

/** Whether two criteria ask the same: the same words and the same check. Points, tags and origin are no part of it. */
export function asksTheSame(a: Criterion, b: Criterion): boolean {
  return a.text === b.text && sameCheck(a.check, b.check);
}

/** Whether two checks, either of which may be absent, decide alike. */
export function sameCheck(a: CodeCheck | undefined, b: CodeCheck | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b));
}
