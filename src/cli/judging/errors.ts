import { RubriconError } from '../../domain/errors.ts';
import { counterId } from '../../domain/judging/error-counts.ts';
import { chexPromptErrors } from '../../domain/profiles/chex-prompt.ts';
import { countErrors } from '../../verification/judging/count-errors.ts';
import type { Given, JudgingMethod } from './method.ts';

const kinds = ['significant', 'insignificant'] as const;

interface ErrorsAnswer {
  /** Units: errors by kind. */
  readonly significant: Readonly<Record<string, number>>;
  readonly insignificant: Readonly<Record<string, number>>;
}

/** The errors of a report against a reference, counted in twelve kinds. */
export const errors: JudgingMethod<ErrorsAnswer> = {
  id: 'errors',
  description: 'Counts the errors of a report against its reference, in six kinds, significant or not.',
  source: 'CheXprompt, 2024',
  rows: ['D18'],
  needs: ['response', 'reference'],
  takes: '"candidate" in the place of "response"',
  gives: '"significant" and "insignificant" errors by kind; no counts at all where one could not be read',
  model: 'language',
  judge: async ({ response, reference }: Given<'response' | 'reference'>, { verifier, signal }) => {
    const marks = await countErrors({ engine: verifier.engine, reference, candidate: response, signal });
    const countsOf = (kind: (typeof kinds)[number]): Readonly<Record<string, number>> =>
      Object.fromEntries(
        chexPromptErrors.map((error) => {
          const mark = marks.get(counterId(error, kind));
          if (mark?.kind === 'grade') return [error, mark.value];
          throw new RubriconError('output-invalid', mark?.kind === 'undecided' ? mark.reason : unread);
        }),
      );
    return { significant: countsOf('significant'), insignificant: countsOf('insignificant') };
  },
  tell: (answer) => [
    kinds.map((kind) => `${Object.values(answer[kind]).reduce((sum, count) => sum + count, 0)} ${kind}`).join(', '),
    ...kinds.flatMap((kind) =>
      Object.entries(answer[kind]).flatMap(([error, count]) => (count > 0 ? [`${kind}: ${error} ${count}`] : [])),
    ),
  ],
};

const unread = 'The model gave no counts that could be read. Try again or count by hand.';
