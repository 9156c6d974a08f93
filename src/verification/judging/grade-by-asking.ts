import { applyCalibration, identityMap } from '../../domain/calibration.ts';
import type { Mark, Marks } from '../../domain/mark.ts';
import type { Criterion } from '../../domain/rubric.ts';
import type { EngineDocument } from '../../engine/port.ts';
import { askLogits, type JudgeOptions } from './ask-logits.ts';
import { planGrade } from './grade-plan.ts';

/**
 * Grades criteria on their scales by yes-or-no questions alone, so that a verifier that can't write can do it. Longer
 * scales without words stay undecided.
 * Throws: RubriconError for engine-wide faults, AbortError when cancelled.
 */
export async function gradeByAsking(
  document: EngineDocument,
  criteria: readonly Criterion[],
  options: JudgeOptions,
): Promise<Marks> {
  const plans = criteria.map((criterion) => ({ id: criterion.id, plan: planGrade(criterion) }));
  const logits = await askLogits(
    document,
    plans.flatMap(({ plan }) => plan?.statements ?? []),
    options,
  );
  let next = 0;
  return new Map(
    plans.map(({ id, plan }): [string, Mark] => {
      if (!plan) return [id, undecided('Its scale has no words to ask by.')];
      const own = logits.slice(next, next + plan.statements.length);
      next += plan.statements.length;
      const known = own.filter((logit) => logit !== null);
      if (known.length < own.length) return [id, undecided('The model did not answer.')];
      const said = known.map((logit) => ({ logit, probability: applyCalibration(logit, identityMap, []) }));
      return [id, { kind: 'grade', value: plan.read(said).value }];
    }),
  );
}

function undecided(reason: string): Mark {
  return { kind: 'undecided', reason };
}
