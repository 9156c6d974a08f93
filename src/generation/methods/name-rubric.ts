import { canonicalJson } from '../../domain/canonical-json.ts';
import { shortHash } from '../short-hash.ts';
import type { GenerationOptions } from './method.ts';

/** The id of a rubric: the same for the same method made from the same material, by the hash given. */
export async function nameRubric(
  method: string,
  material: unknown,
  { hash = shortHash, size }: GenerationOptions,
): Promise<string> {
  return `${method}-${await hash(canonicalJson([method, material, size ?? null]))}`;
}
