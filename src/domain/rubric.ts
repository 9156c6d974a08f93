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
