/** How two raters answered yes or no. Units: numbers of items. */
export interface RaterTable {
  readonly bothYes: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly bothNo: number;
}

/**
 * Agreement beyond chance of two raters: 1 for always, 0 for no better than chance.
 * Missing: null without items, or where chance alone agrees always.
 * Source: Cohen's kappa.
 */
export function cohensKappa({ bothYes, onlyFirst, onlySecond, bothNo }: RaterTable): number | null {
  const all = bothYes + onlyFirst + onlySecond + bothNo;
  if (all === 0) return null;
  const observed = (bothYes + bothNo) / all;
  const firstYes = (bothYes + onlyFirst) / all;
  const secondYes = (bothYes + onlySecond) / all;
  const chance = firstYes * secondYes + (1 - firstYes) * (1 - secondYes);
  return chance < 1 ? (observed - chance) / (1 - chance) : null;
}

/** The tables of two lists of answers to the same items. */
export function raterTable(first: readonly boolean[], second: readonly boolean[]): RaterTable {
  const pairs = first.flatMap((a, at) => {
    const b = second[at];
    return b === undefined ? [] : [{ a, b }];
  });
  const count = (one: boolean, two: boolean) => pairs.filter(({ a, b }) => a === one && b === two).length;
  return {
    bothYes: count(true, true),
    onlyFirst: count(true, false),
    onlySecond: count(false, true),
    bothNo: count(false, false),
  };
}

/** Categories that people agree on, apart from those to show as of low trust and leave out of totals. */
export interface ReliabilityGate {
  readonly trusted: readonly string[];
  readonly lowTrust: readonly string[];
}

/** Splits categories by how well people agree on them; an agreement that is not known earns no trust. Source: SIGHT. */
export function gateByAgreement(kappas: Readonly<Record<string, number | null>>, least: number): ReliabilityGate {
  const rows = Object.entries(kappas);
  const trusted = rows.flatMap(([name, kappa]) => (kappa !== null && kappa >= least ? [name] : []));
  return { trusted, lowTrust: rows.flatMap(([name]) => (trusted.includes(name) ? [] : [name])) };
}
