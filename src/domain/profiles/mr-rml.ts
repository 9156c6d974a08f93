import type { Criterion } from '../rubric.ts';
import { axisOf, figuresBy, filedUnder, meanFigures, none, sumOf, weightedGood } from './figures.ts';
import { turnedNote } from './make-profile.ts';
import type { Figure, Profile } from './profile.ts';

const name = 'mr-rml';

/**
 * MR-RML: one score a dimension, kept as a vector instead of a total. With a reference axis the total is the
 * projection on it, and the deviation beside it is how far the vector stands from the axis.
 * Source: MR-RML with geometric projection reference constraints; only the read-out, the reward model stays outside.
 */
export const mrRml: Profile = mrRmlAlong(null);

/** MR-RML with a reference axis. Units: any length but zero; it is brought to one. By dimension, 0 where absent. */
export function mrRmlAlong(reference: Readonly<Record<string, number>> | null): Profile {
  return {
    name,
    title: 'MR-RML vector',
    summary: 'A score for each dimension of the matrix, with projection and deviation from a reference axis if given.',
    source: 'MR-RML; a read-out only, the trained reward model is out of scope',
    rows: ['A2', '2.23'],
    range: { least: 0, most: null },
    better: 'higher',
    score: (rubric, marks) => {
      const vector = figuresBy(rubric, marks, { of: (answers) => weightedGood(answers) }, dimensionOf);
      const read = reference ? readAlong(vector, reference) : null;
      const total = read?.projection ?? none(vector.length === 0 ? noDimension : 'A vector has no total.');
      return {
        profile: name,
        ...total,
        figures: [...vector, ...(read ? [{ name: 'deviation', ...read.deviation }] : [])],
        notes: turnedNote(rubric),
      };
    },
    combine: meanFigures,
  };
}

/** How a vector stands to an axis. Units: those of the vector; both are null for an axis without a length. */
export function projectOn(vector: readonly number[], axis: readonly number[]) {
  const length = Math.hypot(...axis);
  if (!(length > 0) || vector.length !== axis.length) return null;
  const unit = axis.map((value) => value / length);
  const projection = sumOf(vector.map((value, at) => value * (unit[at] ?? 0)));
  return { projection, deviation: Math.hypot(...vector.map((value, at) => value - projection * (unit[at] ?? 0))) };
}

function readAlong(vector: readonly Figure[], reference: Readonly<Record<string, number>>) {
  const axis = vector.map((figure) => filedUnder(reference, figure.name) ?? 0);
  const along = (pick: (figure: Figure, weight: number) => number | null) => {
    const values = vector.map((figure, at) => pick(figure, axis[at] ?? 0));
    const known = values.filter((value) => value !== null);
    return known.length < values.length ? null : projectOn(known, axis);
  };
  const low = along((figure, weight) => (weight < 0 ? figure.highest : figure.lowest));
  const high = along((figure, weight) => (weight < 0 ? figure.lowest : figure.highest));
  if (!low || !high) {
    const reason = 'The reference axis has no length here, or a dimension has no score.';
    return { projection: none(reason), deviation: none(reason) };
  }
  const same = along((figure) => figure.value);
  const reason = same ? null : 'A dimension is undecided.';
  return {
    projection: { value: same?.projection ?? null, lowest: low.projection, highest: high.projection, reason },
    // The distance from the axis has no bound that follows from the ends of each dimension.
    deviation: same
      ? { value: same.deviation, lowest: same.deviation, highest: same.deviation, reason }
      : none('A dimension is undecided.'),
  };
}

function dimensionOf(criterion: Criterion): string | null {
  return criterion.cell?.dimension ?? axisOf(criterion);
}

const noDimension = 'No criterion names a dimension.';
