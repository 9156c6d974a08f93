import type { CodeCheck, Criterion, Rubric } from '../domain/rubric.ts';
import type { Message } from '../domain/submission.ts';
import type { CaseInputs } from '../ui/bench-intent.ts';

/** A hand-written case that is there on first open. Nobody's real conversation. */
export interface SampleCase {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly conversation: readonly Message[];
  readonly response: string;
  readonly rubric: Rubric;
  /** For methods that need more than the conversation. */
  readonly inputs?: CaseInputs;
}

/** A criterion of a sample, short enough to write many: points, axis, text and perhaps a check that code decides. */
export type SampleCriterion = readonly [points: number, axis: string, text: string, check?: CodeCheck];

/** Gives a sample's criteria their ids, tags and origin; with a theme they have a place in a matrix. */
export function sampleRubric(id: string, title: string, rows: readonly SampleCriterion[], theme?: string): Rubric {
  const criteria = rows.map(([points, axis, text, check], index): Criterion => {
    const common = {
      id: `${id}-${index + 1}`,
      text,
      points,
      tags: [`axis:${axis}`, ...(theme ? [`theme:${theme}`] : [])],
    };
    const provenance = { kind: 'imported', source: 'this sample' } as const;
    return check ? { ...common, provenance, check } : { ...common, provenance };
  });
  return { id: `rubric-${id}`, title, criteria };
}
