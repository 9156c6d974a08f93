import { z } from 'zod';
import { counterId } from '../../domain/judging/error-counts.ts';
import { chexPromptErrors } from '../../domain/profiles/chex-prompt.ts';
import type { Criterion } from '../../domain/rubric.ts';
import { scales } from '../../domain/scale.ts';
import { present, readCases } from './kit/build-case.ts';
import { anything, name, readFields } from './kit/read-fields.ts';
import { shareOf } from './kit/share-of.ts';
import type { RubricFormat } from './rubric-format.ts';

const source = 'CheXprompt';

const record = z.object({
  id: name,
  reference: z.string().nullish(),
  candidate: z.string().nullish(),
  rating: anything,
});

/** Six kinds of error, each counted once as clinically significant and once as not, in our words. */
const criteria: readonly Criterion[] = (['significant', 'insignificant'] as const).flatMap((tier) =>
  chexPromptErrors.map(
    (error): Criterion => ({
      id: counterId(error, tier),
      text: `Clinically ${tier} errors of the kind: ${error}, held against the reference report.`,
      points: -1,
      tags: [],
      provenance: { kind: 'imported', source },
      tier,
      scale: scales.count,
    }),
  ),
);

/**
 * CheXprompt: a radiology report held against a reference by counting errors of six kinds, significant and not.
 * Shape: a line `{id, reference, candidate}`. The rubric is the same twelve counters for every report; ratings that a
 * file has already are not read.
 */
export const chexPrompt: RubricFormat = {
  id: 'chexprompt',
  name: source,
  description: 'Radiology reports with a reference; errors are counted in twelve kinds.',
  source: 'microsoft/chexprompt, src/chexprompt/io.py and evaluator.py',
  confirmed: true,
  signed: true,
  rows: ['D18'],
  containers: ['jsonl', 'json', 'csv'],
  detect: (document) => shareOf(document, (value) => 'reference' in value && 'candidate' in value),
  parse: (document, notes) =>
    readCases(document, (value, place) => {
      const fields = readFields(record, value, place, notes);
      if (fields === null) return null;
      if (fields.rating !== undefined) notes.leave(place, 'rating');
      const { reference, candidate } = fields;
      return {
        id: fields.id,
        answers: candidate ? [{ name: 'candidate', text: candidate }] : [],
        rubric: {
          id: '',
          title: '',
          profile: 'chexprompt',
          criteria,
          ...(reference ? { references: [{ id: 'reference', kind: 'answer', text: reference }] } : {}),
        },
      };
    }),
  render: (cases) =>
    cases.map(({ id, answers, rubric }) =>
      present({
        id,
        reference: rubric?.references?.find(({ kind }) => kind === 'answer')?.text ?? '',
        candidate: answers[0]?.text ?? '',
      }),
    ),
};
