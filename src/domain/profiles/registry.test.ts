import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mark, type Marks, marksOf, partKey } from '../mark.ts';
import type { Criterion, Rubric } from '../rubric.ts';
import { type Scale, scales } from '../scale.ts';
import { caseOf, mark, open, partsOf } from '../testing/marks.ts';
import { criterion, decided, failed, rubricOf } from '../testing/run-fixture.ts';
import type { Verdict } from '../verdict.ts';
import { mrRmlAlong } from './mr-rml.ts';
import { proImage } from './pro-image.ts';
import type { Profile } from './profile.ts';
import { findProfile, profiles } from './registry.ts';
import { weightedMean } from './weighted-mean.ts';

interface Row {
  readonly criterion: Omit<Criterion, 'id'>;
  readonly mark: Mark;
}

const gradesOn = (scale: Scale): readonly number[] =>
  scale.kind === 'count'
    ? [0, 1, 4]
    : [scale.least, (scale.step ?? 1) + scale.least, scale.most - (scale.step ?? 1), scale.most];
const tier = fc.constantFrom<Criterion['tier'][]>(
  'mandatory',
  'fatal',
  'safety',
  'hard-rule',
  'good',
  'ideal',
  'A1',
  'S3',
  undefined,
);
const row = fc
  .record({
    points: fc.constantFrom(0.1, 0.2, 0.7, 1, 3, 10, -0.3, -1, -4),
    scale: fc.constantFrom<Scale[]>(...Object.values(scales)),
    tier,
    axis: fc.constantFrom<(readonly string[])[]>([], ['Depth'], ['Depth', 'Breadth'], ['Form']),
    kind: fc.constantFrom('grade', 'grade', 'grade', 'undecided', 'not-applicable', 'blocked'),
    at: fc.nat(),
  })
  .map(({ points, scale, tier: found, axis, kind, at }): Row => {
    const grades = gradesOn(scale);
    const mark: Mark =
      kind === 'grade'
        ? { kind, value: grades[at % grades.length] ?? 0 }
        : kind === 'undecided'
          ? { kind, reason: 'No answer.' }
          : { kind: kind as 'blocked' };
    const { id: _, ...rest } = criterion('x', points, { scale, axis, ...(found ? { tier: found } : {}) });
    return { criterion: rest, mark };
  });
const rows = fc.array(row, { maxLength: 5 });
const asCase = (list: readonly Row[]): readonly [Rubric, Marks] => {
  const criteria = list.map((item, at) => ({ id: `c${at}`, ...item.criterion }));
  const weights = Object.fromEntries(criteria.map(({ id }, at) => [id, at % 3]));
  const stakeholders = [{ name: 'whitened-uniform', weights }];
  return [{ ...rubricOf(...criteria), stakeholders }, new Map(list.map((item, at) => [`c${at}`, item.mark]))];
};
const bounds = ({ value, lowest, highest, reason }: ReturnType<Profile['score']>) => ({
  value,
  lowest,
  highest,
  reason,
});
/** Each property runs over all profiles at once, so fewer runs do. */
const few = { numRuns: 25 };

describe('every profile', () => {
  it('PRO-1 has a name, a sentence and a source, and is found by its name', () => {
    expect(new Set(profiles.map(({ name }) => name)).size).toBe(profiles.length);
    for (const profile of profiles) {
      expect(profile.name).toMatch(/^[a-z0-9-]+$/);
      expect(profile.summary).toMatch(/^[A-Z].{20,150}\.$/);
      expect(profile.source).not.toBe('');
      expect(profile.rows.length).toBeGreaterThan(0);
      expect(findProfile(profile.name)).toBe(profile);
    }
    expect(profiles[0]?.name).toBe('healthbench');
    expect(findProfile('nothing')).toBeNull();
  });

  it('PRO-1 gives the same score to the same marks', () => {
    fc.assert(
      fc.property(rows, (list) => {
        for (const profile of profiles) {
          expect(profile.score(...asCase(list))).toEqual(profile.score(...asCase(structuredClone(list))));
          expect(profile.score(...asCase(list)).profile).toBe(profile.name);
        }
      }),
      few,
    );
  });

  it('PRO-2 does not care for the order of criteria', () => {
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.nat()), (list, keys) => {
        const [rubric, marks] = asCase(list);
        const shuffled = rubric.criteria
          .map((item) => ({ item, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
        for (const profile of profiles) {
          const [one, two] = [profile.score(rubric, marks), profile.score({ ...rubric, criteria: shuffled }, marks)];
          expect({ ...bounds(two), profile: profile.name }).toEqual({ ...bounds(one), profile: profile.name });
        }
      }),
      few,
    );
  });

  it('PRO-3 is never NaN or infinite, and null has a reason', () => {
    fc.assert(
      fc.property(rows, (list) => {
        for (const profile of profiles) {
          const score = profile.score(...asCase(list));
          for (const { value, lowest, highest, reason } of [score, ...score.figures]) {
            expect([value, lowest, highest].every((number) => number === null || Number.isFinite(number))).toBe(true);
            expect(reason === null).toBe(value !== null);
            expect(reason).not.toBe('');
          }
        }
      }),
      few,
    );
  });

  it('PRO-3 nor by names, weights and bounds that a file may bring', () => {
    const criteria = ['constructor', 'toString', 'plain'].map((id) => criterion(id, 1, { axis: [id] }));
    const marks: Marks = new Map(criteria.map(({ id }, at) => [id, mark(at > 0)]));
    const axes = criteria.map(({ id }, at) => ({ axis: [id], weight: at - 1, dynamic: at === 0 }));
    for (const name of ['nurse', 'whitened-uniform']) {
      const odd = { axes, bounds: { least: 5, most: 5 }, stakeholders: [{ name, weights: { plain: 2 } }] };
      for (const profile of [...profiles, mrRmlAlong({ plain: 1 })]) {
        const score = profile.score({ ...rubricOf(...criteria), ...odd }, marks);
        for (const { value, lowest, highest } of [score, ...score.figures]) {
          for (const number of [value, lowest, highest]) expect(number ?? 0, profile.name).toSatisfy(Number.isFinite);
        }
      }
    }
  });

  it('PRO-3 an empty rubric has no score, and no case no mean', () => {
    for (const profile of profiles) {
      expect([profile.name, profile.score(rubricOf(), new Map()).value]).toEqual([profile.name, null]);
      expect(profile.combine([]).every(({ value, reason }) => value === null && reason !== null)).toBe(true);
    }
  });

  it('PRO-4 an undecided answer gives bounds that hold whatever it turns out to be', () => {
    fc.assert(
      fc.property(rows, fc.nat(), (list, pick) => {
        const settled = list.map((item) => {
          const grades = gradesOn(item.criterion.scale ?? scales.binary);
          const value = grades[pick % grades.length] ?? 0;
          return item.mark.kind === 'undecided' ? { ...item, mark: mark(value) } : item;
        });
        const anyOpen = list.some((item) => item.mark.kind === 'undecided');
        for (const profile of profiles) {
          const before = profile.score(...asCase(list));
          const after = profile.score(...asCase(settled));
          if (anyOpen && before.value !== null && profile.name !== 'miroeval')
            expect(before.lowest).toBe(before.highest);
          if (after.value === null) continue;
          const slack = 1e-9;
          const held =
            (before.lowest === null || before.lowest <= after.value + slack) &&
            (before.highest === null || before.highest >= after.value - slack);
          expect({ held, profile: profile.name }).toEqual({ held: true, profile: profile.name });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('PRO-4 K9 failed verdicts alone never become a number, by any profile', () => {
    const tiersOf = ['mandatory', 'core', 'A1', 'good'] as const;
    const rubric = rubricOf(...tiersOf.map((tier, at) => criterion(`c${at}`, at + 1, { tier, axis: ['Depth'] })));
    const marks = marksOf(rubric, new Map(rubric.criteria.map(({ id }) => [id, failed])));
    for (const profile of profiles) {
      const { value, reason } = profile.score(rubric, marks);
      expect([profile.name, value, reason === null]).toEqual([profile.name, null, false]);
    }
  });

  it('PRO-7 one more criterion met never moves a monotone rule against its sign', () => {
    const apart = ['openrs', 'gaps', 'gaps-3-2-1', 'chexprompt'];
    const monotone = profiles.filter(({ name }) => !apart.includes(name));
    fc.assert(
      fc.property(rows, fc.nat(), (list, pick) => {
        fc.pre(list.length > 0 && list.every((item) => item.mark.kind !== 'undecided'));
        const hit = pick % list.length;
        const points = list[hit]?.criterion.points ?? 1;
        const at = (end: 0 | 1) =>
          asCase(
            list.map((item, place) => {
              const grades = gradesOn(item.criterion.scale ?? scales.binary);
              const value = (end === 1 ? grades.at(-1) : grades[0]) ?? 0;
              return place === hit ? { ...item, mark: mark(value) } : item;
            }),
          );
        for (const profile of monotone) {
          const [none, full] = [profile.score(...at(0)).value, profile.score(...at(1)).value];
          if (none === null || full === null) continue;
          const gain = (full - none) * Math.sign(points);
          expect({ gain: gain >= -1e-12, profile: profile.name }).toEqual({ gain: true, profile: profile.name });
        }
      }),
      few,
    );
  });
});

describe('marks', () => {
  it('PRO-8 a yes or no stands for the ends of a short scale and decides nothing on a long one', () => {
    const at = (scale: Scale, verdict: Verdict | null) => {
      const rubric = rubricOf(criterion('a', 1, { scale }));
      return marksOf(rubric, new Map([['a', verdict]])).get('a');
    };
    expect(at(scales.binary, decided(true))).toEqual({ kind: 'grade', value: 1, quotes: 0 });
    expect(at(scales['zero-to-two'], decided(true))).toMatchObject({ value: 2 });
    expect(at(scales.ternary, { ...decided(false), source: 'code' })).toEqual({ kind: 'grade', value: 0 });
    expect(at(scales['one-to-five'], decided(true))).toMatchObject({ kind: 'undecided' });
    expect(at(scales['zero-to-ten'], decided(true))).toMatchObject({ kind: 'undecided' });
    expect(at(scales.count, decided(true))).toMatchObject({ kind: 'undecided' });
    expect(at(scales.count, decided(false))).toMatchObject({ value: 0 });
  });

  it('PRO-4 what failed, abstained or was never asked is undecided and keeps its reason', () => {
    const rubric = rubricOf(criterion('a', 1), criterion('b', 1), criterion('c', 1));
    const abstained: Verdict = { kind: 'abstained', probability: 0.5, evidence: [], reason: 'Unsure.' };
    const marks = marksOf(
      rubric,
      new Map<string, Verdict>([
        ['a', failed],
        ['b', abstained],
      ]),
    );
    expect([...marks.values()].map((found) => found.kind === 'undecided' && found.reason)).toEqual([
      'Expected a number, found none.',
      'Unsure.',
      'It was not asked yet.',
    ]);
    expect(weightedMean.score(rubric, marks)).toMatchObject({ value: null, lowest: 0, highest: 1 });
  });

  it('PRO-9 a criterion with sub-checks is met when all are, and one that was met has met them all', () => {
    const value = (...found: readonly (boolean | Mark)[]) => weightedMean.score(...partsOf([1, found])).value;
    expect([value(true, true), value(true, false), value(false, open), value(true, open)]).toEqual([1, 0, 0, null]);
    const [rubric] = partsOf([1, [true, true]]);
    expect(proImage.score(rubric, new Map([['c0', mark(1)]])).value).toBe(1);
    expect(proImage.score(rubric, new Map([['c0', mark(0)]]))).toMatchObject({ value: null, lowest: 0.25, highest: 1 });
    const own = new Map([[partKey({ id: 'c0' }, { id: 'p0' }), mark(false)]]);
    expect(proImage.score(rubric, own)).toMatchObject({ lowest: 0.25, highest: 0.5 });
  });

  it('PRO-5 what does not apply leaves both sides of the fraction', () => {
    const score = weightedMean.score(...caseOf([3, true], [1, false], [5, { kind: 'not-applicable' }]));
    expect(score.value).toBe(0.75);
  });
});
