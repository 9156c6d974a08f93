import type { Marks } from '../mark.ts';
import type { Rubric } from '../rubric.ts';
import { axisOf, figuresBy, meanFigures, none, sumOf, weightedGood } from './figures.ts';
import { turnedNote } from './make-profile.ts';
import type { Bounded, Figure, Profile } from './profile.ts';
import type { Rule } from './score-by-rule.ts';

const name = 'miroeval';

/** The share of all weight that dimensions made for one task may have together. */
const dynamicCap = 0.2;

/**
 * MiroEval: weighted means of 0 to 10 by dimension, then over dimensions. A dimension that could not be judged is left
 * out and the weights rescaled, as there; the bounds still say what it could have changed.
 * Units: 0 to 10. Source: MiroEval.
 */
export const miroEval: Profile = {
  name,
  title: 'MiroEval',
  summary: 'Dimensions of 0 to 10 by weight; task-made ones share at most 0.20, failed ones are left out and said.',
  source: 'MiroEval',
  rows: ['D13', '2.18'],
  range: { least: 0, most: 10 },
  better: 'higher',
  score: (rubric, marks) => {
    const figures = dimensionsOf(rubric, marks);
    const { weights, capped } = weightsOf(rubric, figures);
    const failed = figures
      .filter(({ value, lowest }) => value === null && lowest !== null)
      .map((figure) => figure.name);
    return {
      profile: name,
      ...total(figures, weights),
      figures,
      notes: [
        ...failed.map((dimension) => `Dimension ${dimension} has undecided criteria and is left out of the value.`),
        ...(capped ? ['The weights of dimensions made for this task are rescaled to 0.20 together.'] : []),
        ...turnedNote(rubric),
      ],
    };
  },
  combine: meanFigures,
};

const inTenths: Rule = {
  of: (answers) => {
    const good = weightedGood(answers);
    return typeof good === 'number' ? good * 10 : good;
  },
};

function dimensionsOf(rubric: Rubric, marks: Marks): readonly Figure[] {
  return figuresBy(rubric, marks, inTenths, (criterion) => axisOf(criterion) ?? 'Other');
}

/** The share of each dimension; those made for the task are held to their cap where others stand beside them. */
function weightsOf(rubric: Rubric, figures: readonly Figure[]) {
  const rows = figures.map((figure) => {
    const entry = rubric.axes?.find(({ axis }) => axis.length === 1 && axis[0] === figure.name);
    return { name: figure.name, weight: Math.max(0, entry?.weight ?? 1), dynamic: entry?.dynamic ?? false };
  });
  const whole = (dynamic: boolean) => sumOf(rows.flatMap((row) => (row.dynamic === dynamic ? [row.weight] : [])));
  const [fixed, made] = [whole(false), whole(true)];
  // A weight of exactly the cap must not count as above it by rounding.
  const capped = fixed > 0 && made / (fixed + made) > dynamicCap + 1e-12;
  const share = ({ weight, dynamic }: (typeof rows)[number]): number => {
    if (!capped) return weight / (fixed + made);
    return dynamic ? (weight / made) * dynamicCap : (weight / fixed) * (1 - dynamicCap);
  };
  return { weights: new Map(rows.map((row) => [row.name, share(row)])), capped };
}

function total(figures: readonly Figure[], weights: ReadonlyMap<string, number>): Bounded {
  const mean = (pick: (figure: Figure) => number | null): number | null => {
    const rows = figures.flatMap((figure) => {
      const value = pick(figure);
      return value === null ? [] : [{ value, weight: weights.get(figure.name) ?? 0 }];
    });
    const whole = sumOf(rows.map(({ weight }) => weight));
    return whole > 0 ? sumOf(rows.map(({ value, weight }) => value * weight)) / whole : null;
  };
  const [lowest, highest] = [mean((figure) => figure.lowest), mean((figure) => figure.highest)];
  if (lowest === null || highest === null) return none('No dimension has a criterion that applies.');
  const value = mean((figure) => figure.value);
  return { value, lowest, highest, reason: value === null ? 'Every dimension has undecided criteria.' : null };
}
