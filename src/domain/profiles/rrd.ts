import type { Marks } from '../mark.ts';
import type { Rubric } from '../rubric.ts';
import { answersTo, isDecided, questionsOf } from './answered.ts';
import { filedUnder, weightedGood } from './figures.ts';
import { makeProfile, turnedNote } from './make-profile.ts';
import { covarianceOf, whitenedWeights } from './whitened-weights.ts';

/** The name of the weights that `whitenRubric` writes into a rubric. */
export const whitenedName = 'whitened-uniform';

/**
 * RRD: the weighted mean by whitened-uniform weights, which the rubric holds once several responses were judged.
 * Source: RRD.
 */
export const rrd = makeProfile(
  {
    name: 'rrd',
    title: 'RRD whitened weights',
    summary: 'The weighted mean by weights that damp criteria which rise and fall together over several responses.',
    source: 'RRD; the handling of singular covariance is ours',
    rows: ['A3', '2.6'],
  },
  {
    rule: {
      of: (answers, { stakeholders = [] }) => {
        const weights = stakeholders.find(({ name }) => name === whitenedName)?.weights;
        if (!weights) return { reason: 'The weights need the verdicts of several responses; this rubric holds none.' };
        return weightedGood(answers, ({ criterion }) => filedUnder(weights, criterion.id) ?? 0);
      },
    },
    notes: turnedNote,
  },
);

/**
 * Writes whitened-uniform weights into a rubric from the marks of several responses.
 * Missing: null with fewer than two responses on which every criterion is decided.
 */
export function whitenRubric(rubric: Rubric, samples: readonly Marks[]): Rubric | null {
  const rows = samples.flatMap((marks) => {
    const questions = questionsOf(rubric, marks, 'criterion');
    return questions.every(isDecided) ? [answersTo(questions).map(({ good }) => good)] : [];
  });
  if (rows.length < 2) return null;
  const found = whitenedWeights(covarianceOf(rows));
  if (!found) return null;
  const weights = Object.fromEntries(rubric.criteria.map(({ id }, at) => [id, found.weights[at] ?? 0]));
  const others = (rubric.stakeholders ?? []).filter(({ name }) => name !== whitenedName);
  return { ...rubric, stakeholders: [...others, { name: whitenedName, weights }] };
}
