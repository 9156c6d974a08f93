import { RubriconError } from './errors.ts';
import { groupBy } from './group-by.ts';

/** How often one criterion was met. `key` is a hash of its words, so that no text leaves a site. Units: responses. */
export interface CriterionCount {
  readonly key: string;
  readonly met: number;
  readonly of: number;
}

/**
 * What a site tells of its responses: numbers alone. Units: `least` is the smallest number told, `cases` responses,
 * `leftOut` criteria whose numbers were too small to tell.
 */
export interface SiteCounts {
  readonly sites: readonly string[];
  /** Model, calibration and bound that decided. */
  readonly judges: readonly string[];
  readonly least: number;
  readonly cases: number;
  readonly leftOut: number;
  readonly criteria: readonly CriterionCount[];
}

/** One decided criterion of one response. */
export interface DecidedCriterion {
  readonly key: string;
  readonly met: boolean;
}

/**
 * Counts by criterion, ordered by key so that the order of cases is not told. A criterion is left out where its met or its
 * unmet responses are fewer than `least` but not none: small cells point at patients, and the one follows from the other.
 * Source: federated evaluation (only aggregates leave a site); the rule for small cells is ours.
 */
export function countCriteria(
  decided: readonly DecidedCriterion[],
  least: number,
): Pick<SiteCounts, 'criteria' | 'leftOut' | 'least'> {
  const counts = groupBy(decided, ({ key }) => key).flatMap((group): CriterionCount[] => {
    const [first] = group;
    return first ? [{ key: first.key, met: group.filter(({ met }) => met).length, of: group.length }] : [];
  });
  const told = counts.filter(
    ({ met, of }) => of >= least && [met, of - met].every((cell) => cell === 0 || cell >= least),
  );
  return { least, leftOut: counts.length - told.length, criteria: told.toSorted((a, b) => (a.key < b.key ? -1 : 1)) };
}

/**
 * Adds up what sites told. Throws: RubriconError input-invalid where a site is there twice, or, unless `mixed`, where
 * judges differ: what different judges decided is not the same figure.
 */
export function mergeCounts(files: readonly SiteCounts[], mixed = false): SiteCounts {
  const sites = files.flatMap((file) => file.sites);
  if (new Set(sites).size < sites.length) {
    throw new RubriconError('input-invalid', 'A site is there twice; its responses would count twice. Leave one out.');
  }
  const judges = [...new Set(files.flatMap((file) => file.judges))].sort();
  if (judges.length > 1 && !mixed) {
    const message = `${judges.length} different judges decided for these sites. Use one judge, or say that they may be mixed.`;
    throw new RubriconError('input-invalid', message, { details: { judges: judges.length } });
  }
  const sum = (of: (file: SiteCounts) => number): number => files.reduce((total, file) => total + of(file), 0);
  return {
    sites,
    judges,
    least: files.reduce((least, file) => Math.min(least, file.least), files[0]?.least ?? 0),
    cases: sum(({ cases }) => cases),
    leftOut: sum(({ leftOut }) => leftOut),
    criteria: groupBy(
      files.flatMap(({ criteria }) => criteria),
      ({ key }) => key,
    )
      .map((group) => group.reduce((total, { key, met, of }) => ({ key, met: total.met + met, of: total.of + of })))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
  };
}
