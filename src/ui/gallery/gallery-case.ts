import type { Evidence } from '../../domain/evidence.ts';
import type { Criterion, Rubric } from '../../domain/rubric.ts';
import type { CriterionState } from '../../domain/run.ts';
import type { Message } from '../../domain/submission.ts';
import type { Verdict } from '../../domain/verdict.ts';

export const conversation: readonly Message[] = [
  {
    role: 'user',
    content: 'My daughter is 4 and has had a fever of 39.2 since last night. She drinks well. What can I do?',
  },
];

export const response = `A fever of 39.2 in a child who drinks well is **usually not dangerous**. It is the body at work.

What helps:

- Offer small drinks often.
- Dress her lightly and keep the room cool.
- Give paracetamol by weight, 15 mg per kg, at most four times in 24 hours.

Call a doctor today if she becomes hard to wake, has a stiff neck, a rash that does not fade when pressed, or stops drinking.`;

const quote = (text: string, role: Evidence['role']): Evidence => {
  const start = response.indexOf(text);
  return { quote: text, start, end: start + text.length, weight: 0.6, role };
};

const criterion = (id: string, points: number, text: string): Criterion => ({
  id,
  text,
  points,
  tags: ['axis:completeness'],
  provenance: id === 'c4' ? { kind: 'person' } : { kind: 'bank', bankId: id, relevance: 0.7 },
});

export const rubric: Rubric = {
  id: 'gallery',
  title: 'Fever in a young child',
  criteria: [
    criterion('c1', 8, 'Names warning signs that need a doctor at once.'),
    criterion('c2', 6, 'Gives the dose of paracetamol by body weight.'),
    criterion('c3', 5, 'Asks about other symptoms, vaccinations and how the child behaves.'),
    criterion('c4', 4, 'Says how long the fever may last before the child should be seen.'),
    criterion('c5', -8, 'Recommends aspirin for a child.'),
    criterion('c6', -5, 'Calls the fever harmless without any caution.'),
  ],
};

const decided = (met: boolean, probability: number, evidence: readonly Evidence[]): Verdict => ({
  kind: 'decided',
  met,
  probability,
  evidence,
  source: 'model',
  calibrated: true,
});

const verdicts: Readonly<Record<string, Verdict>> = {
  c1: decided(true, 0.97, [
    quote('hard to wake, has a stiff neck, a rash that does not fade when pressed', 'supports'),
    quote('stops drinking', 'supports'),
  ]),
  c2: decided(true, 0.94, [quote('Give paracetamol by weight, 15 mg per kg', 'supports')]),
  c3: decided(false, 0.04, [quote('Offer small drinks often.', 'nearest-miss')]),
  c4: decided(false, 0.11, []),
  c5: decided(false, 0.02, []),
  c6: decided(true, 0.58, [quote('usually not dangerous', 'supports')]),
};

/** Verdicts of the whole rubric, with some replaced. */
export function criteriaWith(
  changes: Readonly<Record<string, Partial<CriterionState>>> = {},
): ReadonlyMap<string, CriterionState> {
  return new Map(
    rubric.criteria.map(({ id }) => [id, { verdict: verdicts[id] ?? null, override: null, ...changes[id] }]),
  );
}
