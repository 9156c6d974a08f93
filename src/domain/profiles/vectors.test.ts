import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Marks } from '../mark.ts';
import { matrixCoverage } from '../matrix-coverage.ts';
import type { Rubric } from '../rubric.ts';
import { scales } from '../scale.ts';
import { caseOf, mark, open } from '../testing/marks.ts';
import { criterion, rubricOf } from '../testing/run-fixture.ts';
import { arcane, arcaneFor } from './arcane.ts';
import { deer } from './hierarchy.ts';
import { miroEval } from './miro-eval.ts';
import { mrRml, mrRmlAlong, projectOn } from './mr-rml.ts';
import { rrd, whitenRubric } from './rrd.ts';
import { rulers, rulersWith } from './rulers.ts';
import { symmetricEigen } from './symmetric-eigen.ts';
import { covarianceOf, whitenedWeights } from './whitened-weights.ts';

const ten = scales['zero-to-ten'];
const at = (...axis: string[]) => ({ axis });

describe('hierarchies', () => {
  const tree = caseOf(
    [1, true, at('Depth', 'Breadth')],
    [1, true, at('Depth', 'Support')],
    [1, false, at('Depth', 'Support')],
    [1, false, at('Form', 'Layout')],
  );

  it('PRO-10 D12 2.17 sub-dimensions (1, 0.5) and (0): dimensions 0.75 and 0, overall 0.375', () => {
    const { value, figures } = deer.score(...tree);
    expect(value).toBe(0.375);
    expect(figures.map((item) => [item.name, item.value])).toEqual([
      ['Depth', 0.75],
      ['Depth / Breadth', 1],
      ['Depth / Support', 0.5],
      ['Form', 0],
      ['Form / Layout', 0],
    ]);
  });

  it('PRO-4 D12 an undecided item widens its branch and no other', () => {
    const [rubric, marks] = tree;
    const { lowest, highest, figures } = deer.score(rubric, new Map([...marks, ['c3', open]]));
    expect([lowest, highest]).toEqual([0.375, 0.875]);
    expect(figures[0]).toMatchObject({ name: 'Depth', value: 0.75 });
  });

  const dimensions = (last: typeof open | number): readonly [Rubric, Marks] => {
    const [rubric, marks] = caseOf(
      [1, 8, { scale: ten, axis: ['coverage'] }],
      [1, 6, { scale: ten, axis: ['insight'] }],
      [1, last, { scale: ten, axis: ['form'] }],
    );
    const axes = [
      { axis: ['coverage'], weight: 0.4 },
      { axis: ['insight'], weight: 0.3 },
      { axis: ['form'], weight: 0.3 },
    ];
    return [{ ...rubric, axes }, marks];
  };

  it('PRO-10 D13 2.18 coverage 8, insight 6, third failed: 7.142857, and the bounds say what it could change', () => {
    const score = miroEval.score(...dimensions(open));
    expect(score.value).toBeCloseTo(7.142857, 6);
    expect(score.lowest).toBeCloseTo(5, 12);
    expect(score.highest).toBeCloseTo(8, 12);
    expect(score.notes).toEqual(['Dimension form has undecided criteria and is left out of the value.']);
    const [rubric] = dimensions(10);
    expect(miroEval.score(rubric, new Map())).toMatchObject({ value: null, lowest: 0, highest: 10 });
    expect(miroEval.score(...dimensions(10)).value).toBeCloseTo(8, 12);
  });

  it('PRO-10 D13 a dynamic weight of 0.35 is rescaled to 0.20', () => {
    const [rubric, marks] = caseOf([1, 10, { scale: ten, axis: ['made'] }], [1, 0, { scale: ten, axis: ['fixed'] }]);
    const withWeight = (weight: number): Rubric => ({
      ...rubric,
      axes: [
        { axis: ['made'], weight, dynamic: true },
        { axis: ['fixed'], weight: 1 - weight },
      ],
    });
    expect(miroEval.score(withWeight(0.35), marks).value).toBeCloseTo(2, 12);
    expect(miroEval.score(withWeight(0.35), marks).notes).toHaveLength(1);
    expect(miroEval.score(withWeight(0.2), marks)).toMatchObject({ notes: [] });
    expect(miroEval.score(withWeight(0.1), marks).value).toBeCloseTo(1, 12);
  });
});

describe('vectors', () => {
  it('PRO-15 A2 2.23 v = (0.8, 0.6) along (1, 0): projection 0.8, deviation 0.6, whatever the length of the axis', () => {
    expect(projectOn([0.8, 0.6], [1, 0])).toEqual({ projection: 0.8, deviation: 0.6 });
    expect(projectOn([0.8, 0.6], [5, 0])).toEqual({ projection: 0.8, deviation: 0.6 });
    expect(projectOn([0.8], [0])).toBeNull();
  });

  const matrix = caseOf(
    [4, true, { cell: { dimension: 'safety' } }],
    [1, false, { cell: { dimension: 'safety' } }],
    [3, true, { cell: { dimension: 'depth' } }],
    [2, false, { cell: { dimension: 'depth' } }],
  );

  it('PRO-15 A2 a vector has no total until an axis is given', () => {
    const plain = mrRml.score(...matrix);
    expect(plain).toMatchObject({ value: null, reason: 'A vector has no total.' });
    expect(plain.figures.map(({ value }) => value)).toEqual([0.8, 0.6]);
    const along = mrRmlAlong({ safety: 5 }).score(...matrix);
    expect(along.value).toBeCloseTo(0.8, 12);
    expect(along.figures.at(-1)).toMatchObject({ name: 'deviation', value: expect.closeTo(0.6, 12) });
  });

  it('PRO-4 A2 an undecided dimension bounds the projection and leaves no deviation', () => {
    const [rubric, marks] = matrix;
    const score = mrRmlAlong({ safety: 1 }).score(rubric, new Map([...marks, ['c0', open]]));
    expect(score).toMatchObject({ value: null, lowest: 0, highest: 0.8 });
    expect(score.figures.at(-1)).toMatchObject({ name: 'deviation', value: null, reason: 'A dimension is undecided.' });
    expect(mrRmlAlong({ other: 1 }).score(...matrix).value).toBeNull();
  });

  it('PRO-15 A2 3 x 2 x 2 with 5 criteria in 4 cells: coverage 4 of 12 and 8 empty cells', () => {
    const cells = [
      ['safety', 'triage', 'cardiology'],
      ['safety', 'triage', 'cardiology'],
      ['safety', 'advice', 'cardiology'],
      ['depth', 'triage', 'paediatrics'],
      ['tone', 'advice', 'paediatrics'],
    ] as const;
    const criteria = cells.map(([dimension, scenario, discipline], n) =>
      criterion(`c${n}`, 1, { cell: { dimension, scenario, discipline } }),
    );
    const axes = {
      dimensions: ['safety', 'depth', 'tone'],
      scenarios: ['triage', 'advice'],
      disciplines: ['cardiology', 'paediatrics'],
    };
    const coverage = matrixCoverage({ ...rubricOf(...criteria), matrix: axes });
    expect(coverage).toMatchObject({ cells: 12, filled: 4, outside: [] });
    expect(coverage.empty).toHaveLength(8);
    const stray = criterion('x', 1, { cell: { dimension: 'other' } });
    expect(matrixCoverage({ ...rubricOf(stray), matrix: axes })).toMatchObject({ filled: 0, outside: ['x'] });
    expect(matrixCoverage(rubricOf(stray))).toMatchObject({ cells: 0, filled: 0 });
  });
});

describe('stakeholders', () => {
  const stakeholders = [
    { name: 'correct', weights: { c0: 1, c1: 0 } },
    { name: 'brief', weights: { c0: 0, c1: 1 } },
  ];
  const [rubric, long] = caseOf([1, true], [1, false]);
  const short = new Map([...long, ['c0', mark(0)], ['c1', mark(1)]]);

  it('PRO-14 A12 weights (1,0) and (0,1) flip the ranking of two answers', () => {
    const score = (marks: Marks) => arcane.score({ ...rubric, stakeholders }, marks).figures.map(({ value }) => value);
    expect(score(long)).toEqual([1, 0]);
    expect(score(short)).toEqual([0, 1]);
    expect(arcane.score({ ...rubric, stakeholders }, long)).toMatchObject({
      value: 1,
      notes: ['Weighed as correct does.'],
    });
    expect(arcaneFor('brief').score({ ...rubric, stakeholders }, long).value).toBe(0);
    expect(arcaneFor('nobody').score({ ...rubric, stakeholders }, long).value).toBeNull();
    expect(arcane.score(rubric, long).value).toBe(0.5);
  });

  it('PRO-14 A12 scaling all weights by 7 leaves every score unchanged', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(weights, ([a = 1, b = 1]) => {
        const by = (scale: number) => ({
          ...rubric,
          stakeholders: [{ name: 's', weights: { c0: a * scale, c1: b * scale } }],
        });
        expect(arcane.score(by(7), long).value).toBeCloseTo(arcane.score(by(1), long).value ?? -1, 12);
      }),
    );
  });
});

describe('whitened weights', () => {
  const rounded = (matrix: readonly (readonly number[])[]) => whitenedWeights(matrix)?.weights.map((w) => w.toFixed(5));

  it('PRO-13 A3 2.6 [[1,.9,0],[.9,1,0],[0,0,1]] gives 0.29600, 0.29600, 0.40800', () => {
    expect(
      rounded([
        [1, 0.9, 0],
        [0.9, 1, 0],
        [0, 0, 1],
      ]),
    ).toEqual(['0.29600', '0.29600', '0.40800']);
  });

  it('PRO-13 A3 2.6 uncorrelated criteria of one variance weigh the same, at any scale', () => {
    expect(
      rounded([
        [3, 0],
        [0, 3],
      ]),
    ).toEqual(['0.50000', '0.50000']);
    expect(
      rounded([
        [4, 3.6, 0],
        [3.6, 4, 0],
        [0, 0, 4],
      ]),
    ).toEqual(['0.29600', '0.29600', '0.40800']);
    expect(whitenedWeights([])).toBeNull();
  });

  it('PRO-13 2.6 two criteria with correlation r weigh 1/sqrt(1+r) against 1; exact duplicates keep sqrt(2) together', () => {
    const [a = 0, , c = 1] =
      whitenedWeights([
        [1, 0.44, 0],
        [0.44, 1, 0],
        [0, 0, 1],
      ])?.weights ?? [];
    expect(a / c).toBeCloseTo(1 / Math.sqrt(1.44), 10);
    const twins =
      whitenedWeights([
        [1, 1, 0],
        [1, 1, 0],
        [0, 0, 1],
      ])?.weights ?? [];
    expect(((twins[0] ?? 0) + (twins[1] ?? 0)) / (twins[2] ?? 1)).toBeCloseTo(Math.SQRT2, 6);
  });

  it('PRO-13 weights of any samples are sound', () => {
    const samples = fc
      .integer({ min: 1, max: 6 })
      .chain((n) =>
        fc.array(fc.array(fc.constantFrom(0, 0.5, 1), { minLength: n, maxLength: n }), { minLength: 2, maxLength: 8 }),
      );
    fc.assert(
      fc.property(samples, (rows) => {
        const found = whitenedWeights(covarianceOf(rows));
        expect(found?.weights.every((weight) => weight >= 0)).toBe(true);
        expect(found?.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('PRO-13 the eigenvectors of a symmetric matrix give it back', () => {
    const size = 4;
    const entries = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: size * size, maxLength: size * size });
    fc.assert(
      fc.property(entries, (list) => {
        const matrix = Array.from({ length: size }, (_, a) =>
          Array.from({ length: size }, (__, b) => (list[a * size + b] ?? 0) + (list[b * size + a] ?? 0)),
        );
        const { values, vectors } = symmetricEigen(matrix);
        matrix.forEach((row, a) => {
          row.forEach((entry, b) => {
            const back = vectors.reduce((sum, v, k) => sum + (values[k] ?? 0) * (v[a] ?? 0) * (v[b] ?? 0), 0);
            expect(back).toBeCloseTo(entry, 8);
          });
        });
      }),
    );
  });

  it('PRO-13 A3 the rubric keeps the weights that several responses gave, and without them there is no score', () => {
    const [rubric, first] = caseOf([1, true], [1, true], [1, false]);
    const samples = [
      first,
      ...[
        [0, 0, 0],
        [1, 1, 1],
        [0, 0, 1],
      ].map((row) => caseOf(...row.map((v) => [1, v] as const))[1]),
    ];
    expect(rrd.score(rubric, first).reason).toMatch(/several responses/);
    expect(whitenRubric(rubric, [first])).toBeNull();
    const whitened = whitenRubric(rubric, samples) ?? rubric;
    const value = rrd.score(whitened, first).value ?? 0;
    expect(value).toBeCloseTo(Math.SQRT2 / (Math.SQRT2 + 1), 4);
  });
});

describe('RULERS', () => {
  const label = (value: number, quotes?: number) =>
    [
      1,
      { kind: 'grade', value, ...(quotes === undefined ? {} : { quotes }) },
      { scale: scales['zero-to-two'] },
    ] as const;

  it('PRO-10 B4 2.5 labels 2, 1, 0 average to a half', () => {
    expect(rulers.score(...caseOf(label(2, 1), label(1), label(0))).value).toBe(0.5);
  });

  it('PRO-12 B4 2.5 a top label without a verified quote is capped, flagged or rejected', () => {
    const found = caseOf(label(2, 0), label(0));
    expect(rulers.score(...found).value).toBe(0.25);
    expect(rulersWith('flag').score(...found).value).toBe(0.5);
    expect(rulersWith('reject').score(...found).value).toBe(0);
  });
});
