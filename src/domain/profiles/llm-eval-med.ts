import { overallKey } from '../mark.ts';
import { isOnScale, scales } from '../scale.ts';
import { exact, figure, meanOf, none, scored } from './figures.ts';
import type { Figure, Profile } from './profile.ts';
import type { Outcome } from './score-by-rule.ts';

const name = 'llmeval-med';
/** The mean of several runs need not be whole. */
const overall = { kind: 'grade', least: 0, most: 5 } as const;

/**
 * LLMEval-Med: one grade from 0 to 5 a question, given with the checklist at hand; usable from 4 up.
 * Source: LLMEval-Med. Unscored questions stay in the rate's denominator, as there.
 */
export const llmEvalMed: Profile = {
  name,
  title: 'LLMEval-Med',
  summary: 'One overall grade from 0 to 5; over many questions the share that reaches 4.',
  source: 'LLMEval-Med',
  rows: ['D17', '2.19'],
  range: { least: 0, most: 5 },
  better: 'higher',
  asks: overall,
  score: (_, marks) => {
    const mark = marks.get(overallKey);
    const grade = mark?.kind === 'grade' && isOnScale(overall, mark.value) ? mark.value : null;
    const total = grade === null ? none('The judge gave no overall grade.') : exact(grade);
    return { profile: name, ...total, figures: [], notes: [] };
  },
  combine: (values) => [
    figure('mean', meanOf(scored(values), 'No question has a grade.')),
    figure('usability rate', usabilityRate(values)),
  ],
};

/** The mean of the runs that gave a grade from 0 to 5; null where none did. */
export function meanOfRuns(runs: readonly (number | null)[]): number | null {
  const valid = scored(runs).filter((value) => isOnScale(scales['zero-to-five'], value));
  const mean = meanOf(valid, '');
  return typeof mean === 'number' ? mean : null;
}

/** The share of questions whose mean grade is 4 or more. */
function usabilityRate(values: readonly (number | null)[]): Outcome {
  if (values.length === 0) return { reason: 'There is no question.' };
  return values.filter((value) => value !== null && value >= 4).length / values.length;
}

/** Usability over all categories: usable questions over all questions. */
export function overallUsability(categories: Readonly<Record<string, readonly (number | null)[]>>): Figure {
  return figure('overall', usabilityRate(Object.values(categories).flat()));
}

/**
 * The human grade of generated text from four dimensions of 0 to 5, any of which vetoes at 0.
 * Units: the result is from 0 to 7. Source: LLMEval-Med, human rating rules.
 */
export function textGenerationGrade(b: number, c: number, d: number, e: number): number {
  const least = Math.min(b, c, d, e);
  if (least === 0) return 0;
  if (least === 1) return 1;
  const atLeast = (first: number, second: number): boolean => Math.min(b, c) >= first && Math.min(d, e) >= second;
  if (least === 5) return 7;
  if (atLeast(5, 4)) return 6;
  if (atLeast(5, 3) || least >= 4) return 5;
  if (atLeast(4, 3)) return 4;
  return atLeast(3, 2) ? 3 : 2;
}
