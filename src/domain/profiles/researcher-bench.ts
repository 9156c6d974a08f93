import { figure, weightedGood } from './figures.ts';
import { makeProfile, turnedNote } from './make-profile.ts';
import type { Figure } from './profile.ts';

/**
 * ResearcherBench: covered weight over all weight.
 * Source: ResearcherBench.
 */
export const researcherBench = makeProfile(
  {
    name: 'researcherbench',
    title: 'ResearcherBench coverage',
    summary: 'Covered weight over all weight.',
    source: 'ResearcherBench',
    rows: ['D11', '2.4'],
  },
  { rule: { of: (answers) => weightedGood(answers) }, notes: turnedNote },
);

/** How the claims of a report fared against sources. Units: claims; `noSource` cite nothing. */
export interface ClaimCounts {
  readonly yes: number;
  readonly no: number;
  readonly unknown: number;
  readonly noSource: number;
}

/** Faithfulness: supported over supported and contradicted. Groundedness: cited over all claims. */
export function citationFigures({ yes, no, unknown, noSource }: ClaimCounts): readonly [Figure, Figure] {
  const over = (part: number, whole: number, reason: string) => (whole > 0 ? part / whole : { reason });
  const cited = yes + no + unknown;
  return [
    figure('faithfulness', over(yes, yes + no, 'No claim was found supported or contradicted.')),
    figure('groundedness', over(cited, cited + noSource, 'There is no claim.')),
  ];
}
