import { RubriconError } from '../../domain/errors.ts';
import { adaptivePairwise } from './adaptive-pairwise.ts';
import { bankCriteria } from './bank-criteria.ts';
import { blind } from './blind.ts';
import { contrastProfile } from './contrast-profile.ts';
import { disagreementPlan } from './disagreement-plan.ts';
import { guideline } from './guideline.ts';
import type { GenerationMethod } from './method.ts';
import { orbit } from './orbit.ts';
import { peem } from './peem.ts';
import { rubricRag } from './rubric-rag.ts';
import { rulesAndPrinciples } from './rules-and-principles.ts';
import { scientificWriting } from './scientific-writing.ts';

/** Every way to make a rubric, in the order in which they are offered; the first is used when none is named. */
export const generationMethods: readonly GenerationMethod[] = [
  bankCriteria,
  rulesAndPrinciples,
  contrastProfile,
  adaptivePairwise,
  disagreementPlan,
  blind,
  rubricRag,
  orbit,
  guideline,
  peem,
  scientificWriting,
];

/**
 * The method of an id.
 * Throws: RubriconError input-invalid naming the known ids.
 */
export function findMethod(id: string): GenerationMethod {
  const method = generationMethods.find((one) => one.id === id);
  if (method) return method;
  const known = generationMethods.map((one) => one.id).join(', ');
  throw new RubriconError('input-invalid', `There is no such method to make a rubric. Known are: ${known}.`);
}
