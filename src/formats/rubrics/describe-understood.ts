import type { Understood } from './import-rubrics.ts';

/** What was read of a file, in a few words each: `3 cases`, `14 criteria`. Counts of zero are not told. */
export function describeUnderstood(counts: Understood): readonly string[] {
  const words = [
    [counts.cases - counts.rubricsAlone, 'case', 'cases'],
    [counts.rubricsAlone, 'rubric', 'rubrics'],
    [counts.criteria, 'criterion', 'criteria'],
    [counts.penalties, 'penalty', 'penalties'],
    [counts.subChecks, 'sub-check', 'sub-checks'],
    [counts.answers, 'answer', 'answers'],
    [counts.references, 'reference', 'references'],
    [counts.skipped, 'record skipped', 'records skipped'],
    [counts.repeated, 'case repeated', 'cases repeated'],
  ] as const;
  return words.flatMap(([count, one, many]) => (count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]));
}
