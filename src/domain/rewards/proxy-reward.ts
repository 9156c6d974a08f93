/** What is known of one written rubric and the judgement it led to. */
export interface ProxyOutcome {
  /** Whether the judge that wrote the rubric preferred the right response. */
  readonly author: boolean;
  /** Whether a second judge that was handed the criteria alone preferred the right one. */
  readonly proxy: boolean;
  readonly formatOk: boolean;
}

/**
 * The reward of a rubric in the plain mode: a point won or lost for each judge, half a point for the form.
 * Source: Proxy-GRM, plain mode. Ten other couplings exist; which of them the abstract means is not certain.
 */
export function proxyReward({ author, proxy, formatOk }: ProxyOutcome): number {
  return (author ? 1 : -1) + (proxy ? 1 : -1) + (formatOk ? 0.5 : 0);
}
