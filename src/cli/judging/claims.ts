import { citationFigures } from '../../domain/profiles/researcher-bench.ts';
import {
  type CheckedClaim,
  type ClaimEvidence,
  claimCounts,
  claimTable,
} from '../../verification/judging/claim-table.ts';
import type { Given, JudgingMethod } from './method.ts';

interface ClaimsAnswer {
  readonly claims: readonly CheckedClaim[];
  /** Null where there is nothing to divide by. */
  readonly faithfulness: number | null;
  readonly groundedness: number | null;
}

/** The sentences of a response, each held against the text of the sources that it names. */
export const claims: JudgingMethod<ClaimsAnswer> = {
  id: 'claims',
  description: 'Holds every sentence against the sources it cites, and one that cites none against all of them.',
  source: 'DEER, 2025; ResearcherBench, 2025',
  rows: ['D11', 'D12'],
  needs: ['response', 'sources'],
  gives:
    '"claims" with place, sources and "evidence" (supported, not-supported, no-source, unknown), "faithfulness", "groundedness"',
  model: 'any',
  judge: async ({ response, sources }: Given<'response' | 'sources'>, context) => {
    const table = await claimTable(response, sources, context);
    const [faithfulness, groundedness] = citationFigures(claimCounts(table));
    return { claims: table, faithfulness: faithfulness.value, groundedness: groundedness.value };
  },
  tell: ({ claims: table, faithfulness, groundedness }) => {
    const count = (wanted: ClaimEvidence): number => table.filter(({ evidence }) => evidence === wanted).length;
    const counts = kinds.map((kind) => `${count(kind)} ${kind.replace('-', ' ')}`).join(', ');
    const uncited = table.filter(({ cited }) => !cited).length;
    return [
      `${table.length} claims: ${counts}; ${uncited} cite nothing`,
      `of the cited, faithfulness ${shown(faithfulness)}; groundedness ${shown(groundedness)}`,
      ...table.map(({ evidence, cited, by, text }) => {
        const word = `${evidence.replace('-', ' ')}${cited ? '' : ', uncited'}`;
        return `${word.padEnd(22)}  ${text}${by.length > 0 ? ` (${by.join(', ')})` : ''}`;
      }),
    ];
  },
};

const kinds = ['supported', 'not-supported', 'no-source', 'unknown'] as const satisfies readonly ClaimEvidence[];

function shown(figure: number | null): string {
  return figure === null ? '–' : figure.toFixed(2);
}
