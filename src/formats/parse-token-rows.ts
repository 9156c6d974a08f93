import { z } from 'zod';
import type { Issue } from './issue.ts';
import type { RowId } from './parse-rows.ts';
import { readRecords } from './read-json.ts';
import { isRecord } from './read-messages.ts';
import { check } from './zod-issues.ts';

/** One token of a text as a model saw it. Units: `logprob` natural. Missing: null where the file does not say. */
export interface TokenFigures {
  readonly logprob: number;
  /** Its place among all tokens, 1 the likeliest. */
  readonly rank: number | null;
  /** The chances of all tokens at its place. */
  readonly chances: readonly number[] | null;
}

/** A text's tokens, or what is wrong with the row. */
export interface TokenRow {
  readonly id: RowId;
  readonly line: number;
  readonly tokens: readonly TokenFigures[] | null;
  readonly issues: readonly Issue[];
}

/** Chances are read as shares of their sum, which has to be one. */
const hasShares = (chances: readonly number[]): boolean => {
  const sum = chances.reduce((whole, chance) => whole + chance, 0);
  return sum > 0 && Number.isFinite(sum);
};

const token = z.object({
  logprob: z.number().max(1e-6),
  rank: z.int().positive().nullish(),
  chances: z.array(z.number().nonnegative()).refine(hasShares, 'chances that add up to more than zero').nullish(),
});
const row = z.object({ tokens: z.array(token) });

/** Reads rows of token figures, which a model server tells; texts of tokens are not read. */
export function parseTokenRows(text: string): readonly TokenRow[] {
  return readRecords(text).map((record): TokenRow => {
    if (!record.ok) return { id: null, line: record.line, tokens: null, issues: [record.issue] };
    const { value, line } = record;
    const given = isRecord(value) ? value.id : null;
    const id = typeof given === 'string' || typeof given === 'number' ? given : null;
    const read = check(row, value, { line: record.issueLine, field: record.place });
    const tokens = read.value?.tokens.map(({ logprob, rank, chances }) => {
      // A logarithm of a chance is at most 0, but for rounding.
      return { logprob: Math.min(0, logprob), rank: rank ?? null, chances: chances ?? null };
    });
    return { id, line, tokens: tokens ?? null, issues: read.issues };
  });
}
