import { RubriconError } from '../../domain/errors.ts';
import {
  comparePrompts,
  type GradingPrompt,
  gradeWithReference,
  gradingPrompts,
} from '../../verification/judging/grade-with-reference.ts';
import type { Given, JudgingMethod } from './method.ts';

interface GradeAnswer {
  /** By what the grader was told; null where it gave no grade. */
  readonly grades: Readonly<Partial<Record<GradingPrompt, number | null>>>;
  readonly most: number;
  /** What a person gave; null where the row does not say. */
  readonly person: number | null;
}

/** A piece of work graded beside a teacher's answer, under up to three prompts. */
export const grade: JudgingMethod<GradeAnswer> = {
  id: 'grade',
  description: 'Grades a piece of work beside the teacher’s answer: alone, with a rubric, with a made rubric.',
  source: 'LLMs as MOOC graders, 2024',
  rows: ['B9'],
  needs: ['response', 'reference', 'most'],
  takes: '"prompt", "rubrics", "made_rubric"; "grade", a person’s, for the error of each prompt',
  gives: '"grades" by what the grader was told, of "most"; null where none could be read',
  model: 'language',
  judge: async (row: Given<'response' | 'reference' | 'most'>, { verifier, signal }) => {
    const { conversation = [], response, reference, rubric, madeRubric, most, grade: person = null } = row;
    const item = {
      document: { conversation, response },
      answer: reference,
      rubric: rubric?.criteria ?? [],
      madeRubric: madeRubric?.criteria ?? [],
      most,
    };
    const told: Readonly<Record<GradingPrompt, boolean>> = {
      answer: true,
      'answer-and-rubric': rubric !== undefined,
      'answer-and-made-rubric': madeRubric !== undefined,
    };
    const grades: Partial<Record<GradingPrompt, number | null>> = {};
    for (const prompt of gradingPrompts.filter((one) => told[one])) {
      grades[prompt] = await gradeWithReference(item, prompt, { engine: verifier.engine, signal });
    }
    if (Object.values(grades).every((one) => one === null)) {
      throw new RubriconError('output-invalid', 'The model gave no grade that could be read. Try again.');
    }
    return { grades, most, person };
  },
  tell: ({ grades, most, person }) => [
    Object.entries(grades)
      .map(([prompt, one]) => `${prompt.replaceAll('-', ' ')}: ${one === null ? 'no grade' : `${one} of ${most}`}`)
      .join('; '),
    ...(person === null ? [] : [`a person gave ${person}`]),
  ],
  sum: (answers) => {
    const known = answers.flatMap(({ person, grades }) => (person === null ? [] : [{ person, grades }]));
    if (known.length === 0) return [];
    const used = gradingPrompts.filter((prompt) => known.some(({ grades }) => prompt in grades));
    const columns = Object.fromEntries(
      used.map((prompt) => [prompt, known.map(({ grades }) => grades[prompt] ?? null)]),
    );
    const people = known.map(({ person }) => person);
    return comparePrompts(people, columns).map(
      ({ prompt, error, correlation, ungraded }) =>
        `${prompt}: mean error ${error?.toFixed(2) ?? '–'}, correlation ${correlation?.toFixed(2) ?? '–'}, ` +
        `${ungraded} of ${people.length} without a grade`,
    );
  },
};
