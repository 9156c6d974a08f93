import { RubriconError } from '../../domain/errors.ts';
import { bankCriteria } from './bank-criteria.ts';
import type { GenerationMethod } from './method.ts';

/** Every way to make a rubric, in the order in which they are offered; the first is used when none is named. */
export const generationMethods: readonly GenerationMethod[] = [bankCriteria];

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
