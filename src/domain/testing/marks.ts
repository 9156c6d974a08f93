import { type Mark, type Marks, partKey } from '../mark.ts';
import type { Criterion, Rubric } from '../rubric.ts';
import { criterion, rubricOf } from './run-fixture.ts';

/** An undecided mark. */
export const open: Mark = { kind: 'undecided', reason: 'The model did not answer.' };
/** A mark of a criterion that does not apply. */
export const apart: Mark = { kind: 'not-applicable' };

/** A mark from a grade, a yes or no, or as it is. */
export function mark(value: number | boolean | Mark): Mark {
  return typeof value === 'object' ? value : { kind: 'grade', value: Number(value) };
}

/** One row of a made-up case: points, what was found, and more of the criterion. */
export type CaseRow = readonly [points: number, found: number | boolean | Mark, more?: Partial<Criterion>];

/** A rubric with its marks, criteria named c0, c1 and so on. */
export function caseOf(...rows: readonly CaseRow[]): readonly [Rubric, Marks] {
  const criteria = rows.map(([points, , more], at) => criterion(`c${at}`, points, more));
  return [rubricOf(...criteria), new Map(rows.map(([, found], at) => [`c${at}`, mark(found)]))];
}

/** A rubric of criteria with sub-checks, each found as told. */
export function partsOf(
  ...rows: readonly (readonly [
    points: number,
    found: readonly (number | boolean | Mark)[],
    more?: Partial<Criterion>,
  ])[]
): readonly [Rubric, Marks] {
  const criteria = rows.map(([points, found, more], at) =>
    criterion(`c${at}`, points, {
      parts: found.map((_, part) => ({ id: `p${part}`, text: `Part ${part}.` })),
      ...more,
    }),
  );
  const marks = rows.flatMap(([, found], at) =>
    found.map((value, part): [string, Mark] => [partKey({ id: `c${at}` }, { id: `p${part}` }), mark(value)]),
  );
  return [rubricOf(...criteria), new Map(marks)];
}
