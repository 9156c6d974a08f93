import { describe, expect, it } from 'vitest';
import { replayRun } from '../domain/replay-run.ts';
import { answer, criterion, decided, failed, logOf, rubricOf } from '../domain/testing/run-fixture.ts';
import type { Verdict } from '../domain/verdict.ts';
import { compareColumns } from './compare-columns.ts';

const [a, b, c, d] = [criterion('a', 2), criterion('b', 5), criterion('c', -8), criterion('d', 1)];
const rubric = rubricOf(a, b, c, d);
const column = (...verdicts: readonly Verdict[]) =>
  replayRun(
    logOf(
      rubric,
      ...verdicts.flatMap((verdict, at) => {
        const one = rubric.criteria[at];
        return one ? [answer(one, verdict)] : [];
      }),
    ),
  );

describe('compareColumns', () => {
  it('REP-10 what differs stands first, by the points at stake, then what is undecided', () => {
    const one = column(decided(true), decided(true), decided(true), failed);
    const other = column(decided(true), decided(false), decided(false), decided(true));
    const rows = compareColumns([one, other]);
    expect(rows.map(({ criterion: { id }, kind, gap }) => [id, kind, gap])).toEqual([
      ['c', 'differs', 8],
      ['b', 'differs', 5],
      ['d', 'open', 0],
      ['a', 'same', 0],
    ]);
    expect(compareColumns([one, other], false).map(({ criterion: { id } }) => id)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('REP-11 criteria of two rubrics share a row where their words are the same, and are alone elsewhere', () => {
    const other = rubricOf({ ...b, id: 'x', points: 1 }, criterion('new', 3), { ...b, id: 'y' });
    const rows = compareColumns([column(decided(true), decided(true)), { rubric: other, criteria: new Map() }]);
    const words = rows.map(({ cells }) => cells.map((cell) => cell?.criterion.id ?? null));
    expect(words).toContainEqual(['b', 'x']);
    expect(words).toContainEqual([null, 'new']);
    expect(words).toContainEqual([null, 'y']);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });
});
