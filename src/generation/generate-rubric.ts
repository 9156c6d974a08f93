import { RubriconError } from '../domain/errors.ts';
import { assertRubric } from '../domain/rubric.ts';
import type { Engine } from '../engine/port.ts';
import { isGiven } from './is-given.ts';
import type { GeneratedRubric, GenerationInput, GenerationOptions, InputNeed } from './methods/method.ts';
import { findMethod } from './methods/registry.ts';

export { isGiven } from './is-given.ts';

export interface GenerateOptions extends GenerationOptions {
  /** Id of the method; `bank` without it. */
  readonly method?: string | undefined;
}

const remedies: Readonly<Record<InputNeed, string>> = {
  references: 'an answer known to be good: give at least one reference',
  responses: 'answers to tell apart: give at least two responses, or a preferred and a rejected one',
  pair: 'a preference: give a preferred and a rejected answer',
  guideline: 'a guideline or other evidence: paste its text',
  rubric: 'a rubric to start from: give one with at least one criterion',
  library: 'rubrics of yours: add at least one to your bank',
  stakeholders: 'stakeholders: name at least one',
};

/**
 * Makes a rubric by a method. The same input, options and answers of the engine give the same rubric.
 * Throws: RubriconError input-invalid for an unknown method, or when what the method needs is missing; what the method
 * throws; AbortError when cancelled.
 */
export async function generateRubric(
  input: GenerationInput,
  engine: Engine,
  { method: id = 'bank', ...options }: GenerateOptions = {},
): Promise<GeneratedRubric> {
  const method = findMethod(id);
  for (const need of method.needs) {
    if (!isGiven(input, need)) {
      throw new RubriconError('input-invalid', `The method "${id}" needs ${remedies[need]}.`, { details: { need } });
    }
  }
  options.signal?.throwIfAborted();
  const made = await method.generate(input, engine, options);
  assertRubric(made.rubric);
  return made;
}
