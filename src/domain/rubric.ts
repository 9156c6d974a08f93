import { canonicalJson } from './canonical-json.ts';
import { RubriconError } from './errors.ts';
import { findCriterionFault } from './find-criterion-fault.ts';
import type { LevelAnchor, Scale } from './scale.ts';
import type { Tier } from './tier.ts';

/** Where a criterion came from, shown beside it. */
export type Provenance =
  | { readonly kind: 'imported'; readonly source: string }
  | { readonly kind: 'bank'; readonly bankId: string; readonly relevance: number }
  | { readonly kind: 'constraint'; readonly quote: string }
  | {
      readonly kind: 'generated';
      /** Name of the method that wrote it. */
      readonly method: string;
      /** Ids of what it rests on: facts, contrast rows, references. */
      readonly sources: readonly string[];
      /** The criterion that it was split from. */
      readonly parent?: string;
    }
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

/** One yes/no question under a criterion. Units: `points` are added when it is met, 1 where absent. */
export interface SubCheck {
  readonly id: string;
  readonly text: string;
  readonly points?: number;
}

/** Where a criterion stands in a matrix of dimension by scenario by discipline. */
export interface MatrixCell {
  readonly dimension?: string;
  readonly scenario?: string;
  readonly discipline?: string;
}

/** A text that the judge may hold beside the response: a source, a model answer, or a source that does not count. */
export interface Reference {
  readonly id: string;
  readonly kind: 'source' | 'answer' | 'blocked';
  readonly title?: string;
  readonly text?: string;
  readonly url?: string;
}

/**
 * One testable statement about a response.
 * Units: `points` is the signed, non-zero, finite worth when met. It never changes whether the criterion is met.
 * Missing: without `scale` the criterion is met or unmet.
 */
export interface Criterion {
  readonly id: string;
  readonly text: string;
  readonly points: number;
  /** `key:value` labels, for example `axis:accuracy`, `theme:emergency_referrals`. */
  readonly tags: readonly string[];
  readonly provenance: Provenance;
  readonly check?: CodeCheck;
  readonly tier?: Tier;
  /** Its place in a hierarchy, outermost first: `['Depth']`, `['Writing', 'Clarity']`. */
  readonly axis?: readonly string[];
  readonly cell?: MatrixCell;
  readonly scale?: Scale;
  readonly levels?: readonly LevelAnchor[];
  readonly parts?: readonly SubCheck[];
  /** How to judge it, told to the judge beside the text. */
  readonly guidance?: string;
  readonly references?: readonly Reference[];
}

/** What is known of one axis of a rubric. Units: `weight` is its share beside its siblings, 1 where absent. */
export interface AxisEntry {
  readonly axis: readonly string[];
  readonly text?: string;
  readonly weight?: number;
  /** Whether it was made for this task alone, beside axes that every task has. */
  readonly dynamic?: boolean;
}

/** What one stakeholder cares for. Units: `weights` by criterion id; a criterion that is not named keeps its points. */
export interface Stakeholder {
  readonly name: string;
  readonly weights: Readonly<Record<string, number>>;
}

/** A titled, ordered list of criteria with unique ids. */
export interface Rubric {
  readonly id: string;
  readonly title: string;
  readonly criteria: readonly Criterion[];
  /** Name of the scoring profile that it was written for. */
  readonly profile?: string;
  /** How to judge by it, told to the judge before any criterion. */
  readonly guidance?: string;
  readonly references?: readonly Reference[];
  readonly axes?: readonly AxisEntry[];
  /** The values that the coordinates of `cell` take, so that an empty cell can be seen. */
  readonly matrix?: Readonly<Record<'dimensions' | 'scenarios' | 'disciplines', readonly string[]>>;
  /** Floor and ceiling of the total. Units: points. */
  readonly bounds?: { readonly least: number; readonly most: number };
  readonly stakeholders?: readonly Stakeholder[];
}

/**
 * Holds a rubric to its shape: unique ids, texts that say something, usable points, checks and scales that make sense.
 * Throws: RubriconError input-invalid naming the first criterion at fault by its place, counted from 1.
 */
export function assertRubric(rubric: Rubric): void {
  const seen = new Set<string>();
  rubric.criteria.forEach((criterion, index) => {
    const fault = seen.has(criterion.id) ? 'an id that no other criterion has' : findCriterionFault(criterion);
    if (fault) {
      throw new RubriconError('input-invalid', `Criterion ${index + 1} needs ${fault}. Correct it and try again.`, {
        details: { place: index + 1, expected: fault },
      });
    }
    seen.add(criterion.id);
  });
}

/** Whether two criteria ask the same, in the same way. Points, tags, tier, place and origin are no part of it. */
export function asksTheSame(a: Criterion, b: Criterion): boolean {
  return a.text === b.text && sameCheck(a.check, b.check) && canonicalJson(waysOf(a)) === canonicalJson(waysOf(b));
}

/** Whether two checks, either of which may be absent, decide alike. */
export function sameCheck(a: CodeCheck | undefined, b: CodeCheck | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b));
}

function waysOf({ scale, levels, parts, guidance }: Criterion): object {
  return { scale, levels, parts, guidance };
}
