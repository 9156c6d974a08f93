/**
 * The proposals that at least so many of the runs made, in the order in which they first came. A run that says the same
 * twice says it once.
 * Source: multi-source consensus as in QuarkMedBench; how many must agree is the caller's choice.
 */
export function agreedProposals(runs: readonly (readonly string[])[], least: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const proposal of runs.flatMap((run) => [...new Set(run)]))
    counts.set(proposal, (counts.get(proposal) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= least).map(([proposal]) => proposal);
}

/** The share of audited criteria that an expert agrees with; null where nothing was audited. Source: QuarkMedBench. */
export function auditConcordance(agreed: readonly boolean[]): number | null {
  return agreed.length === 0 ? null : agreed.filter((yes) => yes).length / agreed.length;
}
