import { pearson } from '../domain/agreement.ts';
import { type BootstrapOptions, bootstrapGroups, type Interval } from '../domain/bootstrap-groups.ts';
import { isCritical, largestWorth } from '../domain/critical-flags.ts';
import { type FlagAgreement, flagAgreement } from '../domain/flag-agreement.ts';
import { groupBy } from '../domain/group-by.ts';
import type { EvaluatedRow } from './evaluation.ts';

/** How case scores agree with the grader's, over responses. Units: HealthBench fractions, not clipped. */
export interface CaseAgreement {
  /** Responses with points, some of them positive. */
  readonly n: number;
  readonly pearson: number | null;
  /** The same with each criterion counted by its probability instead of its verdict. */
  readonly pearsonExpected: number | null;
  /** By verdicts, each score clipped to 0..1 first: a few scores far below zero can carry the others. */
  readonly pearsonClipped: number | null;
  /** The very score, beside whether there is a critical failure. */
  readonly flags: FlagAgreement;
  readonly meanOurs: number;
  readonly meanTheirs: number;
  readonly intervals: Readonly<Partial<Record<Correlation, Interval | null>>> | null;
}

interface CaseScores {
  readonly group: string;
  readonly ours: number;
  readonly expected: number;
  readonly theirs: number;
  /** Whether a critical failure is there, by verdicts and by labels. */
  readonly critical: { readonly ours: boolean; readonly theirs: boolean };
}

/**
 * Scores every response from our verdicts and from the labels, over the criteria that were labelled.
 * Missing: null when no row has points; a response without positive points has no score. Every verdict decides here,
 * also one that would abstain.
 * Source: HealthBench (simple-evals): points of met criteria over the sum of positive points.
 */
export function caseAgreement(
  rows: readonly EvaluatedRow[],
  { resamples, random }: { readonly resamples: number | null; readonly random: () => number },
): CaseAgreement | null {
  const cases = groupBy(
    rows.filter(({ points }) => points !== undefined),
    ({ caseId }) => caseId,
  ).flatMap(scoresOf);
  if (cases.length === 0) return null;
  const options: BootstrapOptions | null = resamples === null ? null : { resamples, random };
  const mean = (of: (item: CaseScores) => number): number =>
    cases.reduce((sum, item) => sum + of(item), 0) / cases.length;
  return {
    n: cases.length,
    ...correlations(cases),
    flags: flagAgreement(
      cases.map(({ ours, theirs, critical }) => ({
        judge: { score: ours, critical: critical.ours },
        person: { score: theirs, critical: critical.theirs },
      })),
    ),
    meanOurs: mean(({ ours }) => ours),
    meanTheirs: mean(({ theirs }) => theirs),
    intervals:
      options &&
      bootstrapGroups(
        cases,
        ({ group }) => group,
        (groups) => correlations(groups.flat()),
        options,
      ),
  };
}

type Correlation = 'pearson' | 'pearsonExpected' | 'pearsonClipped';

function correlations(cases: readonly CaseScores[]): Record<Correlation, number | null> {
  const clipped = (score: number): number => Math.min(1, Math.max(0, score));
  return {
    pearson: pearson(cases.map(({ ours, theirs }) => [ours, theirs])),
    pearsonExpected: pearson(cases.map(({ expected, theirs }) => [expected, theirs])),
    pearsonClipped: pearson(cases.map(({ ours, theirs }) => [clipped(ours), clipped(theirs)])),
  };
}

function scoresOf(rows: readonly EvaluatedRow[]): CaseScores[] {
  const total = (share: (row: EvaluatedRow) => number): number =>
    rows.reduce((sum, row) => sum + share(row) * (row.points ?? 0), 0);
  const possible = total(({ points = 0 }) => Number(points > 0));
  if (!(possible > 0)) return [];
  const worths = rows.map(({ points = 0 }) => ({ points }));
  const largest = largestWorth(worths);
  // Labelled rows have no tiers, so only heavy penalties can be critical here.
  const critical = (isMet: (row: EvaluatedRow) => boolean): boolean =>
    rows.some((row, at) => isCritical(worths[at] ?? { points: 0 }, largest) && isMet(row));
  return [
    {
      group: rows[0]?.group ?? '',
      ours: total(({ met }) => Number(met)) / possible,
      expected: total(({ probability }) => probability) / possible,
      theirs: total(({ label }) => Number(label)) / possible,
      critical: { ours: critical(({ met }) => met), theirs: critical(({ label }) => label) },
    },
  ];
}
