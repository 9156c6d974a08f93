import { auroc } from '../agreement.ts';
import { meanShare } from './figures.ts';
import { makeProfile, turnedNote } from './make-profile.ts';

/** The points that a generated medical criterion may have. */
const ciaPoints = { least: -10, most: 10 } as const;

/**
 * Clinical intent alignment: covered gold points over all gold points, in percent.
 * Units: 0 to 100. Source: Automated Rubrics for Reliable Evaluation of Medical Dialogue Systems. Totals are added up
 * here, never by the judge.
 */
export const granularCia = makeProfile(
  {
    name: 'granular-cia',
    title: 'Clinical intent alignment',
    summary: 'Covered gold points over all gold points, in percent.',
    source: 'Automated Rubrics for Reliable Evaluation of Medical Dialogue Systems',
    rows: ['A8', '2.4'],
    range: { least: 0, most: 100 },
  },
  {
    rule: {
      of: (answers) => {
        const covered = meanShare(answers);
        return typeof covered === 'number' ? covered * 100 : covered;
      },
    },
    notes: turnedNote,
  },
);

/** Points held to what the method allows. */
export function clampPoints(points: number): number {
  return Math.min(ciaPoints.most, Math.max(ciaPoints.least, points));
}

/**
 * How well the gap between reference and candidate totals tells degraded candidates from others.
 * Missing: null unless both kinds occur.
 */
export function deltaAuroc(degraded: readonly number[], others: readonly number[]): number | null {
  const rows = [
    ...degraded.map((delta) => ({ probability: delta, label: true })),
    ...others.map((delta) => ({ probability: delta, label: false })),
  ];
  return auroc(rows);
}
