/** One answer with what is known of its end and of its reasoning. Missing: `sound` is null where nobody judged it. */
export interface AuditedAnswer {
  readonly right: boolean;
  readonly sound: boolean | null;
}

/**
 * How often a right answer rests on reasoning that does not hold.
 * Units: numbers of answers; `falsePositiveShare` is failed over right answers whose reasoning was judged, null for none.
 */
export interface ProcessAudit {
  readonly answers: number;
  readonly right: number;
  readonly verified: number;
  readonly failed: number;
  readonly unjudged: number;
  readonly falsePositiveShare: number | null;
}

/** Counts right answers by their reasoning; a wrong answer is never a false positive. Source: RRM (Miracle Steps). */
export function auditProcess(answers: readonly AuditedAnswer[]): ProcessAudit {
  const right = answers.filter((answer) => answer.right);
  const count = (sound: boolean | null): number => right.filter((answer) => answer.sound === sound).length;
  const [verified, failed, unjudged] = [count(true), count(false), count(null)];
  const judged = verified + failed;
  return {
    answers: answers.length,
    right: right.length,
    verified,
    failed,
    unjudged,
    falsePositiveShare: judged > 0 ? failed / judged : null,
  };
}
