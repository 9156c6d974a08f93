import type { Criterion, Rubric } from '../domain/rubric.ts';

/** Rewrites a criterion, or adds one at the top when it is new. Its origin becomes the person once the words change. */
export function saveCriterion(
  rubric: Rubric,
  criterionId: string | null,
  text: string,
  points: number,
  newId: () => string,
): Rubric {
  if (criterionId === null) {
    const added: Criterion = { id: newId(), text, points, tags: [], provenance: { kind: 'person' } };
    return { ...rubric, criteria: [added, ...rubric.criteria] };
  }
  const criteria = rubric.criteria.map((criterion): Criterion => {
    if (criterion.id !== criterionId) return criterion;
    if (criterion.text === text) return { ...criterion, points };
    // A check decides the old wording; the new one is for the model to read, on the same scale.
    const { check: _, ...kept } = criterion;
    return { ...kept, text, points, provenance: { kind: 'person' } };
  });
  return { ...rubric, criteria };
}

export function removeCriterion(rubric: Rubric, criterionId: string): Rubric {
  return { ...rubric, criteria: rubric.criteria.filter(({ id }) => id !== criterionId) };
}

/** Moves a criterion one place; null when it stands at that end already. */
export function moveCriterion(rubric: Rubric, criterionId: string, by: 1 | -1): Rubric | null {
  const from = rubric.criteria.findIndex(({ id }) => id === criterionId);
  const moved = rubric.criteria[from];
  const other = rubric.criteria[from + by];
  if (!moved || !other) return null;
  const criteria = rubric.criteria.map((criterion, index) =>
    index === from ? other : index === from + by ? moved : criterion,
  );
  return { ...rubric, criteria };
}
