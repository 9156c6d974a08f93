/** Units: numbers of things found rightly, found wrongly, and missed. */
export interface Hits {
  readonly found: number;
  readonly wrong: number;
  readonly missed: number;
}

/** Units: 0 to 1. Missing: null where there is nothing to divide by. */
export interface RetrievalFigures {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
}

/** Precision, recall and F1: of criteria matched with a person's, or of flags against labels. */
export function retrievalFigures({ found, wrong, missed }: Hits): RetrievalFigures {
  const over = (all: number) => (all > 0 ? found / all : null);
  const all = 2 * found + wrong + missed;
  return { precision: over(found + wrong), recall: over(found + missed), f1: all > 0 ? (2 * found) / all : null };
}

/** How well flags agree with labels. Source: DeepVerifier's meta-evaluation of what was flagged as wrong. */
export function flagFigures(rows: readonly { readonly flagged: boolean; readonly wrong: boolean }[]): RetrievalFigures {
  const count = (flagged: boolean, wrong: boolean): number =>
    rows.filter((row) => row.flagged === flagged && row.wrong === wrong).length;
  return retrievalFigures({ found: count(true, true), wrong: count(true, false), missed: count(false, true) });
}
