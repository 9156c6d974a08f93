/** A decision with how sure it was and whether it was right. */
export interface Judgement {
  readonly label: boolean;
  readonly met: boolean;
  readonly probability: number;
}

/** What happens when every verdict below `reliability` abstains. Units: shares, 0 to 1; `count` verdicts are left. */
export interface RiskPoint {
  /** The least max(p, 1 - p) that still decides. */
  readonly reliability: number;
  /** Share of verdicts that decide. */
  readonly coverage: number;
  /** Share of those that are wrong. */
  readonly risk: number;
  readonly count: number;
}

/** The share decided and the share wrong at every reliability that occurs, surest first. Empty without rows. */
export function riskCoverage(rows: readonly Judgement[]): RiskPoint[] {
  const sure = rows
    .map(({ label, met, probability }) => ({
      reliability: Math.max(probability, 1 - probability),
      wrong: label !== met,
    }))
    .sort((a, b) => b.reliability - a.reliability);
  const points: RiskPoint[] = [];
  let wrong = 0;
  for (const [index, row] of sure.entries()) {
    wrong += Number(row.wrong);
    // Verdicts of one reliability come and go together.
    if (sure[index + 1]?.reliability === row.reliability) continue;
    const count = index + 1;
    points.push({ reliability: row.reliability, coverage: count / sure.length, risk: wrong / count, count });
  }
  return points;
}

/**
 * The point of the curve that decides most while at most `maxRisk` of what it decides is wrong.
 * Missing: null when no point with at least `minCoverage` holds the bound; a handful of lucky verdicts proves nothing.
 */
export function chooseAbstention(
  curve: readonly RiskPoint[],
  { maxRisk, minCoverage = 0.2 }: { readonly maxRisk: number; readonly minCoverage?: number },
): RiskPoint | null {
  const fit = curve.filter(({ risk, coverage }) => risk <= maxRisk && coverage >= minCoverage);
  return fit.reduce<RiskPoint | null>((best, point) => (best && best.coverage >= point.coverage ? best : point), null);
}

/** A curve thinned for drawing: at most `most` points, evenly over coverage, the last one always among them. */
export function thinCurve(curve: readonly RiskPoint[], most = 60): RiskPoint[] {
  const total = curve.at(-1)?.coverage ?? 0;
  let due = 0;
  return curve.filter((point, index) => {
    const keep = index === curve.length - 1 || point.coverage >= due;
    if (keep) due = point.coverage + total / most;
    return keep;
  });
}
