import { type Fault, RubriconError } from '../domain/errors.ts';
import { gateByAgreement, type ReliabilityGate } from '../domain/kappa.ts';
import { type VerifyRowsOptions, verifyRows } from './verify-rows.ts';

/** One category of a codebook. Missing: `agreement` is null where nobody measured how well people agree on it. */
export interface CodebookCategory {
  readonly name: string;
  readonly definition: string;
  /** Kappa of people. */
  readonly agreement: number | null;
}

/** A text to be labelled, with the id that it comes back with. */
export interface CodebookText {
  readonly id: string;
  readonly text: string;
}

/** The labels of one text by category name; null where nobody could decide. A text may have many, or none. */
export interface CodedText extends CodebookText {
  readonly labels: ReadonlyMap<string, boolean | null>;
  /** Why nothing was answered; there only where every category failed. */
  readonly fault?: Fault;
}

/** Units: counts of texts. Categories of low trust are in no total. */
export interface CodebookTotals {
  readonly gate: ReliabilityGate;
  readonly totals: ReadonlyMap<string, { readonly yes: number; readonly no: number; readonly open: number }>;
}

/**
 * Labels texts by every category of a codebook, in their order, as they are done. What failed or was unsure has no label.
 * Throws: RubriconError input-invalid for a codebook without categories or with a name twice, AbortError when cancelled.
 * Source: SIGHT (several categories for one text, each by its definition).
 */
export async function* labelCodebook(
  texts: Iterable<CodebookText>,
  codebook: readonly CodebookCategory[],
  options: VerifyRowsOptions,
): AsyncGenerator<CodedText> {
  if (codebook.length === 0 || new Set(codebook.map(({ name }) => name)).size < codebook.length) {
    throw new RubriconError('input-invalid', 'A codebook needs categories, each with a name of its own. Correct it.');
  }
  let labels = new Map<string, boolean | null>();
  let failed = 0;
  for await (const { row, verdict } of verifyRows(rowsOf(texts, codebook), options)) {
    labels.set(row.category, verdict.kind === 'decided' ? verdict.met : null);
    if (verdict.kind === 'failed') failed += 1;
    if (labels.size < codebook.length) continue;
    const lost = verdict.kind === 'failed' && failed === codebook.length;
    yield {
      ...row.coded,
      labels,
      ...(lost && { fault: { code: verdict.code, message: verdict.message, details: {} } }),
    };
    labels = new Map();
    failed = 0;
  }
}

/** Adds labels up, without the categories on which people agree less than `least`, or nobody knows. Source: SIGHT. */
export function codebookTotals(
  coded: readonly CodedText[],
  codebook: readonly CodebookCategory[],
  least: number,
): CodebookTotals {
  const gate = gateByAgreement(Object.fromEntries(codebook.map(({ name, agreement }) => [name, agreement])), least);
  const totals = gate.trusted.map((name) => {
    const count = (wanted: boolean | null) =>
      coded.filter(({ labels }) => (labels.get(name) ?? null) === wanted).length;
    return [name, { yes: count(true), no: count(false), open: count(null) }] as const;
  });
  return { gate, totals: new Map(totals) };
}

function* rowsOf(texts: Iterable<CodebookText>, codebook: readonly CodebookCategory[]) {
  for (const coded of texts) {
    for (const { name, definition } of codebook) {
      // The shipped model learned from statements about "the response".
      const criterion = `The response falls under "${name}": ${definition}`;
      yield { conversation: [], response: coded.text, criterion, category: name, coded };
    }
  }
}
