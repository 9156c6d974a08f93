import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankProblems } from './rank-problems.ts';
import { replayRun } from './replay-run.ts';
import { leaningScore, scoreRubric, scoreRun, unsureCount } from './score-rubric.ts';
import { answer, criterion, decided, failed, logOf, rubricOf } from './testing/run-fixture.ts';
import type { Verdict } from './verdict.ts';

type Row = { readonly points: number; readonly verdict: Verdict | null; readonly tags: readonly string[] };

const caseOf = (...rows: readonly (readonly [number, boolean | null])[]) => {
  const criteria = rows.map(([points], index) => criterion(`c${index}`, points));
  const verdicts = new Map(rows.map(([, met], index) => [`c${index}`, met === null ? failed : decided(met)]));
  return [rubricOf(...criteria), verdicts] as const;
};
const scoreOf = (...rows: readonly (readonly [number, boolean | null])[]) => scoreRubric(...caseOf(...rows));

const abstained: Verdict = { kind: 'abstained', probability: 0.5, evidence: [], reason: 'unsure' };
const points = fc.oneof(
  fc.integer({ min: 1, max: 10 }),
  fc.double({ min: 0.001, max: 1000, noNaN: true }),
  fc.double({ min: -1000, max: -0.001, noNaN: true }),
  fc.integer({ min: -10, max: -1 }),
);
const verdict = fc.constantFrom<Verdict | null>(decided(true), decided(false), failed, abstained, null);
const row = fc.record({ points, verdict, tags: fc.subarray(['axis:accuracy', 'theme:hedging', 'x']) });
const rows = fc.array(row, { maxLength: 12 });
const build = (list: readonly Row[]) =>
  [
    rubricOf(...list.map(({ points: worth, tags }, index) => criterion(`c${index}`, worth, { tags }))),
    new Map(list.map((item, index) => [`c${index}`, item.verdict])),
  ] as const;

describe('scoreRubric', () => {
  it('DOM-13 worked cases: 11 of 22, a met negative, below zero', () => {
    expect(scoreOf([8, true], [3, true], [11, false])).toMatchObject({ earned: 11, possible: 22, fraction: 0.5 });
    expect(scoreOf([10, true], [5, false], [-4, true]).fraction).toBeCloseTo(0.4, 12);
    expect(scoreOf([5, false], [-8, true]).fraction).toBe(-1.6);
  });

  it('DOM-13 without positive points there is no fraction and no bound', () => {
    expect(scoreOf([-4, true], [-1, null])).toMatchObject({
      earned: -4,
      possible: 0,
      fraction: null,
      lowest: null,
      highest: null,
    });
    expect(scoreRubric(rubricOf(), new Map())).toMatchObject({ earned: 0, fraction: null, decided: 0, undecided: 0 });
  });

  it('DOM-14 a failed verdict widens the interval on both signs', () => {
    expect(scoreOf([6, true], [4, null], [-2, false])).toMatchObject({ lowest: 0.6, fraction: 0.6, highest: 1 });
    expect(scoreOf([6, true], [4, false], [-2, null])).toMatchObject({ lowest: 0.4, fraction: 0.6, highest: 0.6 });
    expect(scoreOf([6, true], [4, null], [-2, null])).toMatchObject({ lowest: 0.4, highest: 1, undecided: 2 });
  });

  it('DOM-14 failing any decided verdict widens the interval, and the true score stays within', () => {
    fc.assert(
      fc.property(rows, fc.nat(), (list, pick) => {
        const decidedRows = list.map((item) => ({
          ...item,
          verdict: item.verdict?.kind === 'decided' ? item.verdict : decided(true),
        }));
        fc.pre(decidedRows.some((item) => item.points > 0));
        const hit = pick % decidedRows.length;
        const whole = scoreRubric(...build(decidedRows));
        const wider = scoreRubric(
          ...build(decidedRows.map((item, i) => (i === hit ? { ...item, verdict: failed } : item))),
        );
        const [low, at, high] = [wider.lowest ?? 0, whole.fraction ?? 0, wider.highest ?? 0];
        expect(whole.lowest).toBe(whole.fraction);
        expect(whole.highest).toBe(whole.fraction);
        expect(low).toBeLessThanOrEqual(at);
        expect(high).toBeGreaterThanOrEqual(at);
        expect(high).toBeGreaterThan(low);
      }),
    );
  });

  it('DOM-14 a criterion that the verdicts do not know is undecided', () => {
    expect(scoreRubric(rubricOf(criterion('a', 4)), new Map())).toMatchObject({ decided: 0, undecided: 1, highest: 1 });
  });

  it('DOM-15 the order of criteria never changes the score', () => {
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.nat()), (list, keys) => {
        const [rubric, verdicts] = build(list);
        const shuffled = rubric.criteria
          .map((item) => ({ item, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
        const [one, two] = [scoreRubric(rubric, verdicts), scoreRubric(rubricOf(...shuffled), verdicts)];
        expect({ ...two, byTag: [...two.byTag] }).toEqual({ ...one, byTag: [...one.byTag] });
      }),
    );
  });

  it('DOM-16 one more criterion met moves the score only the way of its sign, never above 1', () => {
    fc.assert(
      fc.property(rows, fc.nat(), (list, pick) => {
        fc.pre(list.some((item) => item.points > 0));
        const hit = pick % list.length;
        const withHit = (value: Verdict) =>
          scoreRubric(...build(list.map((item, i) => (i === hit ? { ...item, verdict: value } : item)))).fraction ?? 0;
        const gain = withHit(decided(true)) - withHit(decided(false));
        expect((list[hit]?.points ?? 0) > 0 ? gain >= 0 : gain <= 0).toBe(true);
        expect(withHit(decided(true))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('DOM-16 all positive met and no negative met is exactly 1', () => {
    fc.assert(
      fc.property(rows, (list) => {
        fc.pre(list.some((item) => item.points > 0));
        const best = list.map((item) => ({ ...item, verdict: decided(item.points > 0) }));
        expect(scoreRubric(...build(best)).fraction).toBe(1);
      }),
    );
  });

  it('DOM-17 a tag is scored as a rubric of its criteria alone', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const [rubric, verdicts] = build(list);
        const { byTag } = scoreRubric(rubric, verdicts);
        for (const [tag, score] of byTag) {
          const tagged = rubric.criteria.filter(({ tags }) => tags.includes(tag));
          const { earned, possible, fraction, lowest, highest } = scoreRubric(rubricOf(...tagged), verdicts);
          expect(score).toEqual({ earned, possible, fraction, lowest, highest, criteria: tagged.length });
        }
        expect([...byTag.keys()]).toEqual([...new Set(list.flatMap(({ tags }) => tags))].sort());
      }),
    );
  });

  it('DOM-9 the score of a run counts the override, not the verdict', () => {
    const a = criterion('a', 4);
    const log = logOf(rubricOf(a), answer(a, failed), { type: 'override', criterionId: 'a', met: true, reason: '' });
    expect(scoreRun(replayRun(log))).toMatchObject({ fraction: 1, decided: 1, undecided: 0 });
  });
});

describe('rankProblems', () => {
  it('DOM-20 met negatives come first, then unmet positives, each by cost, ties as written', () => {
    const problems = rankProblems(
      ...caseOf([3, false], [-1, true], [9, false], [-6, true], [3, false], [5, true], [-9, false]),
    );
    expect(problems.map(({ criterion: { id }, cost }) => [id, cost])).toEqual([
      ['c3', 6],
      ['c1', 1],
      ['c2', 9],
      ['c0', 3],
      ['c4', 3],
    ]);
    expect(problems[0]?.kind).toBe('met-negative');
  });

  it('DOM-20 what is undecided is no problem', () => {
    expect(rankProblems(...caseOf([3, null], [-3, null]))).toEqual([]);
    expect(rankProblems(rubricOf(criterion('a', 2)), new Map())).toEqual([]);
  });
});

describe('unsure verdicts', () => {
  const [one, two, three] = [criterion('a', 6), criterion('b', 4), criterion('c', -2)];
  const unsure = (probability: number): Verdict => ({ ...abstained, probability, logit: 0, calibrated: true });
  const runOf = (...verdicts: readonly [Verdict, Verdict, Verdict]) =>
    replayRun(
      logOf(rubricOf(one, two, three), answer(one, verdicts[0]), answer(two, verdicts[1]), answer(three, verdicts[2])),
    );

  it('DOM-54 a run has a score by where its unsure verdicts lean', () => {
    const run = runOf(decided(true), unsure(0.55), unsure(0.45));
    expect([unsureCount(run), leaningScore(run)]).toEqual([2, 1]);
    expect(leaningScore(runOf(decided(true), unsure(0.45), unsure(0.5)))).toBeCloseTo(0.4, 12);
    expect(scoreRun(run)).toMatchObject({ lowest: 0.4, highest: 1, undecided: 2 });
  });

  it('DOM-54 it has none where something failed or code could not tell', () => {
    expect(leaningScore(runOf(decided(true), unsure(0.55), failed))).toBeNull();
    expect(leaningScore(runOf(decided(true), unsure(0.55), abstained))).toBeNull();
  });
});
